/// <reference lib="webworker" />
import { sealContent } from '../crypto/index.ts'
import type { ContentToSeal } from './seal-content.ts'

const scope = globalThis as unknown as DedicatedWorkerGlobalScope

scope.addEventListener('message', ({ data: { publicKey, content, purpose } }: MessageEvent<ContentToSeal>) => {
  sealContent(publicKey, content, purpose).then((sealed) => scope.postMessage(sealed), () => scope.postMessage(null))
}, { once: true })
