import { Hold } from '../../content/compose/hold.ts'
import { PanelVoice } from '../../content/compose/panel-voice.ts'
import { againstSending } from '../../content/compose/resolve-anew.ts'
import { SealingError } from '../../content/compose/sealing-error.ts'
import type { ComposeToPanel, PanelToCompose } from '../../messaging/hold-view.ts'
import type { LedgerLine } from '../../messaging/records.ts'
import type { HostMessage } from './host.ts'
import { HostRemedies, type RemediedSession } from './host-remedies.ts'
import { HostSealing } from './host-sealing.ts'
import { HostVerdict } from './host-verdict.ts'
import type { Place } from './services.ts'
import { ShownMessage } from './shown-message.ts'
import { HostError } from './within.ts'

/** After what an editor's change or a file's reading brings, in milliseconds. */
const REFRESH_PAUSE = 300

/** How a stop ends. */
export interface Ending {
  /** Sends exactly this message, whatever else would hold it. Throws when the host program does not. */
  send(message: HostMessage): Promise<void>
  /** Nothing leaves, and the panel goes. */
  stay(): void
}

export interface StopParts extends Place {
  readonly ending: Ending
  /** To the panel. */
  readonly post: (message: ComposeToPanel) => void
}

/**
 * One stop in a host program, from its opening to its end. It speaks the panel's own protocol, so every add-in shows the same panel
 * over a line of its own. Whatever is decided is decided for the message that was shown: what leaves is read and judged anew, and what
 * has changed since is shown instead.
 */
export class StopSession implements RemediedSession {
  readonly hold: Hold
  readonly message: ShownMessage
  readonly verdict: HostVerdict
  readonly sealing: HostSealing
  readonly voice: PanelVoice
  readonly #parts: StopParts
  readonly #remedies: HostRemedies
  #busy = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: StopParts) {
    const { host, services, context, post } = (this.#parts = parts)
    this.verdict = new HostVerdict(host, services, context, () => this.refreshSoon(), (id, percent) => post({ type: 'reading', file: { id, percent } }))
    this.message = new ShownMessage(parts, this.verdict)
    this.sealing = new HostSealing(host, this.verdict, services, context)
    this.hold = new Hold(services.ask)
    this.voice = new PanelVoice(post)
    this.#remedies = new HostRemedies(parts, this)
  }

  get isOpen(): boolean {
    return this.hold.id !== ''
  }

  /** Begins the stop. @param failure Key of the sentence why the send was held, where the draft itself may not say it. */
  async open(failure = ''): Promise<void> {
    if (await this.message.judge()) this.message.failure = failure
    await this.#openHold()
    this.show()
  }

  /** The draft may have changed: shown as it stands now, unless something is being done to it. */
  refreshSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#refresh(), REFRESH_PAUSE)
  }

  /** The panel is gone: the message stays where it is. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.sealing.cancel()
    await this.hold.close('went-back')
  }

  /** The practitioner decided in the window for what cannot be undone. */
  async decided({ holdId, kind }: { readonly holdId: string; readonly kind: 'send-anyway' | 'emergency' }): Promise<{ accepted: boolean }> {
    if (!this.isOpen || holdId !== this.hold.id || !this.message.judged || this.#busy) return { accepted: false }
    this.#busy = true
    try {
      const { judged, isSame } = await this.message.judgeSame()
      // Where a life is at stake nobody's answer is waited for, but never is anything else sent than what was decided about.
      if (!judged || !isSame || this.message.takeWeaker().length > 0 || !(judged.settled || kind === 'emergency')) {
        this.show()
        return { accepted: false }
      }
      void this.#leave(kind === 'emergency' ? 'sent-in-emergency' : 'sent-anyway', judged.message)
      return { accepted: true }
    } finally {
      this.#busy = false
    }
  }

  hear(message: PanelToCompose): void {
    const { host, services } = this.#parts
    const remedies = this.#remedies
    switch (message.type) {
      case 'ready':
        this.voice.forget()
        if (this.isOpen) this.show()
        return
      case 'close':
        void this.stay('went-back')
        return
      case 'cancel':
        this.sealing.cancel()
        return
      case 'stop-reading':
        this.verdict.files.stopReading(message.file)
        return
      case 'remedy':
        if (message.kind === 'send-anyway' || message.kind === 'emergency') {
          services.ask('ask-decision', { holdId: this.hold.id, kind: message.kind }).catch(() => this.voice.fail('content_failure_silent'))
        } else void this.#run(() => remedies.run(message.kind))
        return
      case 'hand-over':
        void this.#run(() => remedies.redirect(message.recipients))
        return
      case 'seal':
        void this.#run(() => remedies.seal(message.choice))
        return
      case 'answer-passage':
        void this.#run(() => remedies.answerPassage(message.key, message.isPatient))
        return
      case 'correct':
        void this.#run(() => remedies.correct(message.address, message.insteadOf))
        return
      case 'send-as-is':
        this.verdict.answer(message.doubts)
        void this.#run(() => this.sendIfPassed('sent-as-is'))
        return
      case 'send':
        void this.#run(() => this.sendIfPassed('sealed'))
        return
      // A host program has no page to point into: the message itself is shown.
      case 'reveal':
        void host.show?.().catch(() => undefined)
        return
      case 'erase-saved':
      case 'height':
    }
  }

  show(): void {
    this.voice.show(this.message.view(this.hold.id))
  }

  stillHeld(message = 'content_still_held', params: readonly string[] = []): void {
    this.show()
    this.voice.doubt(message, params)
  }

  async stay(action: LedgerLine['action'] | ''): Promise<void> {
    await this.hold.close(action)
    this.#parts.ending.stay()
  }

  /** Sends what a remedy has left, read and judged anew; who came out weaker is named, and nothing leaves. */
  async sendIfPassed(action: LedgerLine['action'], isWanted: (message: HostMessage) => boolean = () => true): Promise<void> {
    const judged = await this.message.judge()
    if (!judged) { this.stillHeld(this.message.failure); return }
    if (!isWanted(judged.message)) { this.stillHeld('addin_changed'); return }
    const against = againstSending({ ...judged, weaker: this.message.takeWeaker() }, this.verdict.scanContext)
    if (against) this.stillHeld(...against)
    else await this.#leave(action, judged.message)
  }

  async #refresh(): Promise<void> {
    if (!this.#isIdle()) return
    await this.message.judge(0)
    // Something may have begun meanwhile.
    if (this.#isIdle()) this.show()
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
      if (error instanceof SealingError) this.voice.fail(error.key, error.params)
      else this.voice.fail(error instanceof HostError ? error.key : 'content_failure_silent')
    } finally {
      this.#busy = false
    }
  }

  async #openHold(): Promise<void> {
    // A ledger that does not answer never lets a send go, nor keeps the reasons from being shown.
    await this.hold.open(this.message.judged?.scan ?? null).catch(() => undefined)
  }

  async #leave(action: LedgerLine['action'], message: HostMessage): Promise<void> {
    const { ending, services } = this.#parts
    const holdId = this.hold.id
    await this.hold.close(action)
    this.voice.progress('addin_sending')
    try {
      await ending.send(message)
      if (this.hold.isSealed) await services.ask('copy-sent', { composeKey: holdId }).catch(() => undefined)
    } catch {
      // Nothing has left: the stop stands again.
      await this.#openHold()
      await this.message.judge()
      this.show()
      this.voice.fail('addin_failure_send')
    }
  }
}
