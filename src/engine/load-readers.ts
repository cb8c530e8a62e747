import type { OcrLibrary, PdfLibrary } from '../detection/readers/index.ts'
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url'
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url'
import core from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url'
import language from '@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz?url'

/** A file of the package. */
async function bytesOf(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url)
  if (!response.ok) throw new Error('a file of the package is missing')
  return new Uint8Array(await response.arrayBuffer())
}

/** Unpacks what is packed with gzip; a browser may have done so already for a file that ends in `.gz`. */
async function gunzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer())
}

class Decoders {
  fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    return bytesOf(filename === 'jbig2.wasm' ? jbig2 : openjpeg)
  }
}

/**
 * pdf.js inside this worker, without a worker of its own: its message handler is imported here, and finding it in
 * `globalThis.pdfjsWorker` pdf.js starts no other script. The extension's policy forbids eval, which it then needs not.
 */
export async function loadPdf(): Promise<PdfLibrary> {
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') })
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  return { getDocument: getDocument as unknown as PdfLibrary['getDocument'], decoders: Decoders }
}

/**
 * Tesseract's engine and French data, all from the package. WebAssembly needs `'wasm-unsafe-eval'` in the policy of the
 * extension's pages (decision 16); no `eval`.
 */
export async function loadOcr(): Promise<OcrLibrary> {
  const [{ default: start }, wasmBinary, packed] = await Promise.all([import('tesseract.js-core/tesseract-core-simd-lstm.js'), bytesOf(core), bytesOf(language)])
  return { start: (options) => (start as OcrLibrary['start'])({ ...options, wasmBinary } as Parameters<OcrLibrary['start']>[0]), language: await gunzipped(packed) }
}
