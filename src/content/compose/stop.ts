import type { Mailbox } from '../../guard/index.ts'
import { ask } from '../../messaging/ask.ts'
import type { HoldView, PanelToCompose } from '../../messaging/hold-view.ts'
import type { LedgerLine } from '../../messaging/records.ts'
import { Panel } from '../ui/panel.ts'
import { alreadyLeft } from './already-left.ts'
import { AnsweredKey } from './answered-key.ts'
import type { GuardedView } from './guarded-view.ts'
import { HandingOver } from './handing-over.ts'
import { Hold } from './hold.ts'
import { PanelVoice } from './panel-voice.ts'
import type { RecordCopy } from './record-copy.ts'
import { Remedies } from './remedies.ts'
import { againstSending, resolveAnew } from './resolve-anew.ts'
import { addressesOf, keyOf, type Scan } from './scan.ts'
import type { Sealing } from './sealing.ts'
import { shownFindings, unjudgedView, viewOf } from './view-of.ts'

const REOPENINGS = 5

/** One stop: the panel with its reasons for as long as the draft is held, and the ways out of it. */
export class Stop {
  hold = new Hold(ask)
  scan: Scan | null = null
  /** Called when a stop has ended with a draft that may leave. */
  onFree: () => Promise<void> = () => Promise.resolve()
  /** Called when nobody answers, so that no panel can be opened. */
  onSilence: () => void = () => undefined
  readonly #page: Document
  readonly #view: GuardedView
  readonly #sealing: Sealing
  readonly #voice = new PanelVoice((message) => this.#panel?.post(message))
  readonly #remedies: Remedies
  readonly #handOver: HandingOver
  readonly #answeredKey: AnsweredKey
  #panel: Panel | null = null
  /** A panel is on its way: who asks for one meanwhile gets that one. */
  #isOpening = false
  #failure = ''
  /** Recipients of whom less is known than was shown before. */
  #weaker: readonly Mailbox[] = []
  #reopened = 0

