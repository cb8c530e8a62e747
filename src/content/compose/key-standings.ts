import { ask, type Ask } from '../../messaging/ask.ts'
import type { KeyStanding } from '../../messaging/key-records.ts'
import { standingKey } from './scan.ts'

/** For whom the background holds a key. Asked anew whenever a stop opens: a key may have been confirmed in the options meanwhile. */
export class KeyStandings {
  #known = new Map<string, KeyStanding>()
  #signer = 'keys_own_missing'
  #asking: Promise<void> | null = null
  readonly #onChange: () => void
  readonly #asker: Ask

  constructor(onChange: () => void, asker: Ask = ask) {
    this.#onChange = onChange
    this.#asker = asker
  }

  /** Why nobody here can sign: key of a sentence; empty when somebody can. */
  get signer(): string {
    return this.#signer
  }

  /** In the order of the addresses; `null` while one of them is not known yet. */
  of(addresses: readonly string[]): readonly KeyStanding[] | null {
    const found = addresses.flatMap((address) => this.#known.get(standingKey(address)) ?? [])
    return found.length === addresses.length ? found : null
  }

  /** Asks for those that are not known yet. */
  want(addresses: readonly string[]): void {
    if (this.of(addresses) === null) void this.ask(addresses)
  }

  /** Asks for all of them anew. Silence leaves what was known: sealing asks again by itself. */
  ask(addresses: readonly string[]): Promise<void> {
    const wanted = [...new Set(addresses.map(standingKey))]
    const run = async (): Promise<void> => {
      try {
        const { standings, signer } = await this.#asker('keys-known', { addresses: wanted })
        const before = JSON.stringify([this.#signer, ...this.#known])
        this.#signer = signer
        this.#known = new Map([...this.#known, ...standings.map((standing) => [standing.address, standing] as const)])
        if (JSON.stringify([this.#signer, ...this.#known]) !== before) this.#onChange()
      } catch {
        // Not offered, then.
      }
    }
    this.#asking = (this.#asking ?? Promise.resolve()).then(run)
    return this.#asking
  }
}
