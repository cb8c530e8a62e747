import { concat } from '../../bytes.ts'
import { type Exif, orientationExif, readExif } from './exif.ts'
import type { KeepOrientation, Removed, StrippedPhoto } from './removed.ts'

// Markers of ITU-T T.81, table B.1.
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const COM = 0xfe
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP13 = 0xed
const APP14 = 0xee
const APP15 = 0xef
/** Markers without a length: TEM and the restarts. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

const EXIF = 'Exif\0\0'
const JFIF = 'JFIF\0'
/** Identifier, version, unit and densities; what follows is a thumbnail. */
const JFIF_PLAIN = 12

const starts = (data: Uint8Array, text: string): boolean => Array.from(text).every((character, at) => data[at] === character.charCodeAt(0))

function segment(marker: number, data: Uint8Array): Uint8Array {
  const length = data.length + 2
  return concat(Uint8Array.of(0xff, marker, length >> 8, length & 0xff), data)
}

/** End of coded data: the next marker that is neither a stuffed 0xFF nor a restart (T.81, B.1.1.5). */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !isBare(next)) return at
  }
  return bytes.length
}

/** What stays of an application segment: densities, colour profile and Adobe's colour transform, without which the pixels look different. */
function kept(marker: number, data: Uint8Array): Uint8Array | null {
  if (marker === APP0 && starts(data, JFIF) && data.length >= JFIF_PLAIN) return concat(data.subarray(0, JFIF_PLAIN), Uint8Array.of(0, 0))
  if (marker === APP2 && starts(data, 'ICC_PROFILE\0')) return data
  return marker === APP14 && starts(data, 'Adobe') ? data : null
}

function kindsOf(marker: number, exif: Exif | null): Removed[] {
  if (exif !== null) return exif.place ? ['place', 'camera'] : ['camera']
  return [marker === COM || marker === APP1 || marker === APP13 ? 'description' : 'other']
}

/**
 * Takes everything out of a JPEG file that is not needed to show its pixels, and changes none of them.
 *
 * @returns `null` when this is no JPEG file, or one that does not hold together.
 */
export function stripJpeg(bytes: Uint8Array, keep: KeepOrientation): StrippedPhoto | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const removed = new Set<Removed>()
  const head: Uint8Array[] = []
  const body: Uint8Array[] = []
  let orientation: Exif['orientation'] = 1
  let at = 2
  let scanned = false
  for (;;) {
    if (bytes[at] !== 0xff) return null
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1]
    if (marker === undefined || marker === 0) return null
    if (marker === EOI) break
    if (isBare(marker)) {
      body.push(bytes.subarray(at, at + 2))
      at += 2
      continue
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    const data = bytes.subarray(at + 4, end)
    if (marker === SOS) {
      scanned = true
      const stop = endOfScan(bytes, end)
      body.push(bytes.subarray(at, stop))
      at = stop
      // Some cameras leave the end mark out.
      if (stop === bytes.length) break
      continue
    }
    if (marker === COM || (marker >= APP0 && marker <= APP15)) {
      const rest = kept(marker, data)
      const exif = marker === APP1 && starts(data, EXIF) ? readExif(data.subarray(EXIF.length)) : null
      if (rest === null) for (const kind of kindsOf(marker, exif)) removed.add(kind)
      else if (rest.length < data.length) removed.add('camera')
      if (exif !== null && exif.orientation !== 1) orientation = exif.orientation
      if (rest !== null) (marker === APP0 ? head : body).push(segment(marker, rest))
    } else body.push(bytes.subarray(at, end))
    at = end
  }
  if (!scanned) return null
  if (at + 2 < bytes.length) removed.add('trailing')
  const turn = keep === 'keep' && orientation !== 1 ? [segment(APP1, concat(new TextEncoder().encode(EXIF), orientationExif(orientation)))] : []
  return {
    format: 'jpeg',
    bytes: concat(Uint8Array.of(0xff, SOI), ...head, ...turn, ...body, Uint8Array.of(0xff, EOI)),
    removed: [...removed],
    orientation,
  }
}
