import type { Standing } from '../../directory/index.ts'
import { type Draft, type Mailbox, NO_KNOWLEDGE, type Question, questionOf, recipientsOf, weakened } from '../../guard/index.ts'
import { ask, type Ask } from '../../messaging/ask.ts'
import type { PeopleEvidence } from '../../messaging/people-records.ts'
import { standingKey } from './scan.ts'

/** Milliseconds for which an answer counts as given at Send; asked anew in the background before it is that old. */
const FRESH = 60_000
const STALE = 30_000

/** Standings of the addresses of one compose view, asked of the directory on the device. */
export class Standings {
  #known = new Map<string, Standing>()
  #askedAt = new Map<string, number>()
  #weaker = new Set<string>()
  #people: PeopleEvidence = { history: [], knowledge: NO_KNOWLEDGE }
  /** What the answer was about beside the addresses. */
  #asked = ''
  /** The question of the newest draft: reading a long letter for it costs as much as a rule. */
  #question: { readonly draft: Draft; readonly question: Question; readonly text: string } | null = null
  #asking: Promise<boolean> | null = null
  #version = ''
  #silent = false
  /** Counts what was learnt of people beside their standings. */
  #news = 0
  readonly #onChange: () => void
  readonly #now: () => number
  readonly #asker: Ask

  constructor(onChange: () => void, now: () => number = Date.now, asker: Ask = ask) {
    this.#onChange = onChange
    this.#now = now
    this.#asker = asker
  }

  get known(): ReadonlyMap<string, Standing> {
    return this.#known
  }

  /** Whether the last question was answered by nobody: then who is unknown may only be unknown here. */
  get isSilent(): boolean {
    return this.#silent
  }

  get people(): PeopleEvidence {
    return this.#people
  }

  /** Version of the directory that answered, and how much of it is known here: verdicts are bound to both. */
  get version(): string {
    return `${this.#version}/${this.#known.size}/${this.#news}`
  }

  /** Asks for the draft's people when one of them is not known yet, or was asked for a while ago, or the letter names others. */
  want(draft: Draft): void {
    const keys = keysOf(draft)
    if (keys.some((key) => this.#ageOf(key) > STALE) || this.#asked !== this.#questionOf(draft).text) void this.#ask(keys, draft)
  }

  /** Asks for every address of the draft anew; `false` when nobody answered. */
  settle(draft: Draft): Promise<boolean> {
    return this.#ask(keysOf(draft), draft)
  }

  /** Whether every recipient was answered for. */
  knows(draft: Draft): boolean {
    return recipientsOf(draft).every((mailbox) => this.#known.has(keyOf(mailbox)))
  }

  /** Whether every recipient was resolved a moment ago and none came out weaker than it had been shown. */
  areSettled(draft: Draft): boolean {
    return this.#asked === this.#questionOf(draft).text
      && recipientsOf(draft).map(keyOf).every((key) => this.#ageOf(key) <= FRESH && !this.#weaker.has(key))
  }

  /** Recipients of whom less is known than was shown. They are told once: then the new answer is the one that was shown. */
  takeWeaker(draft: Draft): Mailbox[] {
    const weaker = recipientsOf(draft).filter((mailbox) => this.#weaker.has(keyOf(mailbox)))
    for (const mailbox of weaker) this.#weaker.delete(keyOf(mailbox))
    return weaker
  }

  #ageOf(key: string): number {
    return this.#now() - (this.#askedAt.get(key) ?? -Infinity)
  }

  #questionOf(draft: Draft): { readonly question: Question; readonly text: string } {
    if (this.#question?.draft !== draft) {
      const question = questionOf(draft)
      this.#question = { draft, question, text: JSON.stringify(question) }
    }
    return this.#question
  }

  #ask(addresses: readonly string[], draft: Draft): Promise<boolean> {
    const { question, text } = this.#questionOf(draft)
    const run = async (): Promise<boolean> => {
      try {
        const { version, standings, people } = await this.#asker('resolve', { addresses, question })
        this.#asked = text
        this.#silent = false
        this.#take(version, standings, people)
        return true
      } catch {
        this.#silent = true
        return false
      }
    }
    // One after another: two answers of different directory versions never mix.
    this.#asking = (this.#asking ?? Promise.resolve(true)).then(run)
    return this.#asking
  }

  #take(version: string, standings: readonly Standing[], people: PeopleEvidence): void {
    const before = JSON.stringify([this.#version, ...this.#known.values()])
    this.#version = version
    for (const standing of standings) {
      const shown = this.#known.get(standing.address)
      if (shown && weakened(shown, standing)) this.#weaker.add(standing.address)
      this.#known.set(standing.address, standing)
      this.#askedAt.set(standing.address, this.#now())
    }
    if (JSON.stringify(people) !== JSON.stringify(this.#people)) this.#news++
    else if (before === JSON.stringify([version, ...this.#known.values()])) return
    this.#people = people
    this.#onChange()
  }
}

const keyOf = ({ address }: Mailbox): string => standingKey(address)

const keysOf = ({ from, to, cc, bcc }: Draft): string[] => [...new Set([...(from ? [from] : []), ...to, ...cc, ...bcc].map(keyOf))]
