import { addressesIn } from '../../directory/sources/address-book.ts'
import { ask } from '../../messaging/ask.ts'
import type { Gatekeeper, View } from '../sentinel/gatekeeper.ts'
import { say } from '../ui/words.ts'
import type { ComposeAdapter } from '../webmails/webmail.ts'
import type { NamedRecipients, Question } from '../world-bridge.ts'
import { isWhole } from './carries.ts'
import { Departure } from './departure.ts'
import { Exits } from './exits.ts'
import { type ComposeContext, GuardedView } from './guarded-view.ts'
import { Pace } from './pace.ts'
import { People } from './people.ts'
import { RecordCopy } from './record-copy.ts'
import { addressesOf, isClean, passes } from './scan.ts'
import { Sealing } from './sealing.ts'
import { Sending } from './sending.ts'
import { StandingOrders } from './standing-orders.ts'
import { Stop } from './stop.ts'
import { TakenFiles } from './taken-files.ts'
import { VerdictMarks } from './verdict-marks.ts'
import { free, lettersOfDraft, withhold } from './withheld.ts'

/** Guards one compose view: follows its draft with a running verdict, and puts every question of the page to the part that answers it. */
export class ComposeController implements Gatekeeper {
  readonly view: GuardedView
  readonly departure: Departure
  /** Called when the view is gone from the page. */
  onEnd: () => void = () => undefined
  readonly #record: RecordCopy
  readonly #exits: Exits
  readonly #taken: TakenFiles
  readonly #marks: VerdictMarks
  readonly #orders: StandingOrders
  readonly #stop: Stop
  readonly #sending: Sending
  readonly #pace = new Pace(() => this.#renew())
  /** By their root elements: an editor that writes its frame's document anew (CKEditor, at each `setData`) takes every listener away with the old one. */
  readonly #watched = new WeakSet<Element>()

  constructor(page: Document, adapter: ComposeAdapter, context: ComposeContext, shared: View, signal: AbortSignal) {
    const soon = (): void => this.#pace.soon()
    const view = (this.view = new GuardedView(page, adapter, context, shared, soon, (id, percent) => {
      this.#stop.showReading(id)
      this.#marks.showReading(percent)
    }))
    const { keeper, requests, verdict } = view
    this.#record = new RecordCopy(view)
    this.departure = new Departure(view, this.#record)
    this.#exits = new Exits(view, this.departure)
    this.#taken = new TakenFiles(view, this.#exits)
    const people = new People(page, adapter, signal)
    this.#marks = new VerdictMarks(view, shared.badge, people, this.departure, this.#taken)
    const sealing = new Sealing(view, this.#record)
    this.#orders = new StandingOrders(view, sealing)
    this.#stop = new Stop(page, view, this.#record, sealing)
    this.#sending = new Sending(view, this.#record, this.departure, this.#exits, {
      seal: async (scan) => !this.#stop.isOpen && this.#orders.sealInside(scan),
      stop: (scan, failure, weaker) => this.#stop.open(scan, failure, weaker),
    })

    people.onPick = ({ address }) => verdict.pick(address)
    keeper.onKept = this.#taken.onUnkept = () => this.#marks.showBadge(verdict.current())
    this.departure.onUncertain = () => this.#marks.tell('doubt', say('content_uncertain'))
    this.departure.onRefused = this.#orders.onSealed = soon
    this.#exits.onHeldSend = () => this.onHeldSend()
    this.#stop.onFree = () => this.#sending.proceed()
    this.#stop.onSilence = () => this.#marks.tell('lost', say('content_failure_silent'))
    if (shared.badge) {
      shared.badge.onOpen = () => void this.#stop.open(verdict.current(), verdict.failure)
      shared.badge.onAction = () => void this.#resume()
    }
    requests.set('contacts', async () => ({ addresses: addressesIn(await (adapter.contacts?.() ?? '')) }))
    requests.set('health', () => Promise.resolve({ failure: verdict.failure }))
    adapter.onChange(() => {
      this.#exits.closeIfChanged()
      soon()
    }, signal)
    adapter.onOutcome((outcome) => this.departure.settle(outcome), signal)
    soon()
  }

