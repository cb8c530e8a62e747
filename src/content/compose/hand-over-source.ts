import { ask } from '../../messaging/ask.ts'
import type { SecureRecipient } from '../../messaging/hold-view.ts'
import type { HandOverFile, HandOverState } from '../../messaging/requests.ts'
import { base64Of } from '../webmails/blob.ts'
import { allFiles } from './all-files.ts'
import type { GuardedView } from './guarded-view.ts'

/** Bytes per piece; a runtime message carries them as base64. */
const PIECE = 768 * 1024

/** Gives a held message away to the secure mailbox's compose view, piece by piece, on demand. Nothing is stored on the way. */
export class HandOverSource {
  readonly #view: Pick<GuardedView, 'adapter' | 'files'>
  #jobId = ''
  #files: readonly File[] = []
  #onState: (state: HandOverState, why: string) => void = () => undefined

  constructor(view: Pick<GuardedView, 'adapter' | 'files' | 'requests'>) {
    this.#view = view
    view.requests.set('read-chunk', (request: { jobId: string; file: number; offset: number }) => this.#chunk(request))
    view.requests.set('hand-over-progress', ({ jobId, state, why }: { jobId: string; state: HandOverState; why: string }) => {
      if (jobId !== this.#jobId) return Promise.resolve({ known: false })
      this.#onState(state, why)
      return Promise.resolve({ known: true })
    })
  }

  /** Whether a hand-over is this one. */
  isOf(jobId: unknown): boolean {
    return this.#jobId !== '' && jobId === this.#jobId
  }

  /** Opens the secure mailbox with this message. Message key of what went wrong; empty when it is on its way. */
  async start(
    holdId: string, recipients: readonly SecureRecipient[], onState: (state: HandOverState, why: string) => void,
  ): Promise<string> {
    const { adapter } = this.#view
    this.#onState = onState
    try {
      const { draft: { subject, isHtml, content }, inText } = await adapter.portable()
      this.#files = await allFiles(this.#view, inText)
      const files = this.#files.map(({ name, type, size }): HandOverFile => ({ name, type, size, contentId: '' }))
      const { jobId, why } = await ask('hand-over', { holdId, message: { recipients, subject, isHtml, content, inReplyTo: adapter.inReplyTo?.() ?? '', files } })
      this.#jobId = jobId
      return why
    } catch {
      return 'content_hand_over_failed'
    }
  }

  async #chunk({ jobId, file, offset }: { jobId: string; file: number; offset: number }): Promise<{ base64: string; done: boolean }> {
    const source = this.#files[file]
    if (jobId !== this.#jobId || !source) throw new Error('no such file in this hand-over')
    const piece = source.slice(offset, offset + PIECE)
    return { base64: await base64Of(piece), done: offset + PIECE >= source.size }
  }
}
