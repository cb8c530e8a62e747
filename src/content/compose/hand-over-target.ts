import { ask } from '../../messaging/ask.ts'
import type { HandOver, HandOverState } from '../../messaging/requests.ts'
import { formatMailbox } from '../webmails/addresses.ts'
import type { ComposeAdapter } from '../webmails/webmail.ts'

/** Fills the secure mailbox's compose view with the message that was carried over, and follows it until it is sent. */
export class HandOverTarget {
  readonly #adapter: ComposeAdapter
  readonly #job: HandOver
  #settled = false

  constructor(adapter: ComposeAdapter, job: HandOver, signal: AbortSignal) {
    this.#adapter = adapter
    this.#job = job
    adapter.onOutcome((outcome) => {
      if (outcome === 'sent' && !this.#settled) void this.#report('sent')
    }, signal)
  }

  /** The practitioner's send was let go, or its server refused it: then it stays here to be mended and sent again. */
  sending(sending: boolean): void {
    if (!this.#settled) void this.#report(sending ? 'sending' : 'filled', sending ? '' : 'content_hand_over_refused')
  }

  async fill(mark: <E extends Event>(event: E) => E): Promise<void> {
    await this.#report('filling')
    try {
      const field = (name: 'to' | 'cc' | 'bcc'): string =>
        this.#job.recipients.filter((recipient) => recipient.field === name).map(formatMailbox).join(', ')
      const { subject, isHtml, content, files } = this.#job
      await this.#adapter.write({ from: '', to: field('to'), cc: field('cc'), bcc: field('bcc'), subject, isHtml, content })
      if (files.length > 0) await this.#adapter.attach(await Promise.all(files.map((_, index) => this.#fetch(index))), mark)
      await this.#report('filled')
    } catch {
      await this.#report('failed', 'content_hand_over_fill_failed')
    }
  }

  async #fetch(index: number): Promise<File> {
    const { name, type, size } = this.#job.files[index] ?? { name: '', type: '', size: 0 }
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let offset = 0
    for (let done = size === 0; !done;) {
      const piece = await ask('hand-over-chunk', { jobId: this.#job.jobId, file: index, offset }, 30_000)
      const bytes = Uint8Array.from(atob(piece.base64), (character) => character.charCodeAt(0))
      pieces.push(bytes)
      offset += bytes.length
      done = piece.done
    }
    const file = new File(pieces, name, { type })
    if (file.size !== size) throw new Error('the file arrived incomplete')
    return file
  }

  async #report(state: HandOverState, why = ''): Promise<void> {
    if (state === 'sent') this.#settled = true
    await ask('hand-over-state', { jobId: this.#job.jobId, state, why }).catch(() => undefined)
  }
}
