import { concat } from '../../bytes.ts'
import { readExif } from './exif.ts'
import { type Extent, heifItems } from './heif-items.ts'
import type { Removed, StrippedPhoto } from './removed.ts'
import { sniffImage } from './sniff-image.ts'

/** Items that are no pictures: what is found in them, and what they are written over with. */
const TELLING = new Map<string, { readonly kind: Removed; readonly blank: number }>([
  ['Exif', { kind: 'camera', blank: 0 }], ['mime', { kind: 'description', blank: 0x20 }], ['uri ', { kind: 'description', blank: 0x20 }], ['free', { kind: 'other', blank: 0 }],
])

/** An Exif item begins with how far its TIFF header is (23008-12, A.2.1); then a TIFF with an empty directory. */
const EMPTY_EXIF = Uint8Array.of(0, 0, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0)

/** Whether an Exif item says where the picture was taken. */
function tellsPlace(item: Uint8Array): boolean {
  const skip = item.length >= 4 ? new DataView(item.buffer, item.byteOffset).getUint32(0) : item.length
  return readExif(item.subarray(4 + skip)).place
}

/**
 * Blots out what a HEIC or AVIF photo says besides its pixels: its Exif block and its texts (XMP). Their bytes are written over, in place,
 * so that every other byte stays where the file says it is. How it has to be turned is a property of its own and stays.
 *
 * @returns `null` when this is no such photo, or one with anything that we would have to guess at: a film, a part in another file.
 */
export function stripHeif(bytes: Uint8Array): StrippedPhoto | null {
  const format = sniffImage(bytes)
  if (format !== 'heic' && format !== 'avif') return null
  const items = heifItems(bytes)
  if (items === null) return null
  const removed = new Set<Removed>()
  const written = bytes.slice()
  const others = items.filter(({ type }) => !TELLING.has(type)).flatMap(({ extents }) => extents)
  for (const { type, extents } of items) {
    const telling = TELLING.get(type)
    if (!telling) continue
    // Bytes that a picture needs too must not be written over: such a file is not what it says.
    if (extents.some((mine) => others.some((other) => overlap(mine, other)))) return null
    const before = contentOf(written, extents)
    for (const { start, end } of extents) written.fill(telling.blank, start, end)
    const [first] = extents
    if (type === 'Exif' && first && first.end - first.start >= EMPTY_EXIF.length) written.set(EMPTY_EXIF, first.start)
    // Blotted out before.
    if (contentOf(written, extents).every((byte, at) => byte === before[at])) continue
    if (type === 'Exif' && tellsPlace(before)) removed.add('place')
    removed.add(telling.kind)
  }
  return { format, bytes: written, removed: [...removed], orientation: 1 }
}

const contentOf = (bytes: Uint8Array, extents: readonly Extent[]): Uint8Array => concat(...extents.map(({ start, end }) => bytes.slice(start, end)))

const overlap = (one: Extent, other: Extent): boolean => one.start < other.end && other.start < one.end
