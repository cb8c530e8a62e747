import { LIMITS } from './limits.ts'
import { APART, Collected } from './merge.ts'
import { pagePictures } from './pdf-pictures.ts'
import { type FileText, type PdfDocument, type PdfPage, type ReadContext, UnreadError } from './reading.ts'

/** Pictures that cover less of a page are logos. */
const LEAST_COVERAGE = 0.1
/** A page that its picture fills and that has so much text was read by the scanner already. */
const FULL_COVERAGE = 0.8
const SCANNER_TEXT = 200
/** Less is a page number or a stamp. */
const LEAST_TEXT = 20

const field = (value: object, name: string): string => {
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'string' ? found : Array.isArray(found) ? found.filter((one) => typeof one === 'string').join('\n') : ''
}

async function pageText(page: PdfPage): Promise<string> {
  const { items } = await page.getTextContent()
  let text = ''
  for (const item of items) {
    text += field(item, 'str')
    if (Reflect.get(item, 'hasEOL') === true) text += '\n'
  }
  for (const annotation of await page.getAnnotations()) {
    const contents: unknown = Reflect.get(annotation, 'contentsObj')
    const written = [field(annotation, 'fieldValue'), field(annotation, 'alternativeText'), typeof contents === 'object' && contents !== null ? field(contents, 'str') : '', field(annotation, 'url')]
    for (const one of written) if (one !== '') text += `\n${one}`
  }
  return text
}

/** Reads what a page shows in pictures, where its text does not say it. */
async function addPictures(all: Collected, page: PdfPage, text: string, { letters }: ReadContext): Promise<void> {
  const pictures = await pagePictures(page)
  const words = text.trim().length
  if (pictures.coverage < LEAST_COVERAGE && words >= LEAST_TEXT) return
  if (pictures.coverage >= FULL_COVERAGE && words >= SCANNER_TEXT) return
  const image = pictures.paint()
  if (!image) {
    if (pictures.outlines && words < LEAST_TEXT) all.miss('no-text')
    return
  }
  const shown = await letters(image)
  all.add(shown.text)
  if (!shown.legible && words < LEAST_TEXT) all.miss('no-text')
}

async function addProperties(all: Collected, document: PdfDocument): Promise<string> {
  const { info } = await document.getMetadata()
  for (const name of ['Title', 'Subject', 'Keywords']) all.add(field(info, name))
  return field(info, 'Author')
}

async function addAttachments(all: Collected, document: PdfDocument, { inner }: ReadContext): Promise<void> {
  const attachments = await document.getAttachments()
  if (typeof attachments !== 'object' || attachments === null) return
  for (const one of Object.values(attachments) as unknown[]) {
    if (typeof one !== 'object' || one === null) continue
    const content: unknown = Reflect.get(one, 'content')
    all.add(field(one, 'description'))
    if (content instanceof Uint8Array) all.addFile(await inner({ name: field(one, 'filename'), type: '', bytes: content }))
  }
}

/**
 * Text of a PDF, page after page, with its form fields, notes, title, scanned pages and files inside. A page that shows
 * something nobody could read makes the file unreadable.
 *
 * @throws UnreadError when it wants a password, is damaged, or is beyond the limits.
 */
export async function readPdf(bytes: Uint8Array, context: ReadContext): Promise<FileText> {
  const { budget, signal } = context
  const { getDocument, decoders } = await context.libraries.loadPdf()
  // pdf.js takes the buffer over: it gets its own.
  const task = getDocument({
    data: bytes.slice(), isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: 0, stopAtErrors: false, enableXfa: false, useWasm: true, maxImageSize: LIMITS.pixels,
    // Pixels, not bitmaps that only a page can look into.
    isOffscreenCanvasSupported: false, isImageDecoderSupported: false, useWorkerFetch: false, BinaryDataFactory: decoders,
  })
  const cancel = (): void => void task.destroy().catch(() => undefined)
  signal.addEventListener('abort', cancel, { once: true })
  const all = new Collected()
  try {
    const document = await task.promise
    const author = await addProperties(all, document)
    const pages = Math.min(document.numPages, LIMITS.pages)
    if (document.numPages > pages) all.miss('too-big')
    let length = 0
    for (let number = 1; number <= pages && length < LIMITS.characters; number += 1) {
      const page = await document.getPage(number)
      const text = await pageText(page)
      length += text.length
      all.add(text)
      try {
        budget.check()
        await addPictures(all, page, text, context)
      } catch (error) {
        if (!(error instanceof UnreadError)) throw error
        // What was read so far still counts.
        all.miss(error.why)
        if (error.why === 'cancelled' || budget.isSpent()) break
      } finally {
        page.cleanup()
      }
    }
    await addAttachments(all, document, context)
    if (all.isEmpty()) all.miss('no-text')
    if (author !== '') all.add(`${APART}${author}`)
    return all.result('pdf')
  } catch (error) {
    if (signal.aborted) throw new UnreadError('cancelled')
    if (error instanceof UnreadError) throw error
    throw new UnreadError(error instanceof Error && error.name === 'PasswordException' ? 'password' : 'damaged', { cause: error })
  } finally {
    signal.removeEventListener('abort', cancel)
    await task.destroy().catch(() => undefined)
  }
}
