import type { GuardedView } from './guarded-view.ts'
import { addressesOf, type Scan } from './scan.ts'
import { NO_KEY } from './seal-offer.ts'

type Parts = Pick<GuardedView, 'adapter' | 'context' | 'engine' | 'keys'>

/**
 * Learns the key that the answered mail brings of its sender (Autocrypt), when it could serve: sealing is offered, somebody here signs, and no key is
 * known for a recipient. At most once for a view, and never from a private window, of which nothing is kept.
 */
export class AnsweredKey {
  readonly #view: Parts
  #looked = false

  constructor(view: Parts) {
    this.#view = view
  }

  /** After the keys of this draft's recipients were asked for. Never rejects: without a key, sealing is what it was. */
  async look({ draft, verdict }: Pick<Scan, 'draft' | 'verdict'>): Promise<void> {
    const { adapter, context, engine, keys } = this.#view
    const addresses = addressesOf(draft)
    const without = (keys.of(addresses) ?? []).filter(({ reason }) => reason === NO_KEY).map(({ address }) => address)
    const isOffered = verdict.remedies.some(({ kind }) => kind === 'seal')
    if (this.#looked || context.isPrivate || keys.signer !== '' || !isOffered || without.length === 0 || !adapter.answeredHeader) return
    this.#looked = true
    const header = await adapter.answeredHeader(without).catch(() => '')
    if (header !== '' && await engine.learnKey(header, without)) await keys.ask(addresses)
  }
}
