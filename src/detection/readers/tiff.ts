import { decodeText } from './text.ts'

const ASCII = 2
const BYTE = 1
const UNDEFINED = 7
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const EXIF_DIRECTORY = 0x8769
const USER_COMMENT = 0x9286
/** Windows' own tags, title to subject, in UTF-16. */
const isWindowsTag = (tag: number): boolean => tag >= 0x9c9b && tag <= 0x9c9f
const XMP = 0x02bc
/** Programs and cameras are nobody. */
const MACHINES = new Set([0x010f, 0x0110, 0x0131, 0xa433, 0xa434, 0xa435, 0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292])
const MOST_PAGES = 100
const MOST_TAGS = 1_000

interface Directory { readonly at: number; readonly next: number }

/** Directories in a row, one a page; a ring ends after `MOST_PAGES`. */
function* directories(view: DataView, little: boolean, first: number): Generator<Directory> {
  for (let at = first, count = 0; at >= 8 && at + 2 <= view.byteLength && count < MOST_PAGES; count += 1) {
    const entries = view.getUint16(at, little)
    const end = at + 2 + entries * 12
    const next = end + 4 <= view.byteLength ? view.getUint32(end, little) : 0
    yield { at, next }
    at = next
  }
}

function head(bytes: Uint8Array): { view: DataView; little: boolean; first: number } | null {
  if (bytes.length < 14) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = view.getUint16(0) === 0x4949
  return { view, little, first: view.getUint32(4, little) }
}

/** Words of a TIFF file or an Exif block: descriptions, artists, comments. Never throws. */
export function tiffWords(bytes: Uint8Array): string {
  const file = head(bytes)
  if (!file) return ''
  const { view, little } = file
  const words: string[] = []
  const read = (at: number, nested: boolean): void => {
    const count = at + 2 <= bytes.length ? Math.min(view.getUint16(at, little), MOST_TAGS) : 0
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + index * 12
      if (entry + 12 > bytes.length) return
      const tag = view.getUint16(entry, little)
      const type = view.getUint16(entry + 2, little)
      const length = view.getUint32(entry + 4, little) * (SIZES[type] ?? 1)
      const from = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
      if (tag === EXIF_DIRECTORY && !nested) read(view.getUint32(entry + 8, little), true)
      else if (from + length <= bytes.length && !MACHINES.has(tag)) {
        const value = bytes.subarray(from, from + length)
        if (type === ASCII) words.push(decodeText(value))
        else if (isWindowsTag(tag)) words.push(new TextDecoder('utf-16le').decode(value))
        else if (tag === USER_COMMENT) words.push(String.fromCharCode(...value.subarray(0, 7)) === 'UNICODE' ? new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(value.subarray(8)) : decodeText(value.subarray(8)))
        else if (tag === XMP && (type === BYTE || type === UNDEFINED)) words.push(decodeText(value).replace(/<[^>]*>/g, ' '))
      }
    }
  }
  for (const { at } of directories(view, little, file.first)) read(at, false)
  return words.map((word) => word.replaceAll('\0', '').trim()).filter((word) => word !== '').join('\n')
}

/** Each page of a TIFF file as a file of its own: the same bytes, beginning at another directory. */
export function* tiffPages(bytes: Uint8Array): Generator<Uint8Array> {
  const file = head(bytes)
  if (!file) return
  for (const { at } of directories(file.view, file.little, file.first)) {
    const page = bytes.slice()
    new DataView(page.buffer).setUint32(4, at, file.little)
    yield page
  }
}
