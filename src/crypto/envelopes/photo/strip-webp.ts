import { concat } from '../../bytes.ts'
import { type Exif, orientationExif, readExif } from './exif.ts'
import type { KeepOrientation, Removed, StrippedPhoto } from './removed.ts'

/** Chunks that pixels, their colours and their movement need (WebP container specification). Every other one goes. */
const NEEDED = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Flags of `VP8X`: an Exif and an XMP chunk follow. */
const EXIF_FLAG = 0x08
const XMP_FLAG = 0x04

const text = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))

function chunk(type: string, data: Uint8Array): Uint8Array {
  const head = new Uint8Array(8)
  head.set(new TextEncoder().encode(type))
  new DataView(head.buffer).setUint32(4, data.length, true)
  return concat(head, data, new Uint8Array(data.length % 2))
}

/**
 * Takes everything out of a WebP file that is not needed to show its pixels, and changes none of them.
 *
 * @returns `null` when this is no WebP file, or one that does not hold together.
 */
export function stripWebp(bytes: Uint8Array, keep: KeepOrientation): StrippedPhoto | null {
  if (bytes.length < 20 || text(bytes, 0) !== 'RIFF' || text(bytes, 8) !== 'WEBP') return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) return null
  const removed = new Set<Removed>()
  const kept: { readonly type: string; readonly data: Uint8Array }[] = []
  let orientation: Exif['orientation'] = 1
  for (let at = 12; at < end;) {
    const size = at + 8 <= end ? view.getUint32(at + 4, true) : Infinity
    if (at + 8 + size > end) return null
    const type = text(bytes, at)
    const data = bytes.subarray(at + 8, at + 8 + size)
    at += 8 + size + (size % 2)
    if (NEEDED.has(type)) kept.push({ type, data })
    else if (type === 'EXIF') {
      // Some programs put JPEG's mark before the block.
      const exif = readExif(String.fromCharCode(...data.subarray(0, 4)) === 'Exif' ? data.subarray(6) : data)
      orientation = exif.orientation
      if (exif.place) removed.add('place')
      removed.add('camera')
    } else removed.add(type.startsWith('XMP') ? 'description' : 'other')
  }
  if (!kept.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF')) return null
  if (end < bytes.length) removed.add('trailing')
  const turn = keep === 'keep' && orientation !== 1
  const chunks = kept.map(({ type, data }) => {
    if (type !== 'VP8X') return chunk(type, data)
    const flags = data.slice()
    flags[0] = ((flags[0] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)) | (turn ? EXIF_FLAG : 0)
    return chunk(type, flags)
  })
  const body = concat(...chunks, ...(turn ? [chunk('EXIF', orientationExif(orientation))] : []))
  const riff = new Uint8Array(12)
  riff.set(bytes.subarray(0, 12))
  new DataView(riff.buffer).setUint32(4, 4 + body.length, true)
  return { format: 'webp', bytes: concat(riff, body), removed: [...removed], orientation }
}