  #renew(): void {
    try {
      this.#refresh()
    } catch {
      // Whatever the page did: without a verdict nothing leaves, and the practitioner is told.
      this.view.verdict.failure = 'content_failure_detection'
      void this.view.gate.set('closed')
      this.#marks.showBadge(null)
    }
  }

  #refresh(): void {
    const { adapter, context, files, keeper, keys, passages, shared, standings, verdict } = this.view
    for (const frame of adapter.editorWindows()) this.#watchOnce(frame)
    const scan = verdict.current()
    if (scan) {
      standings.want(scan.draft)
      // Asked only for what will be held: nobody's key and no answer matters to a harmless message.
      if (!passes(scan)) {
        keys.want(addressesOf(scan.draft))
        void passages.want(scan)
      }
      if (!context.secureSite && !isClean(scan)) {
        keeper.keepSoon(files.held.length)
        withhold(shared.withheld, scan)
      } else free(shared.withheld, scan.draft)
      this.#record.followSoon()
    }
    if (!this.departure.isUnderway) this.#exits.setGate(scan)
    this.#marks.show(scan)
    this.#stop.update(scan, verdict.failure || (standings.isSilent ? 'content_failure_silent' : ''))
    if (scan) this.#orders.sealOnSight(scan)
  }

  #watchOnce(frame: Window): void {
    const root = frame.document.documentElement
    if (this.#watched.has(root)) return
    this.#watched.add(root)
    this.view.shared.watch(frame)
  }

  // ---- Gatekeeper -------------------------------------------------------------------------------------------------

  allowsSend(): boolean {
    return this.#exits.allowsSend()
  }

  allows(question: Question): boolean {
    return this.#exits.allows(question)
  }

  isCarriedBy(text: string): boolean {
    return this.#exits.isCarriedBy(text)
  }

  owns(message: string): boolean {
    return this.#exits.owns(message)
  }

  /** Letters of the draft as it stands now; `null` when nobody can tell. */
  get letters(): string | null {
    const scan = this.view.verdict.current()
    return scan && lettersOfDraft(scan.draft)
  }

  learnRecipients(recipients: NamedRecipients): void {
    try {
      this.view.adapter.learnRecipients?.(recipients)
    } catch {
      // Whoever is not known stays unresolved.
    }
    this.#pace.soon()
  }

  onLetGo(): void {
    this.departure.gesture()
    if (this.departure.draft) free(this.view.shared.withheld, this.departure.draft)
  }

  onHeldSend(): void {
    this.#sending.attempt()
  }

  takeFiles(files: readonly File[]): void {
    void this.#taken.take(files).then(() => this.#pace.soon())
  }

  comeBack(): void {
    const { gate, shared: { key, webmail } } = this.view
    // The background has given up the gate and the stop when the tab showed another page.
    this.#stop.close()
    void gate.renew(() => ask('compose-found', { composeKey: key, webmail, present: true })).then(() => this.#pace.soon())
  }

  onTooManyDropped(): void {
    this.#marks.showBadge(this.view.verdict.current())
  }

  end(): void {
    this.#pace.stop()
    const { context, shared, verdict } = this.view
    const released = this.departure.draft
    this.view.putAway(!released && !(verdict.last && isClean(verdict.last)))
    if (!released && verdict.last && !context.secureSite) withhold(shared.withheld, verdict.last)
    // What could not leave at once is tried again by the webmail, with no view to ask.
    if (released) shared.released.add((message) => isWhole(message, released))
    this.#stop.close()
    void this.view.gate.leave()
    this.onEnd()
  }

  // ---- Background -------------------------------------------------------------------------------------------------

  /** Whether the background's question names a stop or a hand-over of this view. */
  isMeant(message: unknown): boolean {
    return typeof message === 'object' && message !== null && 'request' in message && this.#stop.isMeant(message.request)
  }

  /** Answers the background; `undefined` for what is not ours. */
  answer(message: unknown): Promise<unknown> | undefined {
    if (typeof message !== 'object' || message === null || !('sceau' in message) || !('request' in message)) return undefined
    const run = this.view.requests.get(String(message.sceau))
    return run?.(message.request as never).then((answer) => ({ answer }))
  }

  /** The extension was reloaded or removed: nothing can be decided any more, so everything stays held. */
  orphan(sentence: string): void {
    this.view.verdict.failure = 'content_orphaned'
    this.#marks.orphan(sentence)
    this.#stop.close()
  }

  async #resume(): Promise<void> {
    const { context, keeper } = this.view
    // Once the text is back it is the practitioner's again: a second try is for the files alone.
    const why = keeper.resumed ? '' : await keeper.resume(context.held)
    if (why === '') await this.#taken.bringBack()
    else this.#marks.tell('doubt', say(why), say('content_resume'))
    this.#pace.soon()
  }
}
