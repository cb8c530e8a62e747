import {
  concatTransformationMatrix, drawObject, PDFDocument, type PDFRef, popGraphicsState, pushGraphicsState,
} from '@cantoo/pdf-lib'
import { type EnvelopeFile, EnvelopeError, throwIfCancelled, type Work } from '../envelope.ts'
import { neutralName } from '../neutral-name.ts'
import type { Removed } from '../photo/removed.ts'
import { sniffImage } from '../photo/sniff-image.ts'
import { stripMetadata } from '../photo/strip-metadata.ts'
import { layOut } from './page-layout.ts'
import { placePng } from './png-picture.ts'

/** A picture with transparency or interlacing is unpacked: 4 bytes for each of its pixels, a few times over. */
const MAX_UNPACKED_PIXELS = 50_000_000

/**
 * Turns a picture of another kind into a JPEG or PNG file. Only a browser can: given by the host.
 * @returns `null` when it cannot.
 */
export type ConvertImage = (image: Blob) => Promise<Blob | null>

export interface ImagesPdf {
  readonly file: EnvelopeFile
  /** What was left out of the pictures, over all of them. */
  readonly removed: readonly Removed[]
}

interface Picture { readonly ref: PDFRef; readonly width: number; readonly height: number }

/** JPEG is kept as it is: PDF takes its coding (ISO 32000-2, 7.4.8). */
async function place(document: PDFDocument, format: 'jpeg' | 'png', bytes: Uint8Array): Promise<Picture> {
  if (format === 'jpeg') return document.embedJpg(bytes)
  const asIs = placePng(document, bytes)
  if (asIs !== null) return asIs
  const header = new DataView(bytes.buffer, bytes.byteOffset)
  if (header.getUint32(16) * header.getUint32(20) > MAX_UNPACKED_PIXELS) {
    throw new EnvelopeError('envelope_image_too_big', 'This picture is too large to be put into a PDF.')
  }
  return document.embedPng(bytes)
}

async function bytesOf(content: Blob, convert: ConvertImage | undefined): Promise<Uint8Array> {
  const bytes = new Uint8Array(await content.arrayBuffer())
  const format = sniffImage(bytes)
  if (format === null) throw new EnvelopeError('envelope_image_unknown', 'This file is not a picture.')
  if (format === 'jpeg' || format === 'png') return bytes
  const converted = await convert?.(content)
  if (!converted) throw new EnvelopeError('envelope_image_format', `A ${format} picture cannot be put into a PDF here.`, [format.toUpperCase()])
  return new Uint8Array(await converted.arrayBuffer())
}

/**
 * Makes one PDF of pictures, one page each, upright on A4. The pixels of JPEG files and of most PNG files are not coded
 * anew. What the files said besides (place, time, device, comments) is left out.
 *
 * @param convert for kinds that PDF does not know: WebP, GIF, HEIC, TIFF.
 * @throws EnvelopeError when a file is no picture, of a kind that cannot be converted here, damaged, or far too large.
 */
export async function imagesToPdf(files: readonly EnvelopeFile[], work: Work = {}, convert?: ConvertImage): Promise<ImagesPdf> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const removed = new Set<Removed>()
  const total = files.reduce((sum, { content }) => sum + content.size, 0)
  let done = 0
  work.onProgress?.(0, total)
  for (const { content } of files) {
    throwIfCancelled(work.signal)
    const photo = stripMetadata(await bytesOf(content, convert), 'drop')
    const damaged = (cause?: unknown): EnvelopeError => new EnvelopeError('envelope_image_damaged', 'This picture is damaged.', [], { cause })
    if (photo?.format !== 'jpeg' && photo?.format !== 'png') throw damaged()
    for (const kind of photo.removed) removed.add(kind)
    let picture: Picture
    try {
      picture = await place(document, photo.format, photo.bytes)
    } catch (error) {
      throw error instanceof EnvelopeError ? error : damaged(error)
    }
    const { page: [width, height], matrix } = layOut(picture.width, picture.height, photo.orientation)
    const page = document.addPage([width, height])
    page.pushOperators(
      pushGraphicsState(), concatTransformationMatrix(...matrix), drawObject(page.node.newXObject('Picture', picture.ref)), popGraphicsState(),
    )
    done += content.size
    work.onProgress?.(done, total)
  }
  if (files.length === 0) throw new EnvelopeError('envelope_image_unknown', 'There is no picture.')
  const bytes = await document.save({ addDefaultPage: false })
  throwIfCancelled(work.signal)
  return { file: { name: neutralName(0, 1, 'pdf'), type: 'application/pdf', content: new Blob([bytes], { type: 'application/pdf' }) }, removed: [...removed] }
}
