/// <reference lib="webworker" />
import { type FileText, type PdfLibrary, readFile } from '../detection/readers/index.ts'
import type { ReadRequest } from './read-protocol.ts'

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
scope.onmessage = (event: MessageEvent<ReadRequest>): void => void answer(event).then((text) => scope.postMessage(text))
