import { random, toBase64 } from '../../bytes.ts'
import { type EnvelopeFile, EnvelopeError, throwIfCancelled, type Work } from '../envelope.ts'
import { neutralName } from '../neutral-name.ts'
import { countPages, isPdf, isSigned, lockOf, MAX_PDF_BYTES } from './inspect-pdf.ts'
import { pdfSecret } from './pdf-secret.ts'
import { INPUT, type LoadQpdf, OUTPUT, runQpdf } from './qpdf.ts'
import { repairPdf } from './repair-pdf.ts'

/** What the practitioner has to know of a sealed PDF; a key of the message catalogue. */
export type PdfNote = 'envelope_pdf_note_signed' | 'envelope_pdf_note_restricted' | 'envelope_pdf_note_repaired'

/** A PDF under a passphrase, and what changed besides. */
export interface SealedPdf {
  readonly file: EnvelopeFile
  readonly notes: readonly PdfNote[]
}

/**
 * AES-256, security handler of revision 6 (ISO 32000-2, 7.6.4), metadata encrypted too. With the passphrase everything is
 * allowed: a colleague may print and copy. The owner's password is random and thrown away. Objects go into encrypted
 * streams, so that neither names nor the shape of the document stay readable.
 */
const sealing = (secret: string): string[] => [
  '--encrypt', `--user-password=${secret}`, `--owner-password=${toBase64(random(32))}`, '--bits=256', '--',
  '--object-streams=generate', INPUT, OUTPUT,
]

const failed = (): EnvelopeError => new EnvelopeError('envelope_pdf_failed', 'The PDF could not be worked on here.')

/**
 * Puts a PDF under a passphrase. What is handed back was opened once with the passphrase, and its pages counted.
 *
 * Names and dates of the file itself are gone (`document.pdf`); the PDF's own title and author are inside, encrypted.
 *
 * @param secret at most 127 bytes of UTF-8.
 * @throws EnvelopeError when this is no PDF, is locked already, is damaged beyond repair, or is larger than 128 MiB.
 */
export async function sealPdf(file: EnvelopeFile, secret: string, load: LoadQpdf, work: Work = {}): Promise<SealedPdf> {
  const password = pdfSecret(secret)
  const { size } = file.content
  if (size > MAX_PDF_BYTES) {
    throw new EnvelopeError('envelope_pdf_too_big', `A PDF of at most ${MAX_PDF_BYTES} bytes can be sealed.`, [String(MAX_PDF_BYTES / 1024 / 1024)])
  }
  throwIfCancelled(work.signal)
  work.onProgress?.(0, size)
  let bytes: Uint8Array = new Uint8Array(await file.content.arrayBuffer())
  if (!isPdf(bytes)) throw new EnvelopeError('envelope_pdf_none', 'This file is not a PDF.')
  const notes: PdfNote[] = isSigned(bytes) ? ['envelope_pdf_note_signed'] : []

  const lock = await lockOf(bytes, load)
  if (lock === 'locked') throw new EnvelopeError('envelope_pdf_locked', 'This PDF already has a password of its own.')
  if (lock === 'restricted') notes.push('envelope_pdf_note_restricted')

  let pages = await countPages(bytes, load)
  if (pages === null) {
    const repaired = await repairPdf(bytes)
    if (repaired === null) throw new EnvelopeError('envelope_pdf_damaged', 'This PDF is damaged and cannot be sealed.')
    bytes = repaired
    pages = await countPages(bytes, load)
    notes.push('envelope_pdf_note_repaired')
  }
  throwIfCancelled(work.signal)

  const { output } = await runQpdf(load, bytes, sealing(password))
  if (output === null) throw new EnvelopeError('envelope_pdf_damaged', 'This PDF is damaged and cannot be sealed.')
  throwIfCancelled(work.signal)
  if (pages === null || await countPages(output, load, password) !== pages) throw failed()
  work.onProgress?.(size, size)
  return { file: { name: neutralName(0, 1, 'pdf'), type: 'application/pdf', content: new Blob([output], { type: 'application/pdf' }) }, notes }
}
