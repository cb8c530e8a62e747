import { knownWords } from '../../detection/index.ts'
import { knownPersons, type Mailbox } from '../../guard/index.ts'
import { ask } from '../../messaging/ask.ts'
import type { EnvelopeFormat } from '../../crypto/index.ts'
import type { MessageToWrite } from '../../messaging/engine-port.ts'
import type { LedgerLine } from '../../messaging/records.ts'
import type { HoldView, PanelToCompose, SealChoice, SecureRecipient } from '../../messaging/hold-view.ts'
import type { HandOverState } from '../../messaging/requests.ts'
import { Panel } from '../ui/panel.ts'
import type { ComposeController } from './controller.ts'
import { correctionOf } from './correction.ts'
import { cutUntilClean, namesIn, placesOf } from './cut.ts'
import { writeEml } from './eml.ts'
import { HandOverSource } from './hand-over-source.ts'
import { isOnlyInside } from './inside.ts'
import { ledgerFacts } from './ledger-facts.ts'
import { passageOf } from './passage-of.ts'
import { passes, type Scan, standingKey } from './scan.ts'
import { sealOffer } from './seal-offer.ts'
import { SealingError } from './sealing-error.ts'
import { Sealing } from './sealing.ts'
import { namesOf, shownFindings, unjudgedView, viewOf } from './view-of.ts'

const REOPENINGS = 5
/** The sentence that says that the practitioner ended the work. */
const CANCELLED = 'envelope_cancelled'

/** One stop: the panel with its reasons, and the remedies that end it. */
export class Stop {
  readonly #page: Document
  readonly #controller: ComposeController
  readonly #handOver: HandOverSource
  readonly #sealing: Sealing
  #panel: Panel | null = null
  #holdId = ''
  #scan: Scan | null = null
  #failure = ''
  /** Recipients of whom less is known than was shown before. */
  #weaker: readonly Mailbox[] = []
  #reopened = 0
  /** What the panel shows now. */
  #shown = ''
  #busy = false
  /** What was given to the secure mailbox, for the record. */
  #handedOver: MessageToWrite | null = null
  /** Whether this stop has sealed the draft: that stands in the ledger, and leaving the panel then is no going back. */
  #sealed = false
  readonly #triedOnSight = new Set<string>()

