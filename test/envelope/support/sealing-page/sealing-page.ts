import { toBase64 } from '../../../../src/crypto/bytes.ts'
import type { SealAnswer, SealingPage, SealRequest } from './sealing-protocol.ts'

const sealInWorker: SealingPage['sealInWorker'] = (file, secret) => new Promise((resolve) => {
  const worker = new Worker(new URL('./sealing.worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<SealAnswer>) => {
    worker.terminate()
    void (async () => {
      const base64 = data.content === null ? '' : toBase64(new Uint8Array(await data.content.arrayBuffer()))
      resolve({ base64, evalForbidden: data.evalForbidden, error: data.error })
    })()
  }
  worker.onerror = ({ message }) => resolve({ base64: '', evalForbidden: false, error: `the worker: ${message}` })
  const request: SealRequest = { file, secret }
  worker.postMessage(request)
})

Object.assign(globalThis, { sealInWorker })
