import { concat } from '../../bytes.ts'

/** One chunk of a PNG file (PNG specification, 5.3). */
export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array
  /** Length, type, data and checksum, as they stand in the file. */
  readonly whole: Uint8Array
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
export { SIGNATURE as PNG_SIGNATURE }
const AROUND = 12

/**
 * Chunks from the header to the end mark.
 *
 * @returns `null` when this is no PNG file, or one that does not hold together.
 */
export function pngChunks(bytes: Uint8Array): { readonly chunks: readonly PngChunk[]; readonly end: number } | null {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: PngChunk[] = []
  for (let at = SIGNATURE.length; at + AROUND <= bytes.length;) {
    const length = view.getUint32(at)
    const end = at + AROUND + length
    if (end > bytes.length) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length), whole: bytes.subarray(at, end) })
    at = end
    if (type !== 'IEND') continue
    const whole = chunks[0]?.type === 'IHDR' && chunks[0].data.length === 13 && chunks.some((chunk) => chunk.type === 'IDAT')
    return whole ? { chunks, end } : null
  }
  return null
}

/** CRC-32 of PNG (annex D), bit by bit: only ever for a few bytes. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

const number = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const named = concat(new TextEncoder().encode(type), data)
  return concat(number(data.length), named, number(checksum(named)))
}
