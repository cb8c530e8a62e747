import type { EnvelopeFormat } from '../../crypto/index.ts'
import type { GuardedView } from './guarded-view.ts'
import { isOnlyInside } from './inside.ts'
import { noteInLedger } from './ledger-note.ts'
import { addressesOf, passes, type Scan } from './scan.ts'
import { sealOffer } from './seal-offer.ts'
import type { Sealing } from './sealing.ts'

type Parts = Pick<GuardedView, 'busy' | 'context' | 'keys' | 'standings' | 'verdict'>

/** Sealing by a standing order of the practitioner or the practice: no question, no panel. What fails stays held, and the next send says why. */
export class StandingOrders {
  /** Called when sealing on sight has ended. */
  onSealed: () => void = () => undefined
  readonly #view: Parts
  readonly #sealing: Pick<Sealing, 'seal'>
  readonly #tried = new Set<string>()

  constructor(view: Parts, sealing: Pick<Sealing, 'seal'>) {
    this.#view = view
    this.#sealing = sealing
  }

  /** Seals files as soon as they are attached, where the practitioner wants that. */
  sealOnSight(scan: Scan): void {
    const { busy, context: { policy, isPrivate }, keys, standings } = this.#view
    if (!policy.alwaysSeal) return
    // Who has a key gets what opens with it, so the answer is waited for.
    const isReady = keys.of(addressesOf(scan.draft)) !== null && standings.knows(scan.draft) && scan.draft.attachments.every(({ state }) => state !== 'pending')
    const offer = isReady ? sealOffer(scan, keys, isPrivate) : null
    const best = offer?.scope === 'attachments' ? offer.formats.find(({ proposed }) => proposed) : undefined
    const files = scan.draft.attachments.map(({ id }) => id).join(' ')
    if (!best || busy || this.#tried.has(files)) return
    this.#tried.add(files)
    void this.#seal(scan, best.format).then(() => this.onSealed())
  }

  /** Seals mail inside the practice to the keys of its people, where the practice wants that. @returns whether it may leave now. */
  async sealInside(scan: Scan): Promise<boolean> {
    const { busy, context, keys, verdict } = this.#view
    if (busy || !isOnlyInside(scan, verdict.context)) return false
    await keys.ask(addressesOf(scan.draft))
    const offer = sealOffer(scan, keys, context.isPrivate)
    if (!offer?.formats.some(({ format, proposed }) => format === 'openpgp' && proposed) || !(await this.#seal(scan, 'openpgp'))) return false
    const sealed = verdict.current()
    return sealed !== null && passes(sealed)
  }

  async #seal(scan: Scan, format: EnvelopeFormat): Promise<boolean> {
    this.#view.busy = true
    try {
      await this.#sealing.seal('', scan, { format, choose: false, wantsAnswer: false }, () => undefined)
      noteInLedger(this.#view, 'sealed', scan)
      return true
    } catch {
      return false
    } finally {
      this.#view.busy = false
    }
  }
}
