import { addressesOf, passes, standingKey } from '../../content/compose/scan.ts'
import { unjudgedView, viewOf } from '../../content/compose/view-of.ts'
import type { Mailbox } from '../../guard/index.ts'
import type { HoldView } from '../../messaging/hold-view.ts'
import type { HostVerdict, Judged } from './host-verdict.ts'
import { fingerprintOf } from './read-message.ts'
import type { Place } from './services.ts'
import { HostError } from './within.ts'

/** The message of one stop as it was read and judged last: that is what the panel shows, and what is decided about. */
export class ShownMessage {
  /** Key of the sentence why it was held, where the message itself may not say it. */
  failure = ''
  readonly #place: Pick<Place, 'host' | 'context'>
  readonly #verdict: HostVerdict
  #judged: Judged | null = null
  /** Recipients of whom less is known than was shown before: of these the panel has said so, of those not yet. */
  #weaker: readonly Mailbox[] = []
  #unsaid: readonly Mailbox[] = []

  constructor(place: Pick<Place, 'host' | 'context'>, verdict: HostVerdict) {
    this.#place = place
    this.#verdict = verdict
  }

  /** `null` when it could not be read or judged. */
  get judged(): Judged | null {
    return this.#judged
  }

  /** Reads and judges it anew. @param patience Milliseconds that files have to be read. */
  async judge(patience?: number): Promise<Judged | null> {
    try {
      this.#judged = await this.#verdict.judge(patience)
      this.failure = this.#judged.settled ? '' : 'content_failure_silent'
      // Whichever reading brought it: it is told once, and that is before anything leaves.
      const there = addressesOf(this.#judged.scan.draft).map(standingKey)
      this.#unsaid = [...this.#unsaid, ...this.#judged.weaker].filter(({ address }) => there.includes(standingKey(address)))
    } catch (error) {
      this.#judged = null
      this.failure = error instanceof HostError ? error.key : 'content_failure_detection'
    }
    return this.#judged
  }

  /** The same, and whether it is still the message that was shown. */
  async judgeSame(): Promise<{ readonly judged: Judged | null; readonly isSame: boolean }> {
    const shown = this.#judged?.message
    const judged = await this.judge()
    const isSame = judged !== null && shown !== undefined && (await fingerprintOf(judged.message)) === (await fingerprintOf(shown))
    return { judged, isSame }
  }

  /** The recipients whose weaker answer has not been told yet; from now on the panel shows it. */
  takeWeaker(): readonly Mailbox[] {
    this.#weaker = this.#unsaid
    this.#unsaid = []
    return this.#weaker
  }

  /** What the panel is shown of it. */
  view(holdId: string): HoldView {
    if (this.#unsaid.length > 0) this.takeWeaker()
    const { context: { isPrivate, profile }, host } = this.#place
    const { files, keys, scanContext } = this.#verdict
    const extras = { secureAddress: profile?.secureAddress ?? '', failure: this.failure, alreadyLeft: [] }
    if (!this.#judged) return unjudgedView(holdId, extras)
    const { scan } = this.#judged
    const view = viewOf(holdId, scan, scanContext, keys, { ...extras, isPrivate, weaker: this.#weaker, choosesFiles: false, isOurs: (id) => files.isOurs(id) })
    const there = view.remedies.filter((kind) => kind !== 'hand-over' || host.redirect !== undefined)
    // What held it is over, or never was: one press sends it, read once more.
    const remedies = passes(scan) ? [...new Set([...there, 'send-as-is' as const, 'go-back' as const])] : there
    const attachments = host.isLocal === true ? view.attachments.map((one) => ({ ...one, where: 'held' as const })) : view.attachments
    return { ...view, attachments, remedies, sendsHere: host.redirect !== undefined }
  }
}
