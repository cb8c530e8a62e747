/** Hidden frame of the extension's origin in a webmail's tab: reads files and keeps them, out of the page's sight. */
import type { ComposeToEngine, EngineToCompose } from '../messaging/engine-port.ts'
import { awaitLine } from '../messaging/frame-line.ts'
import { heldFiles } from '../background/stores/vault.ts'
import { ask } from '../messaging/ask.ts'
import { readInWorker } from './read-files.ts'
import { sealContentInWorker } from './seal-content.ts'
import { keepCopy, writeMessageFile } from './write-message-file.ts'
import { sealOrdered } from './seal-ordered.ts'

const running = new Map<string, AbortController>()

async function answer(message: ComposeToEngine, say: (message: EngineToCompose) => void): Promise<EngineToCompose | null> {
  switch (message.type) {
    case 'read': {
      const control = new AbortController()
      running.set(message.id, control)
      try {
        const { state, format, text } = await readInWorker(message.file, control.signal, (percent) => say({ type: 'reading', id: message.id, percent }))
        return { type: 'result', id: message.id, state, format, text }
      } catch {
        return { type: 'result', id: message.id, state: 'unreadable', format: '', text: '' }
      } finally {
        running.delete(message.id)
      }
    }
    case 'seal': {
      const { id, order, files } = message
      const control = new AbortController()
      running.set(id, control)
      try {
        const sealed = await sealOrdered(order, files, control.signal, (done, total) => say({ type: 'sealing', id, done, total }), ask)
        return { id, ...sealed }
      } catch {
        return { type: 'unsealed', id, why: 'content_failure_silent', params: [] }
      } finally {
        running.delete(id)
      }
    }
    case 'write': {
      const { id, message: parts, keep } = message
      const bytes = await writeMessageFile(parts, new Date()).catch(() => null)
      return { type: 'written', id, bytes, kept: keep !== null && (await keepCopy(parts, keep)) }
    }
    case 'cancel':
      running.get(message.id)?.abort()
      return null
    case 'keep':
      return heldFiles.keep(message.composeKey, message.file, sealContentInWorker)
        .then((record) => ({ type: 'kept', id: message.id, record } as const), () => ({ type: 'kept', id: message.id, record: null } as const))
    case 'recall':
      return heldFiles.recall(message.composeKey, message.here, (composeKey) => ask('held-file-keys', { composeKey }).then(({ keys }) => keys))
        .then((recalled) => ({ type: 'recalled', id: message.id, recalled } as const), () => ({ type: 'recalled', id: message.id, recalled: null } as const))
    case 'learn-key': {
      const { id, header, senders } = message
      const learnt = await import('./learn-key.ts').then(({ learnKey }) => learnKey(header, senders, ask)).catch(() => false)
      return { type: 'learnt', id, learnt }
    }
    case 'forget':
      await heldFiles.forget(message.composeKey).catch(() => undefined)
      return null
  }
}

awaitLine({ own: window, parent: window.parent }, 'engine', (port) => {
  const say = (message: EngineToCompose): void => port.postMessage(message)
  // The background has vouched for the other end, so its messages keep their type.
  port.onmessage = ({ data }: MessageEvent<ComposeToEngine>) => void answer(data, say).then((reply) => {
    if (reply) say(reply)
  })
  say({ type: 'ready' })
})
