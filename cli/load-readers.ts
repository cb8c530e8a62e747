import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { OcrLibrary, PdfLibrary } from '../src/detection/readers/index.ts'

/** From here, as from the bundle, node_modules is found upwards. */
const locate = createRequire(import.meta.url)

class Decoders {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    return new Uint8Array(await readFile(join(locate.resolve('pdfjs-dist/package.json'), '../wasm', filename)))
  }
}

/** pdf.js for Node. */
export async function loadPdf(): Promise<PdfLibrary> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  return { getDocument: getDocument as unknown as PdfLibrary['getDocument'], decoders: Decoders }
}

/** Tesseract's engine and French data, from node_modules. */
export async function loadOcr(): Promise<OcrLibrary> {
  const { default: start } = await import('tesseract.js-core/tesseract-core-simd-lstm.js')
  const packed = await readFile(join(locate.resolve('@tesseract.js-data/fra/package.json'), '../4.0.0_best_int/fra.traineddata.gz'))
  return { start: start as OcrLibrary['start'], language: gunzipSync(packed) }
}
