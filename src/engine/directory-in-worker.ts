import { type DirectoryOrder, type DirectoryOutcome, isDirectoryWord } from './directory-protocol.ts'
import type { UpdateWork } from './update-directory.ts'

const FAILED: DirectoryOutcome = { state: 'failed', key: 'directory_build_failed', params: [], again: false }
/** A cancelled worker writes down what it has of a download, then ends by itself, or is ended. */
const FAREWELL_MILLISECONDS = 3_000

/** Updates the directory in a worker of its own, so that nothing else waits. Never rejects; ends the worker whatever happens. */
export function updateInWorker(order: DirectoryOrder, { signal, onProgress }: UpdateWork): Promise<DirectoryOutcome> {
  if (signal.aborted) return Promise.resolve({ state: 'cancelled' })
  return new Promise((resolve) => {
    let worker: Worker
    try {
      worker = new Worker(new URL('./update-directory.worker.ts', import.meta.url), { type: 'module' })
    } catch {
      resolve(FAILED)
      return
    }
    let farewell: ReturnType<typeof setTimeout> | undefined
    const end = (outcome: DirectoryOutcome): void => {
      clearTimeout(farewell)
      signal.removeEventListener('abort', cancel)
      worker.terminate()
      resolve(outcome)
    }
    const cancel = (): void => {
      worker.postMessage('cancel')
      farewell = setTimeout(() => end({ state: 'cancelled' }), FAREWELL_MILLISECONDS)
    }
    signal.addEventListener('abort', cancel, { once: true })
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isDirectoryWord(data)) return
      if (data.type === 'progress') onProgress(data)
      else end(data.outcome)
    }
    worker.onerror = () => end(FAILED)
    worker.onmessageerror = () => end(FAILED)
    worker.postMessage(order)
  })
}