  constructor(page: Document, view: GuardedView, record: RecordCopy, sealing: Sealing) {
    this.#page = page
    this.#view = view
    this.#sealing = sealing
    this.#remedies = new Remedies(view, sealing, this, this.#voice)
    this.#handOver = new HandingOver(view, record, this, this.#voice)
    this.#answeredKey = new AnsweredKey(view)
    view.requests.set('decided', ({ holdId, kind }: { holdId: string; kind: 'send-anyway' | 'emergency' }) => this.#decided(holdId, kind))
  }

  /** Whether a request names this stop, or the hand-over that it began. */
  isMeant(request: unknown): boolean {
    if (typeof request !== 'object' || request === null) return false
    return ('holdId' in request && this.hold.id !== '' && request.holdId === this.hold.id) || ('jobId' in request && this.#handOver.isOf(request.jobId))
  }

  get isOpen(): boolean {
    return this.#panel !== null
  }

  /**
   * Opens the panel for a held draft, or for a draft that could not be judged (`failure`: message key). @param weaker
   * Recipients of whom less is known than was shown.
   */
  async open(scan: Scan | null, failure: string, weaker: readonly Mailbox[] = []): Promise<void> {
    this.#weaker = weaker
    this.scan = scan
    this.#failure = scan ? failure : failure || 'content_failure_detection'
    if (this.#panel || this.#isOpening) { this.update(scan, failure); return; }
    this.#isOpening = true
    this.hold = new Hold(ask)
    // Meanwhile a key may have been confirmed, or the vault opened.
    if (scan) void this.#view.keys.ask(addressesOf(scan.draft)).then(() => this.#answeredKey.look(scan))
    try {
      this.#panel = new Panel(this.#page, await this.hold.open(scan), (message) => void this.#onMessage(message), () => void this.#onLost())
    } catch {
      this.onSilence()
    } finally {
      this.#isOpening = false
    }
  }

  update(scan: Scan | null, failure = this.#failure): void {
    this.scan = scan
    this.#failure = failure
    if (this.#panel && !this.#view.busy) this.#voice.show(this.#shown())
  }

  /** Tells an open panel how far the reading of a file is. */
  showReading(id: string): void {
    const percent = this.#view.files.progressOf(id)
    if (percent !== null) this.#panel?.post({ type: 'reading', file: { id, percent } })
  }

  stillHeld(scan: Scan | null, message = 'content_still_held', params: readonly string[] = []): void {
    this.update(scan, '')
    this.#voice.doubt(message, params)
  }

  fail(message: string, params: readonly string[] = []): void {
    this.#view.busy = false
    this.#voice.fail(message, params)
  }

  close(): void {
    this.#panel?.close()
    this.#panel = null
    this.#view.busy = false
  }

  async end(action: LedgerLine['action'] | ''): Promise<void> {
    this.close()
    await this.hold.close(action)
  }

  /** Sends what a remedy has left, to recipients who are resolved anew; who came out weaker is named, and nothing leaves. */
  async sendIfPassed(action: LedgerLine['action']): Promise<void> {
    if (this.#view.busy) return
    this.#view.busy = true
    const resolved = await resolveAnew(this.#view)
    this.#view.busy = false
    if (!this.#panel) return
    this.#weaker = resolved.weaker
    const against = againstSending(resolved, this.#view.verdict.context)
    if (against) {
      this.stillHeld(resolved.scan, ...against)
      return
    }
    await this.end(action)
    await this.onFree()
  }

  #shown(): HoldView {
    const { adapter, context: { profile, isPrivate, cannot = [], policyFault = null }, files, keeper, keys, verdict } = this.#view
    const extras = { secureAddress: profile?.secureAddress ?? '', failure: this.#failure, alreadyLeft: alreadyLeft(this.#view, this.scan) }
    if (!this.scan) return { ...unjudgedView(this.hold.id, extras), policyFault }
    const more = { isPrivate, cannot, weaker: this.#weaker, choosesFiles: adapter.chooseFile !== undefined, isOurs: (id: string) => files.isOurs(id), damaged: keeper.damaged }
    return { ...viewOf(this.hold.id, this.scan, verdict.context, keys, { ...extras, ...more }), policyFault }
  }

  async #onLost(): Promise<void> {
    this.#panel = null
    if (++this.#reopened <= REOPENINGS) return this.open(this.scan, this.#failure)
    // The page keeps our panel out of sight: go on in a window that it cannot reach.
    await ask('ask-decision', { holdId: this.hold.id, kind: 'hidden' }).catch(() => this.onSilence())
  }

  async #onMessage(message: PanelToCompose): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#voice.forget()
        this.#voice.show(this.#shown())
        for (const { id } of this.scan?.draft.attachments ?? []) this.showReading(id)
        return
      case 'close':
        return this.end('went-back')
      case 'reveal': {
        const place = this.scan ? shownFindings(this.scan)[message.passage]?.place : undefined
        if (place && place.part !== 'attachment' && place.part !== 'attachment-name') this.#view.adapter.reveal(place.start, place.end, place.part)
        return
      }
      case 'hand-over':
        return this.#handOver.start(message.recipients)
      case 'remedy':
        return this.#remedies.run(message.kind)
      case 'seal':
        return this.#remedies.seal(message.choice)
      case 'erase-saved':
        return this.#remedies.eraseSaved()
      case 'stop-reading':
        this.#view.files.stopReading(message.file)
        return
      case 'answer-passage':
        return this.#remedies.answerPassage(message.key, message.isPatient)
      case 'correct':
        return this.#remedies.correct(message.address, message.insteadOf)
      case 'send-as-is':
        if (this.#view.busy) return
        // Nothing but what was asked is settled, and everything else is judged anew.
        this.#view.verdict.answer(message.doubts)
        return this.sendIfPassed('sent-as-is')
      case 'cancel':
        this.#sealing.cancel()
        return
      case 'send':
        return this.sendIfPassed('sealed')
      case 'height':
    }
  }

  async #decided(holdId: string, kind: 'send-anyway' | 'emergency'): Promise<{ accepted: boolean }> {
    // The decision was taken for what the panel showed: what has changed since needs a new one. In an emergency that is the message alone: a
    // directory that has just come, as it does after the browser's start, is no reason to ask again where a life is at stake.
    const shownKey = (scan: Scan | null): string | undefined => (scan && kind === 'emergency' ? keyOf(scan.draft, '') : scan?.key)
    const decided = shownKey(this.scan)
    const isOpen = (): boolean => this.hold.id !== '' && holdId === this.hold.id && decided !== undefined && shownKey(this.#view.verdict.current()) === decided
    if (!isOpen()) return { accepted: false }
    const { scan, settled, weaker } = await resolveAnew(this.#view)
    if (weaker.length > 0) {
      this.#weaker = weaker
      this.update(scan, '')
    }
    // Where a life is at stake nobody's answer is waited for.
    if (weaker.length > 0 || !isOpen() || !(settled || kind === 'emergency')) return { accepted: false }
    await this.end(kind === 'emergency' ? 'sent-in-emergency' : 'sent-anyway')
    void this.onFree()
    return { accepted: true }
  }
}
