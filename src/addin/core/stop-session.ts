import type { ComposeContext } from '../../content/compose/guarded-view.ts'
import { corrected, correctionOf, hidden, without } from '../../content/compose/correction.ts'
import { MESSAGE_NAME } from '../../content/compose/eml.ts'
import { ledgerFacts } from '../../content/compose/ledger-note.ts'
import { passageOf } from '../../content/compose/passage-of.ts'
import { passes, type Scan, standingKey } from '../../content/compose/scan.ts'
import { SealingError } from '../../content/compose/sealing-error.ts'
import { namesOf, shownFindings, unjudgedView, viewOf } from '../../content/compose/view-of.ts'
import type { Mailbox } from '../../guard/index.ts'
import type { ComposeToPanel, HoldView, PanelToCompose, SealChoice, SecureRecipient } from '../../messaging/hold-view.ts'
import type { LedgerLine } from '../../messaging/records.ts'
import type { ComposeHost, HostChange, HostMessage } from './host.ts'
import { HostSealing } from './host-sealing.ts'
import { HostVerdict, type Judged } from './host-verdict.ts'
import { withoutPictures } from './message-content.ts'
import { messageFile } from './message-file.ts'
import { fingerprintOf } from './read-message.ts'
import { withoutHistory, withoutPassages } from './removing.ts'
import type { Services } from './services.ts'
import { FILE_LIMIT, HostError, within } from './within.ts'

const CANCELLED = 'envelope_cancelled'
/** After what an editor's change or a file's reading brings, in milliseconds. */
const REFRESH_PAUSE = 300

/** How a stop ends. */
export interface Ending {
  /** Sends exactly this message, whatever else would hold it. Throws when the host program does not. */
  send(message: HostMessage): Promise<void>
  /** Nothing leaves, and the panel goes. */
  stay(): void
}

export interface StopParts {
  readonly host: ComposeHost
  readonly services: Services
  readonly context: ComposeContext
  readonly ending: Ending
  /** To the panel. */
  readonly post: (message: ComposeToPanel) => void
}

/**
 * One stop in a host program: what the panel shows and what its remedies do. It speaks the panel's own protocol, so every add-in shows
 * the same panel over a line of its own. Whatever is decided is decided for the message that was shown: what leaves is read and judged
 * anew, and what has changed since is shown instead.
 */
export class StopSession {
  readonly #parts: StopParts
  readonly #verdict: HostVerdict
  readonly #sealing: HostSealing
  #holdId = ''
  #judged: Judged | null = null
  #failure = ''
  #weaker: readonly Mailbox[] = []
  /** What the panel shows now. */
  #shown = ''
  #busy = false
  #sealed = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: StopParts) {
    const { host, services, context, post } = (this.#parts = parts)
    this.#verdict = new HostVerdict(host, services, context, () => this.refreshSoon(), (id, percent) => post({ type: 'reading', file: { id, percent } }))
    this.#sealing = new HostSealing(host, this.#verdict, services, context)
  }

  get isOpen(): boolean {
    return this.#holdId !== ''
  }

  /** Begins the stop. @param failure Key of the sentence why the send was held, where the draft itself may not say it. */
  async open(failure = ''): Promise<void> {
    const judged = await this.#judge()
    this.#failure = judged ? failure : this.#failure
    await this.#openHold()
    this.#show()
  }

