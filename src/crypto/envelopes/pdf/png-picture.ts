import { PDFHexString, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib'
import { concat } from '../../bytes.ts'
import { pngChunks } from '../photo/png-chunks.ts'

// Colour types of PNG (11.2.2).
const GREY = 0
const COLOUR = 2
const PALETTE = 3
const NOT_INTERLACED = 0

/**
 * Puts a PNG's compressed pixels into a PDF as they are: PDF knows PNG's own compression and predictors (ISO 32000-2,
 * 7.4.4.4). Nothing is unpacked, so a large scan costs no memory.
 *
 * @returns `null` for what PDF cannot take so: transparency, interlacing.
 */
export function placePng(document: PDFDocument, bytes: Uint8Array): { readonly ref: PDFRef; readonly width: number; readonly height: number } | null {
  const chunks = pngChunks(bytes)?.chunks ?? []
  const header = chunks[0]?.data
  if (header === undefined || chunks.some(({ type }) => type === 'tRNS')) return null
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const [width, height, depth, type, interlace] = [view.getUint32(0), view.getUint32(4), view.getUint8(8), view.getUint8(9), view.getUint8(12)]
  if (interlace !== NOT_INTERLACED || ![GREY, COLOUR, PALETTE].includes(type)) return null
  const palette = chunks.find((chunk) => chunk.type === 'PLTE')?.data
  if (type === PALETTE && palette === undefined) return null
  const hex = (data: Uint8Array): PDFHexString => PDFHexString.of(Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join(''))
  const space = type === PALETTE && palette !== undefined
    ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, hex(palette)]
    : type === COLOUR ? 'DeviceRGB' : 'DeviceGray'
  const stream = document.context.stream(concat(...chunks.filter((chunk) => chunk.type === 'IDAT').map(({ data }) => data)), {
    Type: 'XObject', Subtype: 'Image', Width: width, Height: height, ColorSpace: space, BitsPerComponent: depth, Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: type === COLOUR ? 3 : 1, BitsPerComponent: depth, Columns: width },
  })
  return { ref: document.context.register(stream), width, height }
}
