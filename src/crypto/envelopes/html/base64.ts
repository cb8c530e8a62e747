import type { Bytes } from '../../bytes.ts'

/** Base64 (RFC 4648 §4, with padding) at the speed of memory, straight from bytes to bytes: no string of the size of a file. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Two characters for every 12 bits. Little-endian, as every machine that runs a browser. */
const PAIRS = Uint16Array.from({ length: 4096 }, (_, bits) => ALPHABET.charCodeAt(bits >> 6) | (ALPHABET.charCodeAt(bits & 63) << 8))

const BAD = 64
const VALUES = new Uint8Array(256).fill(BAD)
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value

/** How long the text of so many bytes is. */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4

/**
 * Three words of four bytes become four of four characters: going by bytes takes several times as long. Signed words, each by its own name:
 * unsigned ones, or taken apart as an array, become floating-point numbers and take two to four times as long in either browser.
 * @returns how many bytes were done: twelves only, and none where the memory does not stand at words.
 */
function writeWords(bytes: Uint8Array, text: Bytes): number {
  if (bytes.byteOffset % 4 !== 0 || text.byteOffset % 4 !== 0) return 0
  const twelves = Math.floor(bytes.length / 12)
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, twelves * 3)
  const fours = new Int32Array(text.buffer, text.byteOffset, twelves * 4)
  for (let at = 0, out = 0; at < words.length; at += 3, out += 4) {
    const a = words[at] ?? 0
    const b = words[at + 1] ?? 0
    const c = words[at + 2] ?? 0
    fours[out] = (PAIRS[((a & 0xff) << 4) | ((a >>> 12) & 15)] ?? 0) | ((PAIRS[(a & 0xf00) | ((a >>> 16) & 0xff)] ?? 0) << 16)
    fours[out + 1] = (PAIRS[((a >>> 20) & 0xff0) | ((b >>> 4) & 15)] ?? 0) | ((PAIRS[((b & 15) << 8) | ((b >>> 8) & 0xff)] ?? 0) << 16)
    fours[out + 2] = (PAIRS[((b >>> 12) & 0xff0) | (b >>> 28)] ?? 0) | ((PAIRS[((b >>> 16) & 0xf00) | (c & 0xff)] ?? 0) << 16)
    fours[out + 3] = (PAIRS[((c >>> 4) & 0xff0) | ((c >>> 20) & 15)] ?? 0) | ((PAIRS[((c >>> 8) & 0xf00) | (c >>> 24)] ?? 0) << 16)
  }
  return twelves * 12
}

/**
 * Writes the base64 text as ASCII into memory that is there already: new memory for each chunk costs as much as the encoding. Measured
 * against `toBase64()`: that is eight times as fast itself, but gives a string, and to bring a string into bytes or a Blob costs more than all of this.
 * @param text As long as `base64Length` says, and at an even place of its memory, or a RangeError is thrown.
 */
export function writeBase64(bytes: Uint8Array, text: Bytes): void {
  const whole = bytes.length - (bytes.length % 3)
  const pairs = new Uint16Array(text.buffer, text.byteOffset, base64Length(bytes.length) / 2)
  const done = writeWords(bytes, text)
  let out = (done / 3) * 2
  for (let at = done; at < whole; at += 3) {
    const middle = bytes[at + 1] ?? 0
    pairs[out++] = PAIRS[((bytes[at] ?? 0) << 4) | (middle >> 4)] ?? 0
    pairs[out++] = PAIRS[((middle & 15) << 8) | (bytes[at + 2] ?? 0)] ?? 0
  }
  if (whole < bytes.length) {
    const [first = 0, second = 0] = bytes.subarray(whole)
    pairs[out++] = PAIRS[(first << 4) | (second >> 4)] ?? 0
    pairs[out] = PAIRS[(second & 15) << 8] ?? 0
    text[pairs.length * 2 - 1] = 61
    if (bytes.length - whole === 1) text[pairs.length * 2 - 2] = 61
  }
}

/** ASCII bytes of the base64 text. */
export function encodeBase64(bytes: Uint8Array): Bytes {
  const text = new Uint8Array(base64Length(bytes.length))
  writeBase64(bytes, text)
  return text
}

/** @returns undefined when this is not exactly base64 with its padding, white space included. */
export function decodeBase64(text: Uint8Array): Bytes | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.at(-1) !== 61 ? 0 : text.at(-2) !== 61 ? 1 : 2
  const bytes = new Uint8Array((text.length / 4) * 3)
  const end = text.length - (padding > 0 ? 4 : 0)
  let out = 0
  let seen = 0
  for (let at = 0; at < end; at += 4) {
    const a = VALUES[text[at] ?? 0] ?? BAD
    const b = VALUES[text[at + 1] ?? 0] ?? BAD
    const c = VALUES[text[at + 2] ?? 0] ?? BAD
    const d = VALUES[text[at + 3] ?? 0] ?? BAD
    seen |= a | b | c | d
    bytes[out++] = (a << 2) | (b >> 4)
    bytes[out++] = (b << 4) | (c >> 2)
    bytes[out++] = (c << 6) | d
  }
  if (padding > 0) {
    const [a = BAD, b = BAD, c = BAD] = Array.from(text.subarray(end, text.length - padding), (character) => VALUES[character] ?? BAD)
    const third = padding === 1 ? c : 0
    // Bits that the padding leaves over have to be zero: one content, one text.
    if ((padding === 1 ? third & 3 : b & 15) !== 0) return undefined
    seen |= a | b | third
    bytes[out++] = (a << 2) | (b >> 4)
    if (padding === 1) bytes[out++] = (b << 4) | (third >> 2)
  }
  return (seen & BAD) === 0 ? bytes.subarray(0, out) : undefined
}

/** The platform's own decoder, where there is one (not in the types yet, and not in Node 20). */
type FromBase64 = (text: string, options: { lastChunkHandling: 'strict' }) => Bytes

/** The same from text. @returns undefined when this is not base64. */
export function decodeBase64Text(text: string): Bytes | undefined {
  const { fromBase64 } = Uint8Array as unknown as { fromBase64?: FromBase64 }
  if (fromBase64 === undefined) return decodeBase64(new TextEncoder().encode(text))
  try {
    const bytes = fromBase64.call(Uint8Array, text, { lastChunkHandling: 'strict' })
    // It passes over white space wherever it stands.
    return base64Length(bytes.length) === text.length ? bytes : undefined
  } catch {
    return undefined
  }
}
