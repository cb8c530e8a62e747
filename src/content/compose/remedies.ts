import { ask } from '../../messaging/ask.ts'
import type { PanelToCompose, SealChoice } from '../../messaging/hold-view.ts'
import type { LedgerLine } from '../../messaging/records.ts'
import { correctionOf } from './correction.ts'
import { writeEml } from './eml.ts'
import type { GuardedView } from './guarded-view.ts'
import type { Hold } from './hold.ts'
import { noteInLedger } from './ledger-note.ts'
import type { PanelVoice } from './panel-voice.ts'
import { removePassages } from './passage-removal.ts'
import { passes, type Scan } from './scan.ts'
import { SealingError } from './sealing-error.ts'
import type { Sealing } from './sealing.ts'
import { shownPassage } from './view-of.ts'

/** What a remedy needs of the stop that it ends. */
export interface RemediedStop {
  readonly hold: Hold
  /** The draft that is shown. */
  readonly scan: Scan | null
  /** Shows the newest state of the draft. */
  update(scan: Scan | null, failure?: string): void
  /** Says that what stands there now still tells something, and goes on holding it. */
  stillHeld(scan: Scan | null): void
  /** Says that it did not work; the stop goes on. */
  fail(message: string, params?: readonly string[]): void
  /** Ends the stop; nothing is sent. */
  end(action: LedgerLine['action'] | ''): Promise<void>
  /** Judges anew what the remedy has left, and sends it where nothing stands against it. */
  sendIfPassed(action: LedgerLine['action']): Promise<void>
}

/** What the buttons of the panel do to a held draft. */
export class Remedies {
  readonly #view: GuardedView
  readonly #sealing: Pick<Sealing, 'seal'>
  readonly #stop: RemediedStop
  readonly #voice: PanelVoice

  constructor(view: GuardedView, sealing: Pick<Sealing, 'seal'>, stop: RemediedStop, voice: PanelVoice) {
    this.#view = view
    this.#sealing = sealing
    this.#stop = stop
    this.#voice = voice
  }

  async run(kind: Extract<PanelToCompose, { type: 'remedy' }>['kind']): Promise<void> {
    const { adapter, recipients, verdict } = this.#view
    const stop = this.#stop
    switch (kind) {
      case 'answer-without-history':
        adapter.dropQuoted()
        return stop.sendIfPassed('answered-without-history')
      case 'remove-passages':
        if (await removePassages(this.#view)) return stop.sendIfPassed('passages-removed')
        stop.stillHeld(verdict.current())
        return
      case 'eml':
        try {
          this.#voice.post({ type: 'eml', ...await writeEml(this.#view) })
          noteInLedger(this.#view, 'eml-saved')
        } catch {
          stop.fail('content_failure_silent')
        }
        return
      case 'hide-recipients':
        await stop.end('recipient-changed')
        recipients.hide()
        return
      case 'hand-to-patient': {
        const given = stop.scan?.verdict.remedies.find((remedy) => remedy.kind === kind)?.recipients ?? []
        await stop.end('recipient-changed')
        recipients.drop(given)
        return
      }
      case 'attach-file':
        // At once: a browser opens its file chooser only within the press.
        adapter.chooseFile?.()
        return stop.end('went-back')
      case 'send-anyway':
      case 'emergency':
        await ask('ask-decision', { holdId: stop.hold.id, kind }).catch(() => stop.fail('content_failure_silent'))
    }
  }

  /** Changes the recipient and ends the stop; the practitioner presses Send again, and the draft is judged as any other. */
  async correct(address: string, insteadOf: string): Promise<void> {
    const { recipients, verdict } = this.#view
    const scan = verdict.current()
    const correction = scan && correctionOf(scan, verdict.context)
    // The draft has changed since the panel showed it.
    if (correction?.address !== address || correction.insteadOf !== insteadOf) { this.#stop.stillHeld(scan); return }
    await this.#stop.end('recipient-changed')
    // It was offered with specialty and town in view.
    verdict.pick(address)
    recipients.correct({ name: correction.name, address }, insteadOf)
  }

  /**
   * The practitioner says of one passage whether it is a patient's data. Nothing is sent: the draft is judged anew, and where nothing
   * is left against it the stop ends, so that Send is pressed again on what then stands there.
   */
  async answerPassage(key: string, isPatient: boolean): Promise<void> {
    const { busy, passages, verdict } = this.#view
    const stop = this.#stop
    const scan = verdict.current()
    const passage = scan && shownPassage(scan, key)
    if (busy || stop.hold.id === '' || !passage) { stop.update(scan); return }
    const taken = await passages.answer(stop.hold.id, passage, isPatient).catch(() => false)
    if (!taken) { stop.fail('content_failure_silent'); return }
    const after = verdict.current()
    if (!isPatient && after && passes(after) && !passes(scan)) return stop.end('')
    stop.update(after, '')
  }

  /** Deletes the draft that the webmail's server has; what is written here stays, and is kept. */
  async eraseSaved(): Promise<void> {
    const { gate, saved, verdict } = this.#view
    try {
      await saved.erase(gate)
      noteInLedger(this.#view, 'deleted')
      this.#stop.update(verdict.current(), '')
    } catch {
      this.#voice.doubt('content_left_server_draft')
    }
  }

  async seal(choice: SealChoice): Promise<void> {
    const { hold } = this.#stop
    const scan = this.#view.verdict.current()
    if (!scan || this.#view.busy) return
    this.#view.busy = true
    try {
      const sealed = await this.#sealing.seal(hold.id, scan, choice, this.#voice.sealing(choice.choose))
      noteInLedger(this.#view, 'sealed', scan)
      hold.sealed()
      this.#view.busy = false
      this.#voice.post({ type: 'sealed', sealed })
    } catch (error) {
      if (error instanceof SealingError) this.#stop.fail(error.key, error.params)
      else this.#stop.fail('content_seal_failed')
    }
  }
}
