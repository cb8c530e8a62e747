/// <reference lib="webworker" />
import { type FileText, LIMITS, readFile } from '../detection/readers/index.ts'
import { loadOcr, loadPdf } from './load-readers.ts'
import type { ReadAnswer, ReadRequest } from './read-protocol.ts'

const FAILED: FileText = { state: 'unreadable', format: 'unknown', text: '', why: 'damaged' }
const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const say = (message: ReadAnswer): void => scope.postMessage(message)

async function answer({ data: { file } }: MessageEvent<ReadRequest>): Promise<FileText> {
  try {
    const part = file.size > LIMITS.fileBytes ? file.slice(0, LIMITS.headBytes) : file
    const bytes = new Uint8Array(await part.arrayBuffer())
    let last = -1
    return await readFile({ name: file.name, type: file.type, bytes, size: file.size }, {
      // The wrapper ends this worker to cancel; the signal never fires here.
      signal: new AbortController().signal, loadPdf, loadOcr,
      onProgress: (percent) => {
        if (percent === last) return
        last = percent
        say({ sceau: 'file-progress', percent })
      },
    })
  } catch {
    return FAILED
  }
}

// Once: pdf.js listens on the same channel, and its messages are not for us.
scope.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  void answer(event).then((result) => say({ sceau: 'file-text', result }))
}, { once: true })
