import { corrected, correctionOf, hidden, without } from '../../content/compose/correction.ts'
import { MESSAGE_NAME } from '../../content/compose/eml.ts'
import type { Hold } from '../../content/compose/hold.ts'
import { ledgerFacts } from '../../content/compose/ledger-note.ts'
import type { PanelVoice } from '../../content/compose/panel-voice.ts'
import { passes, standingKey, tellingFiles } from '../../content/compose/scan.ts'
import { namesOf, shownPassage } from '../../content/compose/view-of.ts'
import type { PanelToCompose, SealChoice, SecureRecipient } from '../../messaging/hold-view.ts'
import type { LedgerLine } from '../../messaging/records.ts'
import type { HostChange, HostMessage } from './host.ts'
import type { HostSealing } from './host-sealing.ts'
import type { HostVerdict, Judged } from './host-verdict.ts'
import { withoutPictures } from './message-content.ts'
import { messageFile } from './message-file.ts'
import { withoutHistory, withoutPassages } from './removing.ts'
import type { Place } from './services.ts'
import type { ShownMessage } from './shown-message.ts'
import { FILE_LIMIT, within } from './within.ts'

/** What a remedy needs of the stop that it ends. */
export interface RemediedSession {
  readonly hold: Hold
  readonly message: ShownMessage
  readonly verdict: HostVerdict
  readonly sealing: HostSealing
  readonly voice: PanelVoice
  show(): void
  /** Says that what stands there now still tells something, and goes on holding it. */
  stillHeld(message?: string, params?: readonly string[]): void
  /** Ends the stop; nothing is sent. */
  stay(action: LedgerLine['action'] | ''): Promise<void>
  /** Judges anew what the remedy has left, and sends it where nothing stands against it and it is what the remedy wanted. */
  sendIfPassed(action: LedgerLine['action'], isWanted?: (message: HostMessage) => boolean): Promise<void>
}

/** What the buttons of the panel do to a held message. Each throws where the host program refuses: then it stays held. */
export class HostRemedies {
  readonly #place: Place
  readonly #stop: RemediedSession

  constructor(place: Place, stop: RemediedSession) {
    this.#place = place
    this.#stop = stop
  }

  async run(kind: Extract<PanelToCompose, { type: 'remedy' }>['kind']): Promise<void> {
    const stop = this.#stop
    const judged = await stop.message.judge()
    if (!judged) { stop.stillHeld(stop.message.failure); return }
    const { message, scan } = judged
    switch (kind) {
      case 'answer-without-history': {
        const { content, isHtml } = withoutHistory(message)
        await this.#write({ content, isHtml })
        return stop.sendIfPassed('answered-without-history')
      }
      case 'remove-passages':
        return this.#removePassages(judged)
      case 'eml':
        return this.#writeEml(judged)
      case 'hide-recipients':
        await this.#write(hidden(message))
        return stop.stay('recipient-changed')
      case 'hand-to-patient':
        await this.#write(without(message, scan.verdict.remedies.find((remedy) => remedy.kind === kind)?.recipients ?? []))
        return stop.stay('recipient-changed')
      default:
        return stop.stay('went-back')
    }
  }

  async seal(choice: SealChoice): Promise<void> {
    const { hold, sealing, voice } = this.#stop
    const judged = await this.#unchanged()
    if (!judged) return
    const sealed = await sealing.seal(hold.id, judged, choice, voice.sealing(choice.choose))
    hold.sealed()
    await this.#place.services.ask('ledger-note', { action: 'sealed', ...ledgerFacts(judged.scan) }).catch(() => undefined)
    voice.post({ type: 'sealed', sealed })
  }

