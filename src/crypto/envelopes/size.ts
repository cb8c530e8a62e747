/** The envelopes that a file can go into. */
export type EnvelopeFormat = 'pdf' | 'html' | 'zip' | 'openpgp'

/** RFC 2045, 6.8: lines of at most 76 characters. */
const LINE = 76
const LINE_BREAK = 2
/** Headers, a short text and the boundaries; signed headers of some providers are long. */
const MAIL_AROUND = 16 * 1024
/** Headers of one attachment. */
const PART_AROUND = 512
/** Key, cross-reference and 16 to 32 bytes for each stream: measured 0.04 % and at most 2 KB on whole files. */
const PDF_AROUND = 4 * 1024
const PDF_SHARE = 0.001
/** The page that opens itself: style, script and sentences. */
const HTML_AROUND = 128 * 1024
/** Local and central header with a neutral name, salt, verifier and code (AE-2). */
const ZIP_ENTRY = 256
/** Session keys for several people, one signature. */
const OPENPGP_AROUND = 8 * 1024

/** Length of base64. @param bytes before coding. */
export const base64Size = (bytes: number): number => Math.ceil(bytes / 3) * 4

/** What so many bytes take as an attachment of a mail: base64 in lines, with its headers. */
export function mimeSize(bytes: number): number {
  const coded = base64Size(bytes)
  return coded + Math.ceil(coded / LINE) * LINE_BREAK + PART_AROUND
}

/**
 * Bytes of the attachments that a format makes of files, never less than it really makes. Compression is not counted on:
 * photos and PDFs hardly shrink.
 */
export function envelopeSizes(format: EnvelopeFormat, sizes: readonly number[], letter = 0): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + size, letter)
  switch (format) {
    case 'pdf':
      return sizes.map((size) => Math.ceil(size * (1 + PDF_SHARE)) + PDF_AROUND)
    case 'html':
      return [base64Size(total) + HTML_AROUND]
    case 'zip':
      return [total + ZIP_ENTRY * (sizes.length + 1)]
    case 'openpgp':
      // One message for each; several in one archive are no larger.
      return [...sizes, ...(letter > 0 ? [letter] : [])].map((size) => size + OPENPGP_AROUND)
  }
}

/** Bytes of the whole mail on the wire. */
export const wireSize = (format: EnvelopeFormat, sizes: readonly number[], letter = 0): number =>
  envelopeSizes(format, sizes, letter).reduce((sum, size) => sum + mimeSize(size), MAIL_AROUND)
