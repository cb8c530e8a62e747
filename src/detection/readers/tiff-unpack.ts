import { joined } from './joined.ts'
import { LIMITS } from './limits.ts'
import { UnreadError } from './reading.ts'

const WIDTH = 256
const HEIGHT = 257
const BITS = 258
const COMPRESSION = 259
const SAMPLES = 277
const ROWS_PER_STRIP = 278
const STRIP_OFFSETS = 273
const STRIP_COUNTS = 279
const TILE_OFFSETS = 324
const PREDICTOR = 317
const JPEG_TABLES = 347
const JPEG = 7
const DEFLATE = new Set([8, 32946])
const PLAIN = 1
/** Predictor: horizontal differencing. */
const DIFFERENCES = 2
const SHORT = 3

interface Field { readonly at: number; readonly type: number; readonly count: number; readonly place: number }

/** Fields of one directory by tag. */
function fieldsOf(view: DataView, little: boolean, directory: number): Map<number, Field> {
  const fields = new Map<number, Field>()
  const count = view.getUint16(directory, little)
  for (let index = 0; index < count; index += 1) {
    const at = directory + 2 + index * 12
    const type = view.getUint16(at + 2, little)
    const values = view.getUint32(at + 4, little)
    const size = values * (type === SHORT ? 2 : type === 4 ? 4 : 1)
    fields.set(view.getUint16(at, little), { at, type, count: values, place: size <= 4 ? at + 8 : view.getUint32(at + 8, little) })
  }
  return fields
}

async function inflated(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
  for (let next = await stream.read(); !next.done; next = await stream.read()) {
    const piece: Uint8Array = next.value
    pieces.push(piece)
    length += piece.length
    if (length > most) throw new UnreadError('too-big')
  }
  return joined(pieces, length)
}

/** Undoes horizontal differencing (TIFF 6.0, section 14): each value was kept as its difference from the one before it in the row. */
function addUp(bytes: Uint8Array, row: number, samples: number): void {
  for (let start = 0; start < bytes.length; start += row) {
    const end = Math.min(start + row, bytes.length)
    for (let at = start + samples; at < end; at += 1) bytes[at] = (bytes[at] ?? 0) + (bytes[at - samples] ?? 0)
  }
}

/**
 * Pictures of one TIFF page in a form that Tesseract's reader knows: it was built without the two packings that share a
 * library with others, JPEG and Deflate. Other packings come back as they are.
 *
 * @param page a TIFF file whose first directory is the page.
 * @throws UnreadError when it does not hold together or unpacks to too much.
 */
export async function tiffPictures(page: Uint8Array): Promise<readonly Uint8Array[]> {
  try {
    const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
    const little = view.getUint16(0) === 0x4949
    const fields = fieldsOf(view, little, view.getUint32(4, little))
    const values = (tag: number): number[] => {
      const field = fields.get(tag)
      if (!field) return []
      return Array.from({ length: Math.min(field.count, LIMITS.files) }, (_, index) =>
        (field.type === SHORT ? view.getUint16(field.place + 2 * index, little) : view.getUint32(field.place + 4 * index, little)))
    }
    const [compression = PLAIN] = values(COMPRESSION)
    if (compression !== JPEG && !DEFLATE.has(compression)) return [page]
    const offsets = values(STRIP_OFFSETS)
    // Tiles cut lines of text apart.
    if (fields.has(TILE_OFFSETS) || offsets.length === 0) throw new UnreadError('format')
    const counts = values(STRIP_COUNTS)
    const strips = offsets.map((offset, index) => page.subarray(offset, offset + (counts[index] ?? 0)))
    if (compression === JPEG) {
      const tables = fields.get(JPEG_TABLES)
      // Tables shared by all strips stand without picture between the marks of a JPEG of their own.
      const shared = tables ? page.subarray(tables.place + 2, tables.place + tables.count - 2) : new Uint8Array()
      return strips.map((strip) => new Uint8Array([0xff, 0xd8, ...shared, ...strip.subarray(2)]))
    }
    const [predictor = PLAIN] = values(PREDICTOR)
    const [width = 1] = values(WIDTH)
    const [samples = 1] = values(SAMPLES)
    if (predictor > DIFFERENCES || (predictor === DIFFERENCES && values(BITS).some((bits) => bits !== 8))) throw new UnreadError('format')
    const plain: Uint8Array[] = []
    let left = LIMITS.unpackedBytes
    for (const strip of strips) {
      const whole = await inflated(strip, left)
      left -= whole.length
      if (predictor === DIFFERENCES) addUp(whole, width * samples, samples)
      plain.push(whole)
    }
    return [withStrips(page, fields, little, plain)]
  } catch (error) {
    throw error instanceof UnreadError ? error : new UnreadError('damaged', { cause: error })
  }
}

/** The same page with its strips unpacked behind it, joined into one. */
function withStrips(page: Uint8Array, fields: ReadonlyMap<number, Field>, little: boolean, strips: readonly Uint8Array[]): Uint8Array {
  const length = strips.reduce((sum, strip) => sum + strip.length, 0)
  const file = new Uint8Array(page.length + length)
  file.set(page)
  let at = page.length
  for (const strip of strips) {
    file.set(strip, at)
    at += strip.length
  }
  const view = new DataView(file.buffer)
  const set = (tag: number, value: number): void => {
    const field = fields.get(tag)
    if (!field) return
    view.setUint16(field.at + 2, 4, little)
    view.setUint32(field.at + 4, 1, little)
    view.setUint32(field.at + 8, value, little)
  }
  const height = fields.get(HEIGHT)
  set(COMPRESSION, PLAIN)
  set(PREDICTOR, PLAIN)
  set(STRIP_OFFSETS, page.length)
  set(STRIP_COUNTS, length)
  if (height) set(ROWS_PER_STRIP, height.type === SHORT ? view.getUint16(height.place, little) : view.getUint32(height.place, little))
  return file
}
