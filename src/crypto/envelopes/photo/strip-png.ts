import { concat } from '../../bytes.ts'
import { type Exif, orientationExif, readExif } from './exif.ts'
import { PNG_SIGNATURE, pngChunk, pngChunks } from './png-chunks.ts'
import type { KeepOrientation, Removed, StrippedPhoto } from './removed.ts'

/** All that pixels, their colours, their size on paper and their movement need. Every other chunk goes. */
const NEEDED = new Set([
  'IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'pHYs', 'hIST', 'sPLT', 'acTL', 'fcTL', 'fdAT',
])
/** Text, and the time of the last change (PNG specification, 11.3.3 and 11.3.6). */
const TEXT = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME'])
/** Bit 5 of the first letter: a reader that does not know a chunk in capitals cannot show the picture (5.4). */
const isCritical = (type: string): boolean => type.charCodeAt(0) < 0x60

/**
 * Takes everything out of a PNG file that is not needed to show its pixels, and changes none of them.
 *
 * @returns `null` when this is no PNG file, or one that does not hold together.
 */
export function stripPng(bytes: Uint8Array, keep: KeepOrientation): StrippedPhoto | null {
  const found = pngChunks(bytes)
  if (found === null || found.chunks.some(({ type }) => isCritical(type) && !NEEDED.has(type))) return null
  const removed = new Set<Removed>()
  let orientation: Exif['orientation'] = 1
  for (const { type, data } of found.chunks) {
    if (NEEDED.has(type)) continue
    if (type === 'eXIf') {
      const exif = readExif(data)
      orientation = exif.orientation
      if (exif.place) removed.add('place')
    }
    removed.add(type === 'eXIf' ? 'camera' : TEXT.has(type) ? 'description' : 'other')
  }
  if (found.end < bytes.length) removed.add('trailing')
  const turn = keep === 'keep' && orientation !== 1 ? [pngChunk('eXIf', orientationExif(orientation))] : []
  const [header, ...others] = found.chunks.filter(({ type }) => NEEDED.has(type)).map(({ whole }) => whole)
  return { format: 'png', bytes: concat(PNG_SIGNATURE, header ?? new Uint8Array(), ...turn, ...others), removed: [...removed], orientation }
}
