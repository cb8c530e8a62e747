import { ask } from '../../messaging/ask.ts'
import type { MessageToWrite } from '../../messaging/engine-port.ts'
import type { RecordCopyView, SealOffer, SecureRecipient } from '../../messaging/hold-view.ts'
import type { ComposeController } from './controller.ts'
import { MESSAGE_NAME, messageNow } from './eml.ts'

const written = ({ adapter }: ComposeController): string => JSON.stringify(adapter.snapshot())

/**
 * The readable copy, for the patient's record, of what leaves this compose view sealed or by the secure mailbox. The engine's frame writes
 * it and the vault keeps it, so that it can be saved after the send as well, when the page that held it is gone. A private window keeps
 * nothing: there it can be saved while the panel stands.
 */
export class RecordCopy {
  readonly #controller: ComposeController
  /** Files that lie in envelopes of this message by now. */
  #originals: readonly File[] = []
  /** The text that the last copy has; empty once nothing may be added to it. */
  #text = ''
  /** Copies that are finished: what comes after is another message. */
  #finished = 0

  constructor(controller: ComposeController) {
    this.#controller = controller
  }

  /** What a copy would hold now; to be taken down before anything is replaced. */
  take(): Promise<MessageToWrite> {
    return messageNow(this.#controller, this.#originals)
  }

  /** What is handed over goes to other people, from another address. */
  async takeFor(recipients: readonly SecureRecipient[]): Promise<MessageToWrite> {
    const of = (wanted: SecureRecipient['field']): MessageToWrite['to'] => recipients.filter(({ field }) => field === wanted)
    const { profile } = this.#controller.context
    const from = { name: profile?.name ?? '', address: profile?.secureAddress ?? '' }
    return { ...await this.take(), from, to: of('to'), cc: of('cc'), bcc: of('bcc') }
  }

  /** Keeps the copy of what is being sealed. @param originals The files that go into the envelope. `null` when none could be made. */
  async sealed(message: MessageToWrite, scope: SealOffer['scope'], originals: readonly File[]): Promise<RecordCopyView | null> {
    const copy = await this.#write(message, false)
    if (scope === 'message') this.#finish()
    else {
      this.#originals = [...this.#originals, ...originals]
      this.#text = written(this.#controller)
    }
    return copy
  }

  /** Keeps the copy of what the secure mailbox has sent. */
  async handedOver(message: MessageToWrite): Promise<RecordCopyView | null> {
    const copy = await this.#write(message, true)
    this.#finish()
    return copy
  }

  /** The message is on its way to the webmail's server. Where only its files were sealed, its text may have been written since. */
  leaving(): void {
    if (this.#text === '' || this.#text === written(this.#controller)) return
    // The server may be quicker: then the copy has the text of the moment of sealing.
    void this.take().then((message) => this.#write(message, false)).catch(() => undefined)
  }

  /** It was sent. */
  async sent(): Promise<void> {
    const { adapter, context } = this.#controller
    if (!context.isPrivate && (this.#text !== '' || this.#finished > 0)) await ask('copy-sent', { composeKey: adapter.key }).catch(() => undefined)
  }

  #finish(): void {
    this.#originals = []
    this.#text = ''
    this.#finished += 1
  }

  async #write(message: MessageToWrite, sent: boolean): Promise<RecordCopyView | null> {
    const { adapter, context, engine } = this.#controller
    const composeKey = this.#finished === 0 ? adapter.key : `${adapter.key} ${this.#finished}`
    const recipients = [...message.to, ...message.cc, ...message.bcc].map(({ address }) => address)
    const { bytes, kept } = await engine.write(message, context.isPrivate ? null : { composeKey, about: { recipients, subject: message.subject }, sent })
    return bytes && { name: MESSAGE_NAME, bytes, kept }
  }
}
