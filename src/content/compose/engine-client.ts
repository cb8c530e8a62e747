import { ask } from '../../messaging/ask.ts'
import type { ComposeToEngine, CopyPlace, EngineToCompose, MessageToWrite, RecalledFiles, SealOrder } from '../../messaging/engine-port.ts'
import type { AttachmentState } from '../../guard/index.ts'
import type { SealedView } from '../../messaging/hold-view.ts'
import { ExtensionFrame } from '../ui/extension-frame.ts'
import { SealingError } from './sealing-error.ts'

const CSS = ':host { all: initial !important; display: none !important; }'
const START_TIMEOUT = 10_000
const READ_TIMEOUT = 60_000

/** What reading a file gave. */
export interface FileReading {
  readonly state: AttachmentState
  readonly text: string
}

const UNREAD: FileReading = { state: 'unreadable', text: '' }

/** Reads files in a hidden frame of the extension's origin, so that neither the page nor a server sees them. */
export class EngineClient {
  readonly #page: Document
  readonly #waiting = new Map<string, (message: EngineToCompose | null) => void>()
  #frame: Promise<ExtensionFrame<ComposeToEngine, EngineToCompose>> | null = null
  #count = 0

  constructor(page: Document) {
    this.#page = page
  }

  /**
   * Text of a file; `unreadable` when no reader could read it, none answered in time, or it was cancelled.
   * @param onProgress percent of the picture whose letters are being read.
   */
  async read(file: File, signal: AbortSignal, onProgress: (percent: number) => void): Promise<FileReading> {
    const answer = await this.#request((id) => ({ type: 'read', id, file }), signal, onProgress)
    return answer?.type === 'result' ? { state: answer.state, text: answer.text } : UNREAD
  }

  /** Keeps a held file in the vault. @returns the id of its record there; `null` when it could not be kept, as on a full disk. */
  async keep(composeKey: string, file: File): Promise<string | null> {
    const answer = await this.#request((id) => ({ type: 'keep', id, composeKey, file }))
    return answer?.type === 'kept' ? answer.record : null
  }

  /**
   * Seals files and, with the order's letter, the message. @param onProgress bytes done and in all.
   * @throws SealingError when it was cancelled, could not be done, or nobody answered.
   */
  async seal(
    order: SealOrder, files: readonly File[], signal: AbortSignal, onProgress: (done: number, total: number) => void,
  ): Promise<{ readonly files: readonly File[]; readonly notes: SealedView['notes'] }> {
    const frame = await (this.#frame ??= this.#start()).catch(() => {
      this.#frame = null
      throw new SealingError('content_failure_silent')
    })
    if (signal.aborted) throw new SealingError('envelope_cancelled')
    const id = String(++this.#count)
    const cancel = (): void => frame.post({ type: 'cancel', id })
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return await new Promise((resolve, reject) => {
        const silence = (): ReturnType<typeof setTimeout> => setTimeout(() => reject(new SealingError('content_failure_silent')), READ_TIMEOUT)
        let timer = silence()
        this.#waiting.set(id, (message) => {
          clearTimeout(timer)
          if (message?.type === 'sealing') {
            // It is at work: the next sign of life is waited for anew.
            timer = silence()
            onProgress(message.done, message.total)
          } else if (message?.type === 'sealed') resolve({ files: message.files, notes: message.notes })
          else reject(message?.type === 'unsealed' ? new SealingError(message.why, message.params) : new SealingError('content_failure_silent'))
        })
        frame.post({ type: 'seal', id, order, files })
      })
    } finally {
      signal.removeEventListener('abort', cancel)
      this.#waiting.delete(id)
    }
  }

  /** A message as a file; with `keep` the vault keeps it as well, for the record. `bytes` is `null` when nobody answered or it could not be written. */
  async write(message: MessageToWrite, keep: CopyPlace | null): Promise<{ readonly bytes: Blob | null; readonly kept: boolean }> {
    const answer = await this.#request((id) => ({ type: 'write', id, message, keep }))
    return answer?.type === 'written' ? answer : { bytes: null, kept: false }
  }

  /** Takes the key that the header of an answered mail brings of one of these senders. @returns whether it was learnt: unconfirmed, and only where none was known. */
  async learnKey(header: string, senders: readonly string[]): Promise<boolean> {
    const answer = await this.#request((id) => ({ type: 'learn-key', id, header, senders }))
    return answer?.type === 'learnt' && answer.learnt
  }

  /** Files kept for a compose view before a reload or a crash, but for those that are `here`; `null` when nobody answered or the vault is locked. */
  async recall(composeKey: string, here: readonly string[]): Promise<RecalledFiles | null> {
    const answer = await this.#request((id) => ({ type: 'recall', id, composeKey, here }))
    return answer?.type === 'recalled' ? answer.recalled : null
  }

  async forget(composeKey: string): Promise<void> {
    if (this.#frame) (await this.#frame).post({ type: 'forget', composeKey })
  }

  async #request(
    build: (id: string) => ComposeToEngine, signal?: AbortSignal, onProgress: (percent: number) => void = () => undefined,
  ): Promise<EngineToCompose | null> {
    const id = String(++this.#count)
    try {
      const frame = await (this.#frame ??= this.#start())
      return await new Promise((resolve) => {
        const giveUp = (): void => {
          clearTimeout(timer)
          this.#waiting.delete(id)
          frame.post({ type: 'cancel', id })
          resolve(null)
        }
        let timer = setTimeout(giveUp, READ_TIMEOUT)
        if (signal?.aborted) {
          giveUp()
          return
        }
        signal?.addEventListener('abort', giveUp, { once: true })
        this.#waiting.set(id, (message) => {
          clearTimeout(timer)
          if (message?.type === 'reading') {
            // It is at work: the next sign of life is waited for anew.
            timer = setTimeout(giveUp, READ_TIMEOUT)
            onProgress(message.percent)
            return
          }
          signal?.removeEventListener('abort', giveUp)
          resolve(message)
        })
        frame.post(build(id))
      })
    } catch {
      this.#frame = null
      return null
    }
  }

  async #start(): Promise<ExtensionFrame<ComposeToEngine, EngineToCompose>> {
    const { nonce } = await ask('open-frame', {})
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the engine frame did not start')), START_TIMEOUT)
      const frame = new ExtensionFrame<ComposeToEngine, EngineToCompose>(
        this.#page, 'src/engine/engine.html', 'engine', nonce, CSS, (message) => {
          if (message.type === 'ready') {
            clearTimeout(timer)
            resolve(frame)
            return
          }
          this.#waiting.get(message.id)?.(message)
          if (message.type !== 'sealing' && message.type !== 'reading') this.#waiting.delete(message.id)
        },
      )
      this.#page.documentElement.append(frame.host)
    })
  }
}
