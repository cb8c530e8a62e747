import type { Standing } from '../../directory/index.ts'
import type { Draft, Mailbox } from '../../guard/index.ts'
import { ask } from '../../messaging/ask.ts'
import { standingKey } from './scan.ts'

/** Standings of the addresses of one compose view, asked of the directory on the device. */
export class Standings {
  #known = new Map<string, Standing>()
  #asking: Promise<boolean> | null = null
  #version = ''
  readonly #onChange: () => void

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get known(): ReadonlyMap<string, Standing> {
    return this.#known
  }

  /** Version of the directory that answered, and how much of it is known here: verdicts are bound to both. */
  get version(): string {
    return `${this.#version}/${this.#known.size}`
  }

  /** Asks for those that are not known yet. */
  want(mailboxes: readonly Mailbox[]): void {
    const missing = this.#missing(mailboxes)
    if (missing.length > 0) void this.#ask(missing)
  }

  /** Asks for every address of the draft anew; `false` when nobody answered. */
  async settle(draft: Draft): Promise<boolean> {
    const all = [...(draft.from ? [draft.from] : []), ...draft.to, ...draft.cc, ...draft.bcc]
    return this.#ask([...new Set(all.map(({ address }) => standingKey(address)))])
  }

  #missing(mailboxes: readonly Mailbox[]): string[] {
    return [...new Set(mailboxes.map(({ address }) => standingKey(address)))].filter((address) => !this.#known.has(address))
  }

  #ask(addresses: readonly string[]): Promise<boolean> {
    const run = async (): Promise<boolean> => {
      try {
        const { version, standings } = await ask('resolve', { addresses })
        this.#version = version
        this.#known = new Map([...this.#known, ...standings.map((standing) => [standing.address, standing] as const)])
        this.#onChange()
        return true
      } catch {
        return false
      }
    }
    // One after another: two answers of different directory versions never mix.
    this.#asking = (this.#asking ?? Promise.resolve(true)).then(run)
    return this.#asking
  }
}
