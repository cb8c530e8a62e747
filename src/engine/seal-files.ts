import type { SealAnswer, SealRequest } from './seal-protocol.ts'

const FAILED: SealAnswer = { type: 'unsealed', why: 'content_seal_failed', params: [] }

/** Seals in a worker of its own, so that the webmail's page never waits. Never rejects; ends the worker whatever happens. */
export function sealInWorker(request: SealRequest, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<SealAnswer> {
  const cancelled: SealAnswer = { type: 'unsealed', why: 'envelope_cancelled', params: [] }
  if (signal.aborted) return Promise.resolve(cancelled)
  return new Promise((resolve) => {
    let worker: Worker
    try {
      worker = new Worker(new URL('./seal-files.worker.ts', import.meta.url), { type: 'module' })
    } catch {
      resolve(FAILED)
      return
    }
    const end = (answer: SealAnswer): void => {
      signal.removeEventListener('abort', cancel)
      worker.terminate()
      resolve(answer)
    }
    const cancel = (): void => end(cancelled)
    signal.addEventListener('abort', cancel, { once: true })
    worker.onmessage = ({ data }: MessageEvent<SealAnswer>) => {
      if (data.type === 'sealing') onProgress(data.done, data.total)
      else end(data)
    }
    worker.onerror = () => end(FAILED)
    worker.onmessageerror = () => end(FAILED)
    worker.postMessage(request)
  })
}
