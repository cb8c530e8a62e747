import type { Passage } from '../../detection/index.ts'
import { ask, type Ask } from '../../messaging/ask.ts'
import { answerablePassages } from './passage-of.ts'
import type { Scan } from './scan.ts'

/** Passages asked about in one draft: more than a panel can be answered for. */
const MOST = 120
const MOST_KNOWN = 2000

/** Passages of this draft that are no patient's data: those that were answered here, and those remembered on this device. */
export class PassageAnswers {
  /** By key of the passage. What is not in here counts as a patient's. */
  readonly #known = new Map<string, boolean>()
  #answered: ReadonlySet<string> = new Set()
  #version = 0
  #asking: Promise<void> = Promise.resolve()
  readonly #onChange: () => void
  readonly #ask: Ask

  constructor(onChange: () => void, asker: Ask = ask) {
    this.#onChange = onChange
    this.#ask = asker
  }

  get answered(): ReadonlySet<string> {
    return this.#answered
  }

  /** Changes whenever `answered` does. */
  get version(): number {
    return this.#version
  }

  /** Asks for the passages of a held draft that nobody has asked for yet. Silence leaves them a patient's. */
  want(scan: Scan): Promise<void> {
    const passages = answerablePassages(scan).map(({ key }) => key).filter((key) => !this.#known.has(key)).slice(0, MOST)
    if (passages.length === 0) return this.#asking
    // Every letter typed makes other sentences: what was not answered need not be remembered for long.
    if (this.#known.size > MOST_KNOWN) for (const [key, isAnswered] of this.#known) if (!isAnswered) this.#known.delete(key)
    for (const key of passages) this.#known.set(key, false)
    this.#asking = this.#asking.then(async () => {
      try {
        const { answered } = await this.#ask('passages-answered', { passages })
        passages.forEach((key, index) => this.#set(key, answered[index] === true || this.#known.get(key) === true))
      } catch {
        for (const key of passages) if (this.#known.get(key) !== true) this.#known.delete(key)
      }
    })
    return this.#asking
  }

  /** Takes the practitioner's own answer about one passage. @returns whether the stop it was given in still stands. */
  async answer(holdId: string, { key, isBare }: Passage, isPatient: boolean): Promise<boolean> {
    const { taken } = await this.#ask('passage-answer', { holdId, passage: key, isPatient, remember: !isBare })
    if (taken) this.#set(key, !isPatient)
    return taken
  }

  #set(key: string, isAnswered: boolean): void {
    this.#known.set(key, isAnswered)
    if (this.#answered.has(key) === isAnswered) return
    const answered = new Set(this.#answered)
    if (isAnswered) answered.add(key)
    else answered.delete(key)
    this.#answered = answered
    this.#version += 1
    this.#onChange()
  }
}
