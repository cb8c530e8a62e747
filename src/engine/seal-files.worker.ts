/// <reference lib="webworker" />
import { EnvelopeError } from '../crypto/envelopes/envelope.ts'
import { sealOrder } from './seal-order.ts'
import type { SealAnswer, SealRequest } from './seal-protocol.ts'

const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const say = (message: SealAnswer): void => scope.postMessage(message)

const failure = (error: unknown): SealAnswer => (error instanceof EnvelopeError
  ? { type: 'unsealed', why: error.key, params: error.params }
  : { type: 'unsealed', why: 'content_seal_failed', params: [] })

scope.addEventListener('message', ({ data }: MessageEvent<SealRequest>) => {
  sealOrder(data, (done, total) => say({ type: 'sealing', done, total })).then(
    (sealed) => say({ type: 'sealed', ...sealed }),
    (error: unknown) => say(failure(error)),
  )
}, { once: true })
