/// <reference lib="webworker" />
import { type FileText, type PdfLibrary, readFile } from '../detection/readers/index.ts'
import type { ReadAnswer, ReadRequest } from './read-protocol.ts'

/**
 * pdf.js inside this worker, without a worker of its own: its message handler is imported here, and finding it in
 * `globalThis.pdfjsWorker` pdf.js starts no other script. The extension's policy forbids eval, which it then needs not.
 */
async function loadPdf(): Promise<PdfLibrary> {
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs') })
  return import('pdfjs-dist/legacy/build/pdf.min.mjs')
}

const FAILED: FileText = { state: 'unreadable', format: 'unknown', text: '', why: 'damaged' }

async function answer({ data: { file } }: MessageEvent<ReadRequest>): Promise<FileText> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    // The wrapper ends this worker to cancel; the signal never fires here.
    return await readFile({ name: file.name, type: file.type, bytes }, new AbortController().signal, loadPdf)
  } catch {
    return FAILED
  }
}

const scope = globalThis as unknown as DedicatedWorkerGlobalScope
// Once: pdf.js listens on the same channel, and its messages are not for us.
scope.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  void answer(event).then((result) => {
    const message: ReadAnswer = { sceau: 'file-text', result }
    scope.postMessage(message)
  })
}, { once: true })
