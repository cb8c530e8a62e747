import { decodePDFRawStream, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib'

/** Where a person's name may stand in a PDF besides its pages (ISO 32000-2, 14.3.3). */
export type PdfField = 'Author' | 'Title' | 'Subject' | 'Keywords'

const INFO: readonly PdfField[] = ['Author', 'Title', 'Subject', 'Keywords']
/** The same in XMP (ISO 16684-1). */
const XMP: readonly (readonly [PdfField, string])[] = [['Author', 'dc:creator'], ['Title', 'dc:title'], ['Subject', 'dc:description'], ['Keywords', 'pdf:Keywords'], ['Keywords', 'dc:subject']]
const LETTER = /\p{L}/u

const text = (value: unknown): string => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '')

/** Whether an XMP property, as element or as attribute, says something. */
function saysIn(packet: string, name: string): boolean {
  const element = new RegExp(`<${name}[^>]*>([^]*?)</${name}>`).exec(packet)?.[1] ?? ''
  const attribute = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(packet)?.[1] ?? ''
  return LETTER.test(element.replace(/<[^>]*>/g, '') + attribute)
}

/**
 * Which fields about the document are filled in with words. Empty for a PDF that is damaged or locked. Never throws.
 */
export async function pdfFields(bytes: Uint8Array): Promise<readonly PdfField[]> {
  try {
    const { context, catalog } = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true, parseSpeed: Infinity })
    if (context.trailerInfo.Encrypt !== undefined) return []
    const found = new Set<PdfField>()
    const info = context.lookup(context.trailerInfo.Info)
    if (info instanceof PDFDict) for (const field of INFO) if (LETTER.test(text(info.lookup(PDFName.of(field))))) found.add(field)
    const metadata = catalog.lookup(PDFName.of('Metadata'))
    if (metadata instanceof PDFRawStream) {
      const packet = new TextDecoder().decode(decodePDFRawStream(metadata).decode())
      for (const [field, name] of XMP) if (saysIn(packet, name)) found.add(field)
    }
    return INFO.filter((field) => found.has(field))
  } catch {
    return []
  }
}
