import { type FileText, LIMITS } from '../detection/readers/index.ts'
import { isReadAnswer, type ReadRequest } from './read-protocol.ts'

/** Longest that a worker may say nothing: a little more than what a file may take, so that it can name the cause itself. */
const SILENCE_MILLISECONDS = LIMITS.milliseconds + 5_000
/** Longest in all. */
const LIMIT_MILLISECONDS = LIMITS.milliseconds + LIMITS.pictureMilliseconds + 30_000

const unread = (why: FileText['why']): FileText => ({ state: 'unreadable', format: 'unknown', text: '', why })

/**
 * Reads a file in a worker of its own, so that neither a hostile file nor a long one stops anything else. Never rejects:
 * a worker that dies, says nothing for 30 s, takes longer than all limits together or is cancelled gives `unreadable`, and ends.
 *
 * @param onProgress percent of the picture whose letters are being read.
 */
export function readInWorker(file: File, signal: AbortSignal, onProgress: (percent: number) => void): Promise<FileText> {
  if (signal.aborted) return Promise.resolve(unread('cancelled'))
  return new Promise((resolve) => {
    let worker: Worker
    try {
      worker = new Worker(new URL('./read-files.worker.ts', import.meta.url), { type: 'module' })
    } catch {
      resolve(unread('damaged'))
      return
    }
    const end = (result: FileText): void => {
      clearTimeout(silence)
      clearTimeout(whole)
      signal.removeEventListener('abort', cancel)
      worker.terminate()
      resolve(result)
    }
    const cancel = (): void => end(unread('cancelled'))
    const tooLong = (): void => end(unread('too-long'))
    const whole = setTimeout(tooLong, LIMIT_MILLISECONDS)
    let silence = setTimeout(tooLong, SILENCE_MILLISECONDS)
    signal.addEventListener('abort', cancel, { once: true })
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isReadAnswer(data)) return
      if (data.sceau === 'file-text') end(data.result)
      else {
        clearTimeout(silence)
        silence = setTimeout(tooLong, SILENCE_MILLISECONDS)
        onProgress(data.percent)
      }
    }
    worker.onerror = () => end(unread('damaged'))
    worker.onmessageerror = () => end(unread('damaged'))
    const request: ReadRequest = { file }
    worker.postMessage(request)
  })
}
