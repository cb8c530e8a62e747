import type { OcrLibrary, PdfLibrary } from '../detection/readers/index.ts'
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url'
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url'
import core from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url'
import language from '@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz?url'

/** A file of the package. */
async function fetched(url: string): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok) throw new Error('a file of the package is missing')
  return response
}
const bytesOf = async (url: string): Promise<Uint8Array> => new Uint8Array(await (await fetched(url)).arrayBuffer())

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
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs') })
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.min.mjs')
  return { getDocument: getDocument as unknown as PdfLibrary['getDocument'], decoders: Decoders }
}

/**
 * Tesseract's engine and French data, all from the package. WebAssembly needs `'wasm-unsafe-eval'` in the policy of the
 * extension's pages (decision 16); no `eval`.
 */
export async function loadOcr(): Promise<OcrLibrary> {
  const [{ default: start }, wasmBinary, packed] = await Promise.all([import('tesseract.js-core/tesseract-core-simd-lstm.js'), bytesOf(core), fetched(language)])
  const unpacked = packed.body?.pipeThrough(new DecompressionStream('gzip'))
  return { start: (options) => (start as OcrLibrary['start'])({ ...options, wasmBinary } as Parameters<OcrLibrary['start']>[0]), language: new Uint8Array(await new Response(unpacked).arrayBuffer()) }
}
