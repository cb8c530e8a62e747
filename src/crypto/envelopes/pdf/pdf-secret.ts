import { utf8 } from '../../bytes.ts'
import { EnvelopeError } from '../envelope.ts'

/** ISO 32000-2, 7.6.4.3.3 (algorithm 2.A): the password in UTF-8 is cut after 127 bytes. */
const MAX_BYTES = 127
const CONTROL = /\p{Cc}/u

/**
 * A secret as the PDF handler of revision 6 wants it, in composed form (NFC).
 *
 * The standard asks for SASLprep (RFC 4013), which some viewers do and others do not. A secret that SASLprep would change
 * (compatibility characters, soft hyphens, control characters) would open in half of them, so it is refused here.
 *
 * @throws EnvelopeError when it is empty, longer than 127 bytes, or would not open everywhere.
 */
export function pdfSecret(secret: string): string {
  const composed = secret.normalize('NFC')
  if (composed === '') throw new EnvelopeError('envelope_pdf_secret_empty', 'A passphrase is needed.')
  if (utf8(composed).length > MAX_BYTES) {
    throw new EnvelopeError('envelope_pdf_secret_too_long', `A PDF takes a passphrase of at most ${MAX_BYTES} bytes.`, [String(MAX_BYTES)])
  }
  if (composed !== composed.normalize('NFKC') || CONTROL.test(composed) || /[\u00ad\u200b-\u200f\u2060\ufeff]/.test(composed)) {
    throw new EnvelopeError('envelope_pdf_secret_characters', 'This passphrase has characters that not every PDF viewer reads alike.')
  }
  return composed
}
