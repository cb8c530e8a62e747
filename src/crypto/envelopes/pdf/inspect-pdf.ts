import { utf8 } from '../../bytes.ts'
import { EnvelopeError } from '../envelope.ts'
import { INPUT, type LoadQpdf, runQpdf } from './qpdf.ts'

/** Five times what mail takes. Everything is in memory several times: 100 MB took 430 MB more. */
export const MAX_PDF_BYTES = 128 * 1024 * 1024

/** `restricted`: opens without a password, but forbids some uses. `locked`: needs a password. */
export type PdfLock = 'open' | 'restricted' | 'locked'

/** What is known of a PDF before it is sealed. */
export interface PdfFacts {
  readonly lock: PdfLock
  /** It carries an electronic signature, which sealing would break. */
  readonly signed: boolean
  /** `null` when it is locked, or so damaged that its pages cannot be counted. */
  readonly pages: number | null
}

/** Readers accept the header anywhere in the first kilobyte (PDF 1.7, implementation note 13). */
const HEADER_WINDOW = 1024
/** What qpdf prints when a password does not open a file. */
export const INVALID_PASSWORD = 'invalid password'
const HAS_PASSWORD = 0
const OPENS_WITHOUT = 3

const HEADER = utf8('%PDF-')
const ENCRYPT = utf8('/Encrypt')
const BYTE_RANGE = utf8('/ByteRange')

/** Whether bytes hold a sequence. Native `indexOf` leaps to each candidate: a gigabyte per second or so. */
export function holds(bytes: Uint8Array, sequence: Uint8Array): boolean {
  const first = sequence[0] ?? 0
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (sequence.every((byte, offset) => bytes[at + offset] === byte)) return true
  }
  return false
}

export const isPdf = (bytes: Uint8Array): boolean => holds(bytes.subarray(0, HEADER_WINDOW), HEADER)

/** The encryption dictionary is named in the trailer, which is never compressed nor encrypted (ISO 32000-2, 7.5.8.2). */
export const mayBeEncrypted = (bytes: Uint8Array): boolean => holds(bytes, ENCRYPT)

/** A signature covers bytes around itself, so its `ByteRange` cannot stand in a compressed stream (ISO 32000-2, 12.8.1). */
export const isSigned = (bytes: Uint8Array): boolean => holds(bytes, BYTE_RANGE)

export async function lockOf(bytes: Uint8Array, load: LoadQpdf): Promise<PdfLock> {
  if (!mayBeEncrypted(bytes)) return 'open'
  const { status, said } = await runQpdf(load, bytes, ['--requires-password', INPUT])
  if (status === HAS_PASSWORD || said.includes(INVALID_PASSWORD)) return 'locked'
  return status === OPENS_WITHOUT ? 'restricted' : 'open'
}

/** @returns `null` when the pages cannot be counted: damaged, or this is not its password. */
export async function countPages(bytes: Uint8Array, load: LoadQpdf, secret?: string): Promise<number | null> {
  const { status, said } = await runQpdf(load, bytes, [...(secret === undefined ? [] : [`--password=${secret}`]), '--show-npages', INPUT])
  const count = /^\d+$/m.exec(said)
  return status === 2 || count === null ? null : Number(count[0])
}

/**
 * Looks at a PDF without changing it.
 *
 * @throws EnvelopeError when this is no PDF.
 */
export async function inspectPdf(bytes: Uint8Array, load: LoadQpdf): Promise<PdfFacts> {
  if (!isPdf(bytes)) throw new EnvelopeError('envelope_pdf_none', 'This file is not a PDF.')
  const lock = await lockOf(bytes, load)
  return { lock, signed: isSigned(bytes), pages: lock === 'locked' ? null : await countPages(bytes, load) }
}
