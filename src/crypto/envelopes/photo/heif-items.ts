/** A stretch of a file. */
export interface Extent { readonly start: number; readonly end: number }

/** Something that a HEIF file holds: a picture, a thumbnail, an Exif block, a text. */
export interface HeifItem {
  /** `hvc1`, `av01`, `Exif`, `mime`…; `free` for what nothing refers to. */
  readonly type: string
  readonly extents: readonly Extent[]
}

interface Box { readonly type: string; readonly start: number; readonly end: number }

/** All that a still picture needs at the top. Anything else may say something that we do not know. */
const TOP = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip'])

/** Reads big-endian numbers one after another; throws RangeError at the end. */
class Cursor {
  readonly #view: DataView
  at: number
  readonly end: number

  constructor(bytes: Uint8Array, { start, end }: Extent) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = start
    this.end = end
  }

  /** @param size 0, 1, 2, 4 or 8 bytes. */
  number(size: number): number {
    const from = this.at
    this.at += size
    if (this.at > this.end) throw new RangeError('the box ends before its content')
    switch (size) {
      case 0: return 0
      case 1: return this.#view.getUint8(from)
      case 2: return this.#view.getUint16(from)
      case 4: return this.#view.getUint32(from)
      case 8: return Number(this.#view.getBigUint64(from))
      default: throw new RangeError('no number has this size')
    }
  }

  type(): string {
    const code = this.number(4)
    return String.fromCharCode(code >>> 24, (code >> 16) & 255, (code >> 8) & 255, code & 255)
  }
}

/** The boxes between two places (ISO/IEC 14496-12, 4.2): without gaps, or RangeError. */
function boxes(bytes: Uint8Array, within: Extent): Box[] {
  const found: Box[] = []
  for (let at = within.start; at < within.end;) {
    const cursor = new Cursor(bytes, { start: at, end: within.end })
    const short = cursor.number(4)
    const type = cursor.type()
    // 1: a long size follows; 0: to the end.
    const size = short === 1 ? cursor.number(8) : short === 0 ? within.end - at : short
    if (size < cursor.at - at || at + size > within.end) throw new RangeError('a box is longer than what holds it')
    found.push({ type, start: cursor.at, end: at + size })
    at += size
  }
  return found
}

const only = (found: readonly Box[], type: string): Box => {
  const [box, second] = found.filter((one) => one.type === type)
  if (!box || second) throw new RangeError(`not exactly one box ${type}`)
  return box
}

/** Item information (14496-12, 8.11.6): the type of each item. */
function typesOf(bytes: Uint8Array, box: Box): Map<number, string> {
  const cursor = new Cursor(bytes, box)
  const version = cursor.number(4) >>> 24
  cursor.number(version === 0 ? 2 : 4)
  return new Map(boxes(bytes, { start: cursor.at, end: box.end }).map((entry) => {
    const item = new Cursor(bytes, entry)
    const kind = item.number(4) >>> 24
    if (entry.type !== 'infe' || kind < 2) throw new RangeError('items without a type')
    const id = item.number(kind === 2 ? 2 : 4)
    item.number(2)
    return [id, item.type()]
  }))
}

/** Item locations (14496-12, 8.11.3). @param inside Where the box `idat` begins, for what lies there. */
function placesOf(bytes: Uint8Array, box: Box, inside: number | undefined): Map<number, Extent[]> {
  const cursor = new Cursor(bytes, box)
  const version = cursor.number(4) >>> 24
  const sizes = cursor.number(2)
  const [offsets, lengths, bases, indexes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version === 0 ? 0 : sizes & 15]
  const places = new Map<number, Extent[]>()
  for (let left = cursor.number(version < 2 ? 2 : 4); left > 0; left -= 1) {
    const id = cursor.number(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : cursor.number(2) & 15
    const elsewhere = cursor.number(2)
    const from = method === 0 ? 0 : method === 1 ? inside : undefined
    if (from === undefined || elsewhere !== 0) throw new RangeError('an item lies elsewhere')
    const base = cursor.number(bases)
    const extents: Extent[] = []
    for (let more = cursor.number(2); more > 0; more -= 1) {
      cursor.number(indexes)
      const start = from + base + cursor.number(offsets)
      const end = start + cursor.number(lengths)
      // No length means "all of the file".
      if (end === start || end > bytes.length) throw new RangeError('an item ends behind the file')
      extents.push({ start, end })
    }
    places.set(id, extents)
  }
  return places
}

/**
 * The items of a still HEIF picture (ISO/IEC 23008-12: HEIC, AVIF).
 *
 * @returns `null` when it does not hold together, is a film, or holds anything at whose meaning we would have to guess.
 */
export function heifItems(bytes: Uint8Array): readonly HeifItem[] | null {
  try {
    const top = boxes(bytes, { start: 0, end: bytes.length })
    if (top[0]?.type !== 'ftyp' || top.some(({ type }) => !TOP.has(type))) return null
    const meta = only(top, 'meta')
    const parts = boxes(bytes, { start: meta.start + 4, end: meta.end })
    const properties = boxes(bytes, only(parts, 'iprp')).filter(({ type }) => type === 'ipco').flatMap((box) => boxes(bytes, box))
    // A description of the picture in words, as a property.
    if (properties.some(({ type }) => type === 'udes' || type === 'uuid') || parts.some(({ type }) => type === 'uuid')) return null
    const types = typesOf(bytes, only(parts, 'iinf'))
    const places = placesOf(bytes, only(parts, 'iloc'), parts.find(({ type }) => type === 'idat')?.start)
    const stores = [...top.filter(({ type }) => type === 'mdat'), ...parts.filter(({ type }) => type === 'idat')]
    const lies = ({ start, end }: Extent): boolean => stores.some((store) => store.start <= start && end <= store.end)
    const extents = [...places.values()].flat()
    // Items may share bytes, but not so many that reading them all would fill the memory.
    if (extents.some((extent) => !lies(extent)) || extents.reduce((sum, { start, end }) => sum + end - start, 0) > 2 * bytes.length) return null
    const unused = top.filter(({ type }) => type === 'free' || type === 'skip')
    return [...[...types].map(([id, type]) => ({ type, extents: places.get(id) ?? [] })), { type: 'free', extents: unused }]
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