  constructor(page: Document, controller: ComposeController) {
    this.#page = page
    this.#controller = controller
    this.#handOver = new HandOverSource(controller)
    this.#sealing = new Sealing(controller)
    controller.requests.set('decided', ({ holdId, kind }: { holdId: string; kind: 'send-anyway' | 'emergency' }) => this.#decided(holdId, kind))
  }

  /** Whether a request names this stop, or the hand-over that it began. */
  isMeant(request: unknown): boolean {
    if (typeof request !== 'object' || request === null) return false
    return ('holdId' in request && this.#holdId !== '' && request.holdId === this.#holdId) || ('jobId' in request && this.#handOver.isOf(request.jobId))
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
    this.#scan = scan
    this.#failure = scan ? failure : failure || 'content_failure_detection'
    if (this.#panel) { this.update(scan, failure); return; }
    this.#holdId = crypto.randomUUID()
    this.#sealed = false
    // Meanwhile a key may have been confirmed, or the vault opened.
    if (scan) void this.#controller.askKeys(scan)
    try {
      const { nonce } = await ask('open-hold', {
        holdId: this.#holdId, verdict: scan?.verdict.verdict ?? 'block', ...ledgerFacts(scan),
      })
      this.#panel = new Panel(this.#page, nonce, (message) => void this.#onMessage(message), () => void this.#onLost())
    } catch {
      this.#controller.showSilence()
    }
  }

  /** Shows the newest state of the draft in an open panel. */
  update(scan: Scan | null, failure: string): void {
    this.#scan = scan
    this.#failure = failure
    if (this.#panel && !this.#busy) this.#show()
  }

  /** Shows the draft where it differs from what stands there: whatever changes under the pointer makes the panel wait. */
  #show(): void {
    const hold = this.#view()
    const shown = JSON.stringify(hold)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#panel?.post({ type: 'show', hold })
  }

  /** Tells an open panel how far the reading of a file is. */
  showReading(id: string): void {
    const percent = this.#controller.files.progressOf(id)
    if (percent !== null) this.#panel?.post({ type: 'reading', file: { id, percent } })
  }

  close(): void {
    this.#panel?.close()
    this.#panel = null
    this.#busy = false
  }

  #view(): HoldView {
    return { ...this.#held(), policyFault: this.#controller.context.policyFault ?? null }
  }

  #held(): HoldView {
    const extras = {
      secureAddress: this.#controller.context.profile?.secureAddress ?? '',
      failure: this.#failure,
      alreadyLeft: this.#controller.alreadyLeft(this.#scan),
    }
    if (this.#scan) {
      const weaker = this.#weaker
      const { scanContext, keys, files, adapter, context: { isPrivate, cannot = [] } } = this.#controller
      return viewOf(this.#holdId, this.#scan, scanContext, keys, { ...extras, isPrivate, cannot, weaker, choosesFiles: adapter.chooseFile !== undefined, isOurs: (id) => files.isOurs(id) })
    }
    return unjudgedView(this.#holdId, extras)
  }

  async #onLost(): Promise<void> {
    this.#panel = null
    if (++this.#reopened <= REOPENINGS) return this.open(this.#scan, this.#failure)
    // The page keeps our panel out of sight: go on in a window that it cannot reach.
    await ask('ask-decision', { holdId: this.#holdId, kind: 'hidden' }).catch(() => this.#controller.showSilence())
  }

  /** @param action Empty where the ledger has it already. */
  async #end(action: LedgerLine['action'] | ''): Promise<void> {
    const holdId = this.#holdId
    // A stop that has ended takes no decision any more.
    this.#holdId = ''
    this.close()
    const known = this.#sealed && (action === 'sealed' || action === 'went-back')
    await ask('close-hold', { holdId, action: known ? '' : action }).catch(() => undefined)
  }

  async #onMessage(message: PanelToCompose): Promise<void> {
    const { adapter } = this.#controller
    switch (message.type) {
      case 'ready':
        this.#shown = ''
        this.#show()
        for (const { id } of this.#scan?.draft.attachments ?? []) this.showReading(id)
        return
      case 'close':
        return this.#end('went-back')
      case 'reveal': {
        const place = this.#scan ? shownFindings(this.#scan)[message.passage]?.place : undefined
        if (place && place.part !== 'attachment' && place.part !== 'attachment-name') adapter.reveal(place.start, place.end, place.part)
        return
      }
      case 'hand-over':
        return this.#startHandOver(message.recipients)
      case 'remedy':
        return this.#remedy(message.kind)
      case 'seal':
        return this.#seal(message.choice)
      case 'erase-saved':
        if (await this.#controller.eraseSaved()) { this.update(this.#controller.current(), ''); return; }
        this.#panel?.post({ type: 'outcome', level: 'doubt', message: 'content_left_server_draft', params: [] })
        return
      case 'stop-reading':
        this.#controller.files.stopReading(message.file)
        return
      case 'answer-passage':
        return this.#answerPassage(message.key, message.isPatient)
      case 'correct':
        return this.#correct(message.address, message.insteadOf)
      case 'send-as-is':
        return this.#sendAsIs(message.doubts)
      case 'cancel':
        this.#sealing.cancel()
        return
      case 'send':
        return this.#sendIfPassed('sealed')
      case 'height':
    }
  }

  async #remedy(kind: Extract<PanelToCompose, { type: 'remedy' }>['kind']): Promise<void> {
    const { adapter, files } = this.#controller
    switch (kind) {
      case 'answer-without-history':
        adapter.dropQuoted()
        return this.#sendIfPassed('answered-without-history')
      case 'remove-passages':
        if (await this.#removePassages(files.held.map(({ id }) => id))) return this.#sendIfPassed('passages-removed')
        this.#stillHeld(this.#controller.current())
        return
      case 'eml': {
        try {
          this.#panel?.post({ type: 'eml', ...await writeEml(this.#controller) })
          this.#controller.note('eml-saved')
        } catch {
          this.#fail('content_failure_silent')
        }
        return
      }
      case 'hide-recipients':
        await this.#end('recipient-changed')
        this.#controller.recipients.hide()
        return
      case 'hand-to-patient': {
        const given = this.#scan?.verdict.remedies.find((remedy) => remedy.kind === kind)?.recipients ?? []
        await this.#end('recipient-changed')
        this.#controller.recipients.drop(given)
        return
      }
      case 'attach-file':
        // At once: a browser opens its file chooser only within the press.
        adapter.chooseFile?.()
        return this.#end('went-back')
      case 'send-anyway':
      case 'emergency':
        await ask('ask-decision', { holdId: this.#holdId, kind }).catch(() => this.#fail('content_failure_silent'))
    }
  }

  /**
   * Takes out every passage that was found, and every attachment that holds one or could not be read.
   * @returns whether nothing is found in the text any more.
   */
  async #removePassages(held: readonly string[]): Promise<boolean> {
    const { adapter, files } = this.#controller
    const scan = this.#controller.current()
    if (!scan) return false
    const telling = scan.draft.attachments.filter(({ id, state }) =>
      state !== 'read' || scan.detection.findings.some(({ place }) => place.attachment === id))
    files.drop(telling.map(({ id }) => id).filter((id) => held.includes(id)))
    for (const { id } of telling) if (id.startsWith('server-')) await adapter.detach(id.slice('server-'.length))
    const names = namesIn(scan.detection.findings, knownWords(knownPersons(scan.draft)))
    const clean = cutUntilClean(() => this.#controller.current()?.detection.findings.map(({ place }) => place) ?? null, (places) => { adapter.remove(places) })
    const rest = clean ? this.#controller.current() : null
    for (const part of rest ? (['subject', 'body', 'quoted'] as const) : []) adapter.remove(placesOf(names, rest?.draft[part] ?? '').map((place) => ({ part, ...place })))
    return clean
  }

  /** Says that what stands there now still tells something, and goes on holding it. */
  #stillHeld(scan: Scan | null, message = 'content_still_held'): void {
    this.update(scan, '')
    this.#panel?.post({ type: 'outcome', level: 'doubt', message, params: [] })
  }

  /** Changes the recipient and ends the stop; the practitioner presses Send again, and the draft is judged as any other. */
  async #correct(address: string, insteadOf: string): Promise<void> {
    const scan = this.#controller.current()
    const correction = scan && correctionOf(scan, this.#controller.scanContext)
    // The draft has changed since the panel showed it.
    if (correction?.address !== address || correction.insteadOf !== insteadOf) { this.#stillHeld(scan); return }
    await this.#end('recipient-changed')
    this.#controller.correctRecipient({ name: correction.name, address }, insteadOf)
  }

  /** The practitioner says that what was asked is right: nothing but that is settled, and everything else is judged anew. */
  async #sendAsIs(doubts: readonly string[]): Promise<void> {
    if (this.#busy) return
    this.#controller.answerDoubts(doubts)
    return this.#sendIfPassed('sent-as-is')
  }

  /**
   * The practitioner says of one passage whether it is a patient's data. Nothing is sent: the draft is judged anew, and where nothing
   * is left against it the stop ends, so that Send is pressed again on what then stands there.
   */
  async #answerPassage(key: string, isPatient: boolean): Promise<void> {
    const scan = this.#controller.current()
    // By its key, so that a draft that changed under the press never has another passage answered.
    const passage = scan && shownFindings(scan).map((finding) => passageOf(finding, scan)).find((one) => one?.key === key)
    if (this.#busy || this.#holdId === '' || !passage) { this.update(scan, this.#failure); return }
    const taken = await this.#controller.passages.answer(this.#holdId, passage, isPatient).catch(() => false)
    if (!taken) { this.#fail('content_failure_silent'); return }
    const after = this.#controller.current()
    if (!isPatient && after && passes(after) && !passes(scan)) return this.#end('')
    this.update(after, '')
  }

  /** Sends what a remedy has left, to recipients who are resolved anew; who came out weaker is named, and nothing leaves. */
  async #sendIfPassed(action: LedgerLine['action']): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    const { scan, settled, weaker } = await this.#controller.resolveAnew()
    this.#busy = false
    if (!this.#panel) return
    this.#weaker = weaker
    if (scan && weaker.length > 0) {
      this.update(scan, '')
      this.#panel.post({ type: 'outcome', level: 'doubt', message: 'content_weaker', params: [namesOf(weaker, this.#controller.scanContext)] })
    } else if (!scan || !settled || !passes(scan)) this.#stillHeld(scan, settled ? 'content_still_held' : 'content_failure_silent')
    else {
      await this.#end(action)
      await this.#controller.proceed()
    }
  }

  async #decided(holdId: string, kind: 'send-anyway' | 'emergency'): Promise<{ accepted: boolean }> {
    // The decision was taken for what the panel showed: a draft that has changed since needs a new one.
    const decided = this.#scan?.key
    const isOpen = (): boolean => this.#holdId !== '' && holdId === this.#holdId && decided !== undefined && this.#controller.current()?.key === decided
    if (!isOpen()) return { accepted: false }
    const { scan, settled, weaker } = await this.#controller.resolveAnew()
    if (weaker.length > 0) {
      this.#weaker = weaker
      this.update(scan, '')
    }
    // Where a life is at stake nobody's answer is waited for.
    if (weaker.length > 0 || !isOpen() || !(settled || kind === 'emergency')) return { accepted: false }
    await this.#end(kind === 'emergency' ? 'sent-in-emergency' : 'sent-anyway')
    void this.#controller.proceed()
    return { accepted: true }
  }

  async #seal(choice: SealChoice): Promise<void> {
    const scan = this.#controller.current()
    if (!scan || this.#busy) return
    this.#busy = true
    const progress = (done: number, total: number, message = 'content_sealing'): void =>
      this.#panel?.post({ type: 'progress', message, done, total, cancellable: true })
    progress(0, 0, choice.choose ? 'content_seal_choose' : 'content_sealing')
    try {
      const sealed = await this.#sealing.seal(this.#holdId, scan, choice, progress)
      this.#controller.note('sealed', scan)
      this.#sealed = true
      this.#busy = false
      this.#panel?.post({ type: 'sealed', sealed })
    } catch (error) {
      this.#fail(error instanceof SealingError ? error.key : 'content_seal_failed', error instanceof SealingError ? error.params : [])
    }
  }

  /**
   * Seals files as soon as they are attached, by the practitioner's standing order: no question, no panel. What fails
   * stays held, and the next send says why.
   */
  async sealOnSight(scan: Scan, format: EnvelopeFormat): Promise<void> {
    const files = scan.draft.attachments.map(({ id }) => id).join(' ')
    if (this.#busy || this.#triedOnSight.has(files)) return
    this.#triedOnSight.add(files)
    this.#busy = true
    try {
      await this.#sealing.seal('', scan, { format, choose: false, wantsAnswer: false }, () => undefined)
      this.#controller.note('sealed', scan)
    } catch {
      // Still held; shown with its reasons when it is to be sent.
    } finally {
      this.#busy = false
      this.#controller.refreshSoon()
    }
  }

  /**
   * Seals mail inside the practice to the keys of its people, by the practice's standing order: no question, no panel.
   * @returns whether it may leave now; otherwise the draft is held and the panel says why.
   */
  async sealInside(scan: Scan): Promise<boolean> {
    const { keys, context, scanContext } = this.#controller
    if (this.#busy || this.#panel || !isOnlyInside(scan, scanContext)) return false
    await this.#controller.askKeys(scan)
    const offer = sealOffer(scan, keys, context.isPrivate)
    if (!offer?.formats.some(({ format, proposed }) => format === 'openpgp' && proposed)) return false
    this.#busy = true
    try {
      await this.#sealing.seal('', scan, { format: 'openpgp', choose: false, wantsAnswer: false }, () => undefined)
      this.#controller.note('sealed', scan)
      const sealed = this.#controller.current()
      return sealed !== null && passes(sealed)
    } catch {
      return false
    } finally {
      this.#busy = false
    }
  }

  async #startHandOver(recipients: readonly SecureRecipient[]): Promise<void> {
    this.#busy = true
    this.#panel?.post({ type: 'progress', message: 'content_hand_over_opening', done: 0, total: 3 })
    this.#handedOver = await this.#controller.record.takeFor(recipients).catch(() => null)
    const why = await this.#handOver.start(this.#holdId, recipients, (state, reason) => void this.#onHandOver(state, reason))
    if (why !== '') this.#fail(why)
  }

  async #onHandOver(state: HandOverState, why: string): Promise<void> {
    const steps: Partial<Record<HandOverState, [string, number]>> = {
      opening: ['content_hand_over_opening', 0], login: ['content_hand_over_login', 0],
      filling: ['content_hand_over_filling', 1], filled: [why || 'content_hand_over_filled', 2], sending: ['content_hand_over_sending', 2],
    }
    const step = steps[state]
    if (step) this.#panel?.post({ type: 'progress', message: step[0], done: step[1], total: 3 })
    else if (state === 'uncertain') this.#panel?.post({ type: 'outcome', level: 'doubt', message: 'content_hand_over_uncertain', params: [] })
    else if (state === 'failed') this.#fail(why || 'content_hand_over_failed')
    else if (state === 'sent') await this.#clearUp()
  }

  /** The secure mailbox has sent it: only now the ordinary draft goes. */
  async #clearUp(): Promise<void> {
    const copy = this.#handedOver && (await this.#controller.record.handedOver(this.#handedOver))
    const staying = this.#scan?.verdict.plans.filter(({ plan }) => plan === 'send').map(({ address }) => address) ?? []
    if (staying.length > 0) {
      this.#controller.recipients.keep(new Set(staying.map(standingKey)))
      this.#panel?.post({ type: 'outcome', level: 'doubt', message: 'content_hand_over_rest', params: [staying.join(', ')], copy })
      await ask('close-hold', { holdId: this.#holdId, action: 'handed-over' }).catch(() => undefined)
      return
    }
    const left = await this.#controller.eraseDraft()
    this.#panel?.post({
      type: 'outcome', level: left.length === 0 ? 'done' : 'doubt',
      message: left[0] ?? 'content_hand_over_sent', params: [], copy,
    })
    await ask('close-hold', { holdId: this.#holdId, action: 'handed-over' }).catch(() => undefined)
  }

  #fail(message: string, params: readonly string[] = []): void {
    this.#busy = false
    this.#panel?.post({ type: 'outcome', level: message === CANCELLED ? 'stopped' : 'failed', message, params })
  }
}