  /** Changes the recipient and ends the stop; the practitioner presses Send again, and the draft is judged as any other. */
  async correct(address: string, insteadOf: string): Promise<void> {
    const { message, verdict } = this.#stop
    const judged = await message.judge()
    const correction = judged && correctionOf(judged.scan, verdict.scanContext)
    // The draft has changed since the panel showed it.
    if (!judged || correction?.address !== address || correction.insteadOf !== insteadOf) { this.#stop.stillHeld('addin_changed'); return }
    await this.#write(corrected(judged.message, { name: correction.name, address }, insteadOf))
    return this.#stop.stay('recipient-changed')
  }

  /**
   * The practitioner says of one passage whether it is a patient's data. Nothing is sent: where nothing is left against the draft the stop
   * ends, so that Send is pressed again on what then stands there.
   */
  async answerPassage(key: string, isPatient: boolean): Promise<void> {
    const { hold, message, verdict, voice } = this.#stop
    const judged = await message.judge()
    const passage = judged && shownPassage(judged.scan, key)
    if (!passage) { this.#stop.show(); return }
    if (!(await verdict.passages.answer(hold.id, passage, isPatient))) { voice.fail('content_failure_silent'); return }
    const after = await message.judge()
    if (!isPatient && after && passes(after.scan) && !passes(judged.scan)) return this.#stop.stay('')
    this.#stop.show()
  }

  /** Sends from the practitioner's secure mailbox in this very program. */
  async redirect(recipients: readonly SecureRecipient[]): Promise<void> {
    const { host } = this.#place
    const { hold, message: shown, verdict, voice } = this.#stop
    voice.progress('addin_redirecting')
    const judged = await this.#unchanged()
    if (!judged || !host.redirect) return
    // This very call may send it.
    const weaker = shown.takeWeaker()
    if (weaker.length > 0) { this.#stop.stillHeld('content_weaker', [namesOf(weaker, verdict.scanContext)]); return }
    for (const { address } of recipients) verdict.pick(address)
    const staying = judged.scan.verdict.plans.filter(({ plan }) => plan === 'send').map(({ address }) => standingKey(address))
    await within(() => host.redirect?.(recipients, staying.length > 0) ?? Promise.resolve(), 2 * FILE_LIMIT)
    // The addresses that were shown are those that it goes to, whoever changed them meanwhile.
    if (staying.length === 0) return this.#stop.sendIfPassed('handed-over', (message) => goesBy(message, this.#place.context.profile?.secureAddress ?? '', recipients))
    const { message } = judged
    const gone = [...message.to, ...message.cc, ...message.bcc].map(({ address }) => address).filter((address) => !staying.includes(standingKey(address)))
    await this.#write(without(message, gone))
    await hold.close('handed-over')
    voice.doubt('content_hand_over_rest', [staying.join(', ')])
  }

  /** Takes out every passage that was found, and every attachment that holds one or could not be read. */
  async #removePassages({ message, scan }: Judged): Promise<void> {
    const { host } = this.#place
    const telling = new Set(tellingFiles(scan).map(({ id }) => id.replace(/^server-/, '')))
    const files = message.attachments.filter(({ id }) => telling.has(id))
    const rest = withoutPassages({ ...message, attachments: message.attachments.filter(({ id }) => !telling.has(id)) }, (one) => this.#stop.verdict.scan(one))
    // The files last: what the host program refuses before has taken nothing away.
    await this.#write({ subject: rest.message.subject, content: withoutPictures(rest.message, telling), isHtml: message.isHtml })
    for (const { id } of files) await within(() => host.detach(id), FILE_LIMIT)
    if (rest.isClean) return this.#stop.sendIfPassed('passages-removed')
    await this.#stop.message.judge()
    this.#stop.stillHeld()
  }

  async #writeEml(judged: Judged): Promise<void> {
    const { services: { engine, ask }, context } = this.#place
    const { bytes } = await engine.write(await messageFile(judged, context.profile, false), null)
    if (!bytes) { this.#stop.voice.fail('content_failure_silent'); return }
    this.#stop.voice.post({ type: 'eml', name: MESSAGE_NAME, bytes })
    await ask('ledger-note', { action: 'eml-saved', ...ledgerFacts(judged.scan) }).catch(() => undefined)
  }

  #write(change: HostChange): Promise<void> {
    return within(() => this.#place.host.write(change), FILE_LIMIT)
  }

  /** The message as it stands now, where it is still the one that was shown; else what stands there is shown instead. */
  async #unchanged(): Promise<Judged | null> {
    const { judged, isSame } = await this.#stop.message.judgeSame()
    if (isSame) return judged
    this.#stop.stillHeld(judged ? 'addin_changed' : this.#stop.message.failure)
    return null
  }
}

/** Whether a message goes from this mailbox to exactly these recipients. */
function goesBy({ from, to, cc, bcc, unresolved }: HostMessage, sender: string, recipients: readonly SecureRecipient[]): boolean {
  const there = { to, cc, bcc }
  const keys = (mailboxes: readonly { readonly address: string }[]): string => JSON.stringify(mailboxes.map(({ address }) => standingKey(address)).sort())
  return unresolved.length === 0 && from !== null && standingKey(from.address) === standingKey(sender)
    && (['to', 'cc', 'bcc'] as const).every((field) => keys(there[field]) === keys(recipients.filter((one) => one.field === field)))
}
