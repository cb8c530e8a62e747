/// <reference lib="webworker" />
import { EnvelopeError } from '../crypto/envelopes/envelope.ts'
import { sealOrder } from './seal-order.ts'
import type { SealAnswer, SealRequest } from './seal-protocol.ts'

const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const say = (message: SealAnswer): void => scope.postMessage(message)

const failure = (error: unknown): SealAnswer => (error instanceof EnvelopeError
  ? { type: 'unsealed', why: error.key, params: error.params }
  : { type: 'unsealed', why: 'content_seal_failed', params: [] })

/** Time between two words about progress, in ms: each wakes the frame and the webmail's page, which seal nothing faster for it. */
const PAUSE = 50
let told = 0
function sayHowFar(done: number, total: number): void {
  const now = performance.now()
  if (now - told < PAUSE) return
  told = now
  say({ type: 'sealing', done, total })
}

scope.addEventListener('message', ({ data }: MessageEvent<SealRequest>) => {
  sealOrder(data, sayHowFar).then(
    (sealed) => say({ type: 'sealed', ...sealed }),
    (error: unknown) => say(failure(error)),
  )
}, { once: true })
