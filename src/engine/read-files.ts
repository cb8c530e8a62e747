import type { FileText } from '../detection/readers/index.ts'
import { isReadAnswer, type ReadRequest } from './read-protocol.ts'

/** Longest that one file may take. */
const LIMIT_MILLISECONDS = 30_000

const unread = (why: FileText['why']): FileText => ({ state: 'unreadable', format: 'unknown', text: '', why })

/**
 * Reads a file in a worker of its own, so that neither a hostile file nor a long one stops anything else. Never rejects:
 * a worker that dies, hangs past 30 s or is cancelled gives `unreadable`, and ends.
 */
export function readInWorker(file: File, signal: AbortSignal): Promise<FileText> {
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
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      worker.terminate()
      resolve(result)
    }
    const cancel = (): void => end(unread('cancelled'))
    const timer = setTimeout(() => end(unread('too-long')), LIMIT_MILLISECONDS)
    signal.addEventListener('abort', cancel, { once: true })
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isReadAnswer(data)) end(data.result)
    }
    worker.onerror = () => end(unread('damaged'))
    worker.onmessageerror = () => end(unread('damaged'))
    const request: ReadRequest = { file }
    worker.postMessage(request)
  })
}
