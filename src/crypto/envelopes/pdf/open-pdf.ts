import { DamagedEnvelopeError, type EnvelopeFile, EnvelopeError, throwIfCancelled, type Work, WrongSecretError } from '../envelope.ts'
import { INVALID_PASSWORD, isPdf, lockOf } from './inspect-pdf.ts'
import { INPUT, type LoadQpdf, OUTPUT, runQpdf } from './qpdf.ts'

/**
 * Takes the password off a PDF. Any handler that qpdf knows is opened, not only ours. PDF encryption (AES-CBC) proves
 * nothing about who wrote the file and whether it was changed on its way; only what no longer fits together is noticed.
 *
 * @throws WrongSecretError when the passphrase does not open it.
 * @throws DamagedEnvelopeError when this is no PDF, or it cannot be read.
 * @throws EnvelopeError when it is not under a passphrase.
 */
export async function openPdf(file: EnvelopeFile, secret: string, load: LoadQpdf, work: Work = {}): Promise<EnvelopeFile> {
  throwIfCancelled(work.signal)
  const { size } = file.content
  work.onProgress?.(0, size)
  const bytes = new Uint8Array(await file.content.arrayBuffer())
  if (!isPdf(bytes)) throw new DamagedEnvelopeError('envelope_pdf_none', 'This file is not a PDF.')
  if (await lockOf(bytes, load) === 'open') throw new EnvelopeError('envelope_pdf_not_sealed', 'This PDF is not under a passphrase.')
  const { output, said } = await runQpdf(load, bytes, [`--password=${secret.normalize('NFC')}`, '--decrypt', INPUT, OUTPUT])
  throwIfCancelled(work.signal)
  if (said.includes(INVALID_PASSWORD)) throw new WrongSecretError()
  if (output === null) throw new DamagedEnvelopeError('envelope_pdf_damaged_open', 'This PDF is damaged and cannot be opened.')
  work.onProgress?.(size, size)
  return { name: file.name, type: 'application/pdf', content: new Blob([output], { type: 'application/pdf' }) }
}
