import { looksLikeHtmlEnvelope } from '../../crypto/index.ts'
import { LIMITS } from './limits.ts'
import { Collected } from './merge.ts'
import { Budget, type FileBytes, type FileFormat, type FileText, read, type ReadContext, type ReaderLibraries, unread, UnreadError } from './reading.ts'
import { sniff } from './sniff.ts'
import { decodeText } from './text.ts'

const HEAD_BYTES = 64 * 1024

/** What a host gives to the readers. */
export interface Reading extends ReaderLibraries {
  readonly signal: AbortSignal
  /** Percent of the picture at hand, whenever letters are being read. */
  readonly onProgress?: (percent: number) => void
}

/** Plain text, and the formats that are told by what it says. */
async function readText(bytes: Uint8Array, context: ReadContext): Promise<FileText> {
  const text = decodeText(bytes)
  const { hl7Text, isHl7 } = await import('./hl7.ts')
  if (isHl7(text)) {
    const { payloads, withoutPayloads } = await import('./xml.ts')
    const all = new Collected()
    all.add(hl7Text(withoutPayloads(text)))
    for (const document of payloads(text)) all.addFile(await context.inner({ name: '', type: '', bytes: document }))
    return all.result('hl7')
  }
  const { hprimText, isHprim } = await import('./hprim.ts')
  if (isHprim(text)) return read('hprim', hprimText(text))
  const { csvText, delimiterOf } = await import('./csv.ts')
  const delimiter = delimiterOf(text)
  return delimiter === null ? read('text', text) : read('csv', csvText(text, delimiter))
}

async function readXml(format: 'xml' | 'cda', bytes: Uint8Array, context: ReadContext): Promise<FileText> {
  const { payloads, xmlText } = await import('./xml.ts')
  const text = decodeText(bytes)
  const all = new Collected()
  all.add(xmlText(text))
  for (const document of payloads(text)) all.addFile(await context.inner({ name: '', type: '', bytes: document }))
  return all.result(format)
}

async function readHtml(bytes: Uint8Array): Promise<FileText> {
  if (looksLikeHtmlEnvelope(bytes.subarray(0, HEAD_BYTES))) return unread('html', 'password', 'encrypted')
  return read('html', (await import('./html.ts')).htmlToText(decodeText(bytes)))
}

async function readArchive(bytes: Uint8Array, context: ReadContext): Promise<FileText> {
  const [{ openArchive }, { archiveFormat, readZip }] = await Promise.all([import('./archive.ts'), import('./zip.ts')])
  const archive = await openArchive(bytes, context.budget)
  const format = await archiveFormat(archive)
  switch (format) {
    case 'docx': return (await import('./docx.ts')).readDocx(archive, context)
    case 'pptx': return (await import('./pptx.ts')).readPptx(archive, context)
    case 'xlsx': return (await import('./xlsx.ts')).readXlsx(archive, context)
    case 'odt': case 'ods': case 'odp': return (await import('./odf.ts')).readOdf(format, archive, context)
    default: return readZip(archive, format === 'xdm' ? 'xdm' : 'zip', context)
  }
}

async function readAs(format: FileFormat, bytes: Uint8Array, context: ReadContext): Promise<FileText> {
  switch (format) {
    case 'empty': return read(format, '')
    case 'text': return readText(bytes, context)
    case 'html': return readHtml(bytes)
    case 'xml': case 'cda': return readXml(format, bytes, context)
    case 'eml': return (await import('./eml.ts')).readEml(bytes, context)
    case 'rtf': return (await import('./rtf.ts')).readRtf(bytes, context)
    case 'pdf': return (await import('./pdf.ts')).readPdf(bytes, context)
    case 'zip': return readArchive(bytes, context)
    case 'ole': return (await import('./ole.ts')).readOle(bytes, context)
    case 'dicom': return (await import('./dicom.ts')).readDicom(bytes)
    case 'png': case 'jpeg': case 'gif': case 'tiff': case 'webp': case 'bmp': return (await import('./image.ts')).readImage(format, bytes, context)
    case 'openpgp': return unread(format, 'password', 'encrypted')
    default: return unread(format, 'format')
  }
}

/** Formats whose words are all in the bytes themselves: of a larger file, the beginning is read. */
const READ_BY_BEGINNING = new Set<FileFormat>(['text', 'html', 'xml', 'cda', 'eml', 'rtf'])

/** One file within the budget. Never throws. */
async function readOne({ bytes, size = bytes.length }: FileBytes, context: ReadContext): Promise<FileText> {
  const format = sniff(bytes)
  try {
    context.budget.check()
    if (size > LIMITS.fileBytes && format !== 'dicom') return unread(format, 'too-big')
    const cut = READ_BY_BEGINNING.has(format) && bytes.length > LIMITS.textBytes
    const file = await readAs(format, cut ? bytes.subarray(0, LIMITS.textBytes) : bytes, context)
    const { text, whole } = context.budget.take(file.text)
    return file.state === 'read' && (cut || !whole) ? unread(file.format, 'too-big', 'unreadable', text) : { ...file, text }
  } catch (error) {
    const why = error instanceof UnreadError ? error.why : 'damaged'
    return unread(format, why, why === 'password' ? 'encrypted' : 'unreadable')
  }
}

/**
 * Reads one file into text, whatever its name says it is, with the files inside it. Never throws for bad input: what cannot
 * be read says so, and ends within the limits of `limits.ts`.
 */
export async function readFile(file: FileBytes, { signal, onProgress = () => undefined, ...libraries }: Reading): Promise<FileText> {
  const budget = new Budget(signal)
  let reader: Promise<{ read: ReadContext['letters'] }> | null = null
  const contextAt = (depth: number): ReadContext => ({
    budget, signal, libraries,
    letters: async (image) => {
      reader ??= import('./ocr.ts').then(({ LetterReader }) => new LetterReader(libraries.loadOcr, onProgress))
      const letters = await reader
      return budget.picture(() => letters.read(image))
    },
    inner: async (inside) => {
      const named = (found: FileText): FileText => (inside.name === '' ? found : { ...found, text: `${inside.name}\n${found.text}` })
      try {
        budget.openFile()
      } catch (error) {
        return named(unread('unknown', error instanceof UnreadError ? error.why : 'damaged'))
      }
      return named(depth >= LIMITS.depth ? unread(sniff(inside.bytes), 'too-deep') : await readOne(inside, contextAt(depth + 1)))
    },
  })
  return readOne(file, contextAt(0))
}
