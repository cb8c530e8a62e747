import type { FileText } from './reading.ts'
import { unread } from './reading.ts'

const MAX_PAGES = 400
const MAX_CHARACTERS = 4_000_000
const MAX_MILLISECONDS = 25_000

/** What this reader uses of pdf.js, so that each host loads it its own way. */
export interface PdfLibrary {
  readonly getDocument: (options: {
    data: Uint8Array; isEvalSupported: boolean; useSystemFonts: boolean; disableFontFace: boolean; verbosity: number; stopAtErrors: boolean; enableXfa: boolean; useWasm: boolean
  }) => { readonly promise: Promise<PdfDocument>; readonly destroy: () => Promise<void> }
}

interface PdfDocument {
  readonly numPages: number
  readonly getPage: (number: number) => Promise<PdfPage>
  readonly getMetadata: () => Promise<{ readonly info: object }>
}

interface PdfPage {
  readonly getTextContent: () => Promise<{ readonly items: readonly (PdfTextItem | object)[] }>
  readonly getAnnotations: () => Promise<readonly PdfAnnotation[]>
  readonly getOperatorList: () => Promise<{ readonly fnArray: readonly number[] }>
  readonly cleanup: () => boolean
}

interface PdfTextItem { readonly str: string; readonly hasEOL: boolean }
interface PdfAnnotation { readonly fieldValue?: unknown; readonly contentsObj?: { readonly str: string } }

const isTextItem = (item: PdfTextItem | object): item is PdfTextItem => 'str' in item
/** Operators that paint a picture (pdf.js `OPS`): image masks, XObjects, inline images. */
const PAINTS_IMAGE = new Set([83, 84, 85, 86, 87, 88, 89, 90])

async function pageText(page: PdfPage): Promise<string> {
  const { items } = await page.getTextContent()
  let text = ''
  for (const item of items) if (isTextItem(item)) text += item.hasEOL ? `${item.str}\n` : item.str
  for (const { fieldValue, contentsObj } of await page.getAnnotations()) {
    if (typeof fieldValue === 'string') text += `\n${fieldValue}`
    if (contentsObj?.str) text += `\n${contentsObj.str}`
  }
  return text
}

/** Whether a page shows a picture and no text: a scan, which nothing here can read. */
async function isPicture(page: PdfPage, text: string): Promise<boolean> {
  if (text.trim() !== '') return false
  const { fnArray } = await page.getOperatorList()
  return fnArray.some((operator) => PAINTS_IMAGE.has(operator))
}

async function infoText(document: PdfDocument): Promise<string> {
  const { info } = await document.getMetadata()
  return ['Title', 'Subject', 'Keywords'].flatMap((field) => {
    const value: unknown = Reflect.get(info, field)
    return typeof value === 'string' && value !== '' ? [value] : []
  }).join('\n')
}

/**
 * Text of a PDF, page after page, with its form fields, notes and title. A page that is only a picture makes the whole
 * file unreadable: what it shows was not scanned. Never throws for bad input.
 */
export async function readPdf(bytes: Uint8Array, library: PdfLibrary, signal: AbortSignal): Promise<FileText> {
  const started = Date.now()
  // pdf.js takes the buffer over: it gets its own.
  const task = library.getDocument({
    data: bytes.slice(), isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: 0, stopAtErrors: false, enableXfa: false, useWasm: false,
  })
  const cancel = (): void => void task.destroy().catch(() => undefined)
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const document = await task.promise
    if (document.numPages > MAX_PAGES) return unread('pdf', 'too-big')
    const title = await infoText(document)
    let text = ''
    let pictures = 0
    for (let number = 1; number <= document.numPages; number += 1) {
      if (signal.aborted) return unread('pdf', 'cancelled')
      if (Date.now() - started > MAX_MILLISECONDS) return unread('pdf', 'too-long')
      const page = await document.getPage(number)
      const content = await pageText(page)
      if (await isPicture(page, content)) pictures += 1
      page.cleanup()
      text += `${content}\n`
      if (text.length > MAX_CHARACTERS) return unread('pdf', 'too-big')
    }
    if (pictures > 0 || text.trim() === '') return unread('pdf', 'no-text')
    return { state: 'read', format: 'pdf', text: title === '' ? text : `${title}\n${text}`, why: '' }
  } catch (error) {
    if (signal.aborted) return unread('pdf', 'cancelled')
    const password = error instanceof Error && error.name === 'PasswordException'
    return password ? unread('pdf', 'password', 'encrypted') : unread('pdf', 'damaged')
  } finally {
    signal.removeEventListener('abort', cancel)
    await task.destroy().catch(() => undefined)
  }
}