  /** The draft may have changed: shown as it stands now, unless something is being done to it. */
  refreshSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#refresh(), REFRESH_PAUSE)
  }

  /** The panel is gone: the message stays where it is. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#sealing.cancel()
    if (this.isOpen) await this.#closeHold('went-back')
  }

  /** The practitioner decided in the window for what cannot be undone. */
  async decided({ holdId, kind }: { readonly holdId: string; readonly kind: 'send-anyway' | 'emergency' }): Promise<{ accepted: boolean }> {
    const shown = this.#judged?.message
    if (!this.isOpen || holdId !== this.#holdId || !shown || this.#busy) return { accepted: false }
    this.#busy = true
    try {
      const judged = await this.#judge()
      // Where a life is at stake nobody's answer is waited for, but never is anything else sent than what was decided about.
      const isSame = judged !== null && (await fingerprintOf(judged.message)) === (await fingerprintOf(shown))
      const holds = kind === 'emergency' ? judged?.weaker.length === 0 : judged?.settled === true && judged.weaker.length === 0
      if (!isSame || !holds) {
        this.#weaker = judged?.weaker ?? []
        this.#show()
        return { accepted: false }
      }
      void this.#leave(kind === 'emergency' ? 'sent-in-emergency' : 'sent-anyway', judged.message)
      return { accepted: true }
    } finally {
      this.#busy = false
    }
  }

  hear(message: PanelToCompose): void {
    const { host } = this.#parts
    switch (message.type) {
      case 'ready':
        this.#shown = ''
        if (this.isOpen) this.#show()
        return
      case 'close':
        void this.#stay('went-back')
        return
      case 'cancel':
        this.#sealing.cancel()
        return
      case 'stop-reading':
        this.#verdict.files.stopReading(message.file)
        return
      case 'remedy':
        if (message.kind === 'send-anyway' || message.kind === 'emergency') {
          this.#parts.services.ask('ask-decision', { holdId: this.#holdId, kind: message.kind }).catch(() => this.#fail('content_failure_silent'))
        } else void this.#run(() => this.#remedy(message.kind))
        return
      case 'hand-over':
        void this.#run(() => this.#redirect(message.recipients))
        return
      case 'seal':
        void this.#run(() => this.#seal(message.choice))
        return
      case 'answer-passage':
        void this.#run(() => this.#answerPassage(message.key, message.isPatient))
        return
      case 'correct':
        void this.#run(() => this.#correct(message.address, message.insteadOf))
        return
      case 'send-as-is':
        this.#verdict.answer(message.doubts)
        void this.#run(() => this.#sendIfPassed('sent-as-is'))
        return
      case 'send':
        void this.#run(() => this.#sendIfPassed('sealed'))
        return
      // A host program has no page to point into: the message itself is shown.
      case 'reveal':
        void host.show?.().catch(() => undefined)
        return
      case 'erase-saved':
      case 'height':
    }
  }

  async #judge(patience?: number): Promise<Judged | null> {
    try {
      this.#judged = await this.#verdict.judge(patience)
      this.#failure = this.#judged.settled ? '' : 'content_failure_silent'
    } catch (error) {
      this.#judged = null
      this.#failure = error instanceof HostError ? error.key : 'content_failure_detection'
    }
    return this.#judged
  }

  async #refresh(): Promise<void> {
    if (!this.#isIdle()) return
    await this.#judge(0)
    // Something may have begun meanwhile.
    if (this.#isIdle()) this.#show()
  }

  #isIdle(): boolean {
    return this.isOpen && !this.#busy
  }

  /** Does one thing at a time, and says what stood in its way. */
  async #run(action: () => Promise<void>): Promise<void> {
    if (this.#busy || !this.isOpen) return
    this.#busy = true
    try {
      await action()
    } catch (error) {
      if (error instanceof HostError || error instanceof SealingError) this.#fail(error.key, error instanceof SealingError ? error.params : [])
      else this.#fail('content_failure_silent')
    } finally {
      this.#busy = false
    }
  }

  #view(): HoldView {
    const { context, host } = this.#parts
    const extras = { secureAddress: context.profile?.secureAddress ?? '', failure: this.#failure, alreadyLeft: [] }
    if (!this.#judged) return unjudgedView(this.#holdId, extras)
    const { scan } = this.#judged
    const { files, keys, scanContext } = this.#verdict
    const view = viewOf(this.#holdId, scan, scanContext, keys, { ...extras, isPrivate: context.isPrivate, weaker: this.#weaker, choosesFiles: false, isOurs: (id) => files.isOurs(id) })
    const there = view.remedies.filter((kind) => kind !== 'hand-over' || host.redirect !== undefined)
    // What held it is over, or never was: one press sends it, read once more.
    const remedies = passes(scan) ? [...new Set([...there, 'send-as-is' as const, 'go-back' as const])] : there
    const attachments = host.isLocal === true ? view.attachments.map((one) => ({ ...one, where: 'held' as const })) : view.attachments
    return { ...view, attachments, remedies, sendsHere: host.redirect !== undefined }
  }

  /** Shows the draft where it differs from what stands there: whatever changes under the pointer makes the panel wait. */
  #show(): void {
    const hold = this.#view()
    const shown = JSON.stringify(hold)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#parts.post({ type: 'show', hold })
  }

  #fail(message: string, params: readonly string[] = []): void {
    this.#parts.post({ type: 'outcome', level: message === CANCELLED ? 'stopped' : 'failed', message, params })
  }

  /** Says that what stands there now still tells something, and goes on holding it. */
  #stillHeld(message = 'content_still_held', params: readonly string[] = []): void {
    this.#show()
    this.#parts.post({ type: 'outcome', level: 'doubt', message, params })
  }

  async #openHold(): Promise<void> {
    this.#holdId = crypto.randomUUID()
    const scan = this.#judged?.scan ?? null
    // A ledger that does not answer never lets a send go, nor keeps the reasons from being shown.
    await this.#parts.services.ask('open-hold', { holdId: this.#holdId, verdict: scan?.verdict.verdict ?? 'block', ...ledgerFacts(scan) }).catch(() => undefined)
  }

  async #closeHold(action: LedgerLine['action'] | ''): Promise<void> {
    const holdId = this.#holdId
    // A stop that has ended takes no decision any more.
    this.#holdId = ''
    const known = this.#sealed && (action === 'sealed' || action === 'went-back')
    await this.#parts.services.ask('close-hold', { holdId, action: known ? '' : action }).catch(() => undefined)
  }

  async #stay(action: LedgerLine['action'] | ''): Promise<void> {
    await this.#closeHold(action)
    this.#parts.ending.stay()
  }

  async #leave(action: LedgerLine['action'], message: HostMessage): Promise<void> {
    const { ending, services, post } = this.#parts
    const holdId = this.#holdId
    await this.#closeHold(action)
    post({ type: 'progress', message: 'addin_sending', done: 0, total: 0 })
    try {
      await ending.send(message)
      if (this.#sealed) await services.ask('copy-sent', { composeKey: holdId }).catch(() => undefined)
    } catch {
      // Nothing has left: the stop stands again.
      await this.#openHold()
      await this.#judge()
      this.#show()
      this.#fail('addin_failure_send')
    }
  }

  /** Sends what a remedy has left, read and judged anew; who came out weaker is named, and nothing leaves. */
  async #sendIfPassed(action: LedgerLine['action']): Promise<void> {
    const judged = await this.#judge()
    this.#weaker = judged?.weaker ?? []
    if (!judged) { this.#stillHeld(this.#failure); return }
    if (this.#weaker.length > 0) this.#stillHeld('content_weaker', [namesOf(this.#weaker, this.#verdict.scanContext)])
    else if (!judged.settled) this.#stillHeld('content_failure_silent')
    else if (!passes(judged.scan)) this.#stillHeld()
    else await this.#leave(action, judged.message)
  }

  #write(change: HostChange): Promise<void> {
    return within(() => this.#parts.host.write(change), FILE_LIMIT)
  }

  /** The message as it stands now, where it is still the one that was shown; else what stands there is shown instead. */
  async #unchanged(): Promise<Judged | null> {
    const shown = this.#judged?.message
    const judged = await this.#judge()
    if (judged && shown && (await fingerprintOf(judged.message)) === (await fingerprintOf(shown))) return judged
    this.#stillHeld(judged ? 'addin_changed' : this.#failure)
    return null
  }

  async #remedy(kind: Extract<PanelToCompose, { type: 'remedy' }>['kind']): Promise<void> {
    const judged = await this.#judge()
    if (!judged) { this.#stillHeld(this.#failure); return }
    const { message, scan } = judged
    switch (kind) {
      case 'answer-without-history': {
        const { content, isHtml } = withoutHistory(message)
        await this.#write({ content, isHtml })
        return this.#sendIfPassed('answered-without-history')
      }
      case 'remove-passages':
        return this.#removePassages(judged)
      case 'eml': {
        const { services: { engine, ask }, context, post } = this.#parts
        const { bytes } = await engine.write(await messageFile(judged, context.profile, false), null)
        if (!bytes) { this.#fail('content_failure_silent'); return }
        post({ type: 'eml', name: MESSAGE_NAME, bytes })
        await ask('ledger-note', { action: 'eml-saved', ...ledgerFacts(scan) }).catch(() => undefined)
        return
      }
      case 'hide-recipients':
        await this.#write(hidden(message))
        return this.#stay('recipient-changed')
      case 'hand-to-patient':
        await this.#write(without(message, scan.verdict.remedies.find((remedy) => remedy.kind === kind)?.recipients ?? []))
        return this.#stay('recipient-changed')
      default:
        return this.#stay('went-back')
    }
  }

  /** Takes out every passage that was found, and every attachment that holds one or could not be read. */
  async #removePassages({ message, scan }: Judged): Promise<void> {
    const telling = new Set(scan.draft.attachments.filter(({ id, state }) => state !== 'read' || scan.detection.findings.some(({ place }) => place.attachment === id))
      .map(({ id }) => id.replace(/^server-/, '')))
    const files = message.attachments.filter(({ id }) => telling.has(id))
    const rest = withoutPassages({ ...message, attachments: message.attachments.filter(({ id }) => !telling.has(id)) }, (one) => this.#verdict.scan(one))
    // The files last: what the host program refuses before has taken nothing away.
    await this.#write({ subject: rest.message.subject, content: withoutPictures(rest.message, telling), isHtml: message.isHtml })
    for (const { id } of files) await within(() => this.#parts.host.detach(id), FILE_LIMIT)
    if (rest.isClean) return this.#sendIfPassed('passages-removed')
    await this.#judge()
    this.#stillHeld()
  }

  async #seal(choice: SealChoice): Promise<void> {
    const { post, services } = this.#parts
    const judged = await this.#unchanged()
    if (!judged) return
    const progress = (done: number, total: number, message = 'content_sealing'): void => post({ type: 'progress', message, done, total, cancellable: true })
    progress(0, 0, choice.choose ? 'content_seal_choose' : 'content_sealing')
    const sealed = await this.#sealing.seal(this.#holdId, judged, choice, progress)
    this.#sealed = true
    await services.ask('ledger-note', { action: 'sealed', ...ledgerFacts(judged.scan) }).catch(() => undefined)
    post({ type: 'sealed', sealed })
  }

  /** Changes the recipient and ends the stop; the practitioner presses Send again, and the draft is judged as any other. */
  async #correct(address: string, insteadOf: string): Promise<void> {
    const judged = await this.#judge()
    const correction = judged && correctionOf(judged.scan, this.#verdict.scanContext)
    // The draft has changed since the panel showed it.
    if (!judged || correction?.address !== address || correction.insteadOf !== insteadOf) { this.#stillHeld('addin_changed'); return }
    await this.#write(corrected(judged.message, { name: correction.name, address }, insteadOf))
    return this.#stay('recipient-changed')
  }

  /** Sends from the practitioner's secure mailbox in this very program. */
  async #redirect(recipients: readonly SecureRecipient[]): Promise<void> {
    const { host, post } = this.#parts
    post({ type: 'progress', message: 'addin_redirecting', done: 0, total: 0 })
    const judged = await this.#unchanged()
    if (!judged || !host.redirect) return
    for (const { address } of recipients) this.#verdict.pick(address)
    const staying = judged.scan.verdict.plans.filter(({ plan }) => plan === 'send').map(({ address }) => standingKey(address))
    await within(() => host.redirect?.(recipients, staying.length > 0) ?? Promise.resolve(), 2 * FILE_LIMIT)
    if (staying.length === 0) return this.#sendIfPassed('handed-over')
    const { message } = judged
    const gone = [...message.to, ...message.cc, ...message.bcc].map(({ address }) => address).filter((address) => !staying.includes(standingKey(address)))
    await this.#write(without(message, gone))
    await this.#closeHold('handed-over')
    post({ type: 'outcome', level: 'doubt', message: 'content_hand_over_rest', params: [staying.join(', ')] })
  }

  /**
   * The practitioner says of one passage whether it is a patient's data. Nothing is sent: where nothing is left against the draft the stop
   * ends, so that Send is pressed again on what then stands there.
   */
  async #answerPassage(key: string, isPatient: boolean): Promise<void> {
    const judged = await this.#judge()
    const passage = judged && this.#passage(judged.scan, key)
    if (!judged || !passage) { this.#show(); return }
    if (!(await this.#verdict.passages.answer(this.#holdId, passage, isPatient))) { this.#fail('content_failure_silent'); return }
    const after = await this.#judge()
    if (!isPatient && after && passes(after.scan) && !passes(judged.scan)) return this.#stay('')
    this.#show()
  }

  #passage(scan: Scan, key: string): ReturnType<typeof passageOf> {
    return shownFindings(scan).map((finding) => passageOf(finding, scan)).find((one) => one?.key === key) ?? null
  }
}
