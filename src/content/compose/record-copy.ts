import { ask } from '../../messaging/ask.ts'
import type { MessageToWrite } from '../../messaging/engine-port.ts'
import type { RecordCopyView, SealOffer, SecureRecipient } from '../../messaging/hold-view.ts'
import type { CopyText } from '../../messaging/records.ts'
import { MESSAGE_NAME, messageNow, textAtOnce, textNow } from './eml.ts'
import type { GuardedView } from './guarded-view.ts'

/** Milliseconds without a change after which the copy follows. */
const PAUSE = 1000

type Parts = Pick<GuardedView, 'adapter' | 'context' | 'engine' | 'files' | 'shared'>

const written = ({ adapter }: Parts): string => JSON.stringify(adapter.snapshot())

/** Names of the files that leave beside the envelopes, wherever they stand. */
const besides = ({ adapter, files }: Parts): string => JSON.stringify([
  ...files.held.map(({ file }) => file.name), ...adapter.read().attachments.filter(({ id }) => !files.isSealed(id)).map(({ name }) => name),
].sort())

/**
 * The readable copy, for the patient's record, of what leaves this compose view sealed or by the secure mailbox. The engine's frame writes
 * it and the vault keeps it, so that it can be saved after the send as well, when the page that held it is gone. Where only files were
 * sealed, it follows what is written and added afterwards. A private window keeps nothing: there it can be saved while the panel stands.
 */
export class RecordCopy {
  readonly #view: Parts
  /** Files that lie in envelopes of this message by now. */
  #originals: readonly File[] = []
  /** What the kept copy says and has beside the envelopes; `null` where there is none that may follow. */
  #kept: { text: string; beside: string } | null = null
  /** Copies that are finished: what comes after is another message. */
  #finished = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(view: Parts) {
    this.#view = view
  }

  /** What a copy would hold now; to be taken down before anything is replaced. */
  take(): Promise<MessageToWrite> {
    return messageNow(this.#view, this.#originals)
  }

  /** What is handed over goes to other people, from another address. */
  async takeFor(recipients: readonly SecureRecipient[]): Promise<MessageToWrite> {
    const of = (wanted: SecureRecipient['field']): MessageToWrite['to'] => recipients.filter(({ field }) => field === wanted)
    const { profile } = this.#view.context
    const from = { name: profile?.name ?? '', address: profile?.secureAddress ?? '' }
    return { ...await this.take(), from, to: of('to'), cc: of('cc'), bcc: of('bcc') }
  }

  /** Keeps the copy of what is being sealed. @param originals The files that go into the envelope. `null` when none could be made. */
  async sealed(message: MessageToWrite, scope: SealOffer['scope'], originals: readonly File[]): Promise<RecordCopyView | null> {
    const copy = await this.#write(message, false)
    if (scope === 'message') this.#finish()
    else {
      this.#originals = [...this.#originals, ...originals]
      if (copy?.kept) this.#kept = { text: written(this.#view), beside: besides(this.#view) }
    }
    return copy
  }

  /** Keeps the copy of what the secure mailbox has sent. */
  async handedOver(message: MessageToWrite): Promise<RecordCopyView | null> {
    const copy = await this.#write(message, true)
    this.#finish()
    return copy
  }

  /** Something may have changed: the copy follows once nothing changes for a moment. */
  followSoon(): void {
    if (!this.#isBehind) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.follow(), PAUSE)
  }

  /** Brings the copy up to date, text by the background, files by the engine's frame. What fails is tried again with the next change. */
  async follow(): Promise<void> {
    clearTimeout(this.#timer)
    if (!this.#isBehind) return
    const now = { text: written(this.#view), beside: besides(this.#view) }
    try {
      const done = now.beside === this.#kept?.beside
        ? await this.#amend(Date.now(), await textNow(this.#view))
        : (await this.#write(await this.take(), false))?.kept === true
      if (done && this.#kept) this.#kept = now
    } catch {
      // Still behind.
    }
  }

  /**
   * The message is on its way to the webmail's server, and the page may be gone with the next answer. What was written since the last
   * pause is told to the background within this very call; nothing waits for it.
   */
  leaving(): void {
    if (!this.#isBehind) return
    void this.#amend(Date.now(), textAtOnce(this.#view)).catch(() => undefined)
    // Pictures and files take longer than a call.
    void this.follow()
  }

  /** It was sent. */
  async sent(): Promise<void> {
    const { adapter, context } = this.#view
    if (!context.isPrivate && (this.#kept || this.#finished > 0)) await ask('copy-sent', { composeKey: adapter.key }).catch(() => undefined)
  }

  get #isBehind(): boolean {
    // A view that was put away reads as an empty one.
    return this.#kept !== null && this.#view.shared.isThere() && (this.#kept.text !== written(this.#view) || this.#kept.beside !== besides(this.#view))
  }

  get #composeKey(): string {
    const { key } = this.#view.adapter
    return this.#finished === 0 ? key : `${key} ${this.#finished}`
  }

  #finish(): void {
    clearTimeout(this.#timer)
    this.#originals = []
    this.#kept = null
    this.#finished += 1
  }

  async #amend(takenAt: number, text: CopyText): Promise<boolean> {
    return (await ask('copy-text', { composeKey: this.#composeKey, takenAt, text })).kept
  }

  async #write(message: MessageToWrite, sent: boolean): Promise<RecordCopyView | null> {
    const { context, engine } = this.#view
    const { bytes, kept } = await engine.write(message, context.isPrivate ? null : { composeKey: this.#composeKey, takenAt: Date.now(), sent })
    return bytes && { name: MESSAGE_NAME, bytes, kept }
  }
}
