import type { Bytes } from '../crypto/index.ts'

/** Frame -> worker, once. */
export interface ContentToSeal {
  readonly publicKey: Bytes
  readonly content: Blob
  readonly purpose: string
}

/**
 * Seals for the vault in a worker of its own. In the frame it took a fifth of a second for a scan, and every other page of
 * ours, the panel too, lives in that thread.
 * @throws Error when it could not be sealed.
 */
export function sealContentInWorker(publicKey: Bytes, content: Blob, purpose: string): Promise<Blob> {
  const worker = new Worker(new URL('./seal-content.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Blob>((resolve, reject) => {
    const fail = (): void => reject(new Error('the file could not be sealed for the vault'))
    worker.onmessage = ({ data }: MessageEvent<Blob | null>) => (data ? resolve(data) : fail())
    worker.onerror = fail
    worker.onmessageerror = fail
    const order: ContentToSeal = { publicKey, content, purpose }
    worker.postMessage(order)
  }).finally(() => worker.terminate())
}
