import { type Bytes, concat, utf8 } from '../../bytes.ts'
import { DamagedEnvelopeError } from '../envelope.ts'

/** Layout of the HTML envelope, version 1. Written out byte by byte in docs/html-envelope-format.md; change both or none. */

/**
 * Plaintext of one chunk, in bytes; the last one may be shorter. Its base64 too stays below a MiB: browsers keep such blocks of memory, and ask the
 * system for larger ones anew, page by page.
 */
export const CHUNK = 720 * 1024
/** AES-GCM tag, in bytes. */
export const TAG = 16
/** PBKDF2 rounds: OWASP's floor for SHA-256, and a ceiling above which a browser would hang. */
export const LEAST_ROUNDS = 600_000
export const MOST_ROUNDS = 10_000_000
/** Longest content that the page can hope to hold, in bytes; guards against a made-up length. */
const MOST_CONTENT = 4 * 1024 ** 3

export const HEAD_TYPE = 'application/x-sceau-head'
export const PART_TYPE = 'application/x-sceau-part'

/** Whether the beginning of a file (64 KiB are enough) is that of an HTML envelope. */
export const looksLikeHtmlEnvelope = (head: Uint8Array): boolean => new TextDecoder('latin1').decode(head).includes(`<script type="${HEAD_TYPE}">`)

const MAGIC = utf8('SCE1')
/** Mark, rounds, salt, id, length of the content, nonce of the content key: what the wrapped key is bound to. */
const BOUND = 4 + 4 + 16 + 16 + 8 + 12
const WRAPPED = 32 + TAG
const CHECKSUM = 32
export const HEAD = BOUND + WRAPPED + CHECKSUM

export interface Head {
  readonly rounds: number
  readonly salt: Bytes
  /** Random, 16 bytes: which envelope this is. */
  readonly id: Bytes
  /** Bytes of the content before sealing. */
  readonly length: number
  readonly nonce: Bytes
  /** The content key under the passphrase's key, tag included. */
  readonly wrapped: Bytes
}

/** An eight-byte big-endian number. */
export function uint64(value: number): Bytes {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/** A four-byte big-endian number. */
export function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

export const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** The part of the head that the wrapped content key authenticates. */
export const boundHead = ({ rounds, salt, id, length, nonce }: Omit<Head, 'wrapped'>): Bytes =>
  concat(MAGIC, uint32(rounds), salt, id, uint64(length), nonce)

/** Salt of every key derived from the content key: ties the head to the chunks. */
export const headDigest = (head: Omit<Head, 'wrapped'>): Promise<Bytes> => sha256(boundHead(head))

/** The checksum at its end protects against nobody: it tells an accident from a wrong passphrase. */
export async function encodeHead(head: Head): Promise<Bytes> {
  const bytes = concat(boundHead(head), head.wrapped)
  return concat(bytes, await sha256(bytes))
}

/**
 * @throws DamagedEnvelopeError `envelope_html_none`, `envelope_html_newer` or `envelope_html_altered`.
 */
export async function decodeHead(bytes: Bytes): Promise<Head> {
  if (MAGIC.some((byte, at) => at < 3 && bytes[at] !== byte)) throw notAnEnvelope()
  if (bytes[3] !== MAGIC[3] && bytes.length !== HEAD) {
    throw new DamagedEnvelopeError('envelope_html_newer', 'This envelope was made by a newer version of Sceau.')
  }
  if (bytes.length !== HEAD) throw altered()
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const checksum = await sha256(bytes.slice(0, HEAD - CHECKSUM))
  if (checksum.some((byte, at) => byte !== bytes[HEAD - CHECKSUM + at])) throw altered()
  if (bytes[3] !== MAGIC[3]) throw new DamagedEnvelopeError('envelope_html_newer', 'This envelope was made by a newer version of Sceau.')
  const rounds = view.getUint32(4)
  const length = Number(view.getBigUint64(40))
  // Fewer rounds than we ever write is tampering; far more would only hang the browser.
  if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS || length < 4 || length > MOST_CONTENT) throw altered()
  return { rounds, length, salt: bytes.slice(8, 24), id: bytes.slice(24, 40), nonce: bytes.slice(48, BOUND), wrapped: bytes.slice(BOUND, BOUND + WRAPPED) }
}

/** Chunks that hold `length` bytes. Never none: an empty content is one empty chunk. */
export const chunkCount = (length: number): number => Math.max(1, Math.ceil(length / CHUNK))

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export const notAnEnvelope = (): DamagedEnvelopeError =>
  new DamagedEnvelopeError('envelope_html_none', 'This file is not an envelope of Sceau.')
export const cutShort = (): DamagedEnvelopeError =>
  new DamagedEnvelopeError('envelope_html_cut', 'The end of the file is missing. Nothing of it can be shown.')
export const altered = (options?: ErrorOptions): DamagedEnvelopeError =>
  new DamagedEnvelopeError('envelope_html_altered', 'The file was altered or damaged on its way. Nothing of it can be shown.', [], options)
