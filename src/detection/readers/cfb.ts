import { UnreadError } from './reading.ts'

/** A storage of a compound file: its streams by name, and the storages inside. */
export interface Storage {
  readonly name: string
  readonly streams: ReadonlyMap<string, () => Uint8Array>
  readonly storages: readonly Storage[]
}

const END = 0xfffffffa
const NONE = 0xffffffff
const ENTRY = 128
const MOST_ENTRIES = 20_000
const MOST_DEPTH = 40
const STREAM = 2
const STORAGE = 1
const ROOT = 5

/** The sectors of a chain, bounded by the number of sectors that there are: a ring ends too. */
function chain(table: Uint32Array, first: number): number[] {
  const sectors: number[] = []
  for (let at = first; at < END && at < table.length; at = table[at] ?? NONE) {
    sectors.push(at)
    if (sectors.length > table.length) throw new UnreadError('damaged')
  }
  return sectors
}

/**
 * The tree of a compound file ([MS-CFB]): MSG mails, Word 97 documents, encrypted Office documents. Streams are cut out only
 * when asked for.
 * @throws UnreadError when it does not hold together.
 */
export function openCompound(bytes: Uint8Array): Storage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = 1 << view.getUint16(30, true)
    const miniSize = 1 << view.getUint16(32, true)
    if (size < 128 || size > 65536 || miniSize > size) throw new UnreadError('damaged')
    const count = Math.floor(bytes.length / size)
    const offset = (sector: number): number => (sector + 1) * size
    const words = (sector: number): Uint32Array => {
      const list = new Uint32Array(size / 4)
      for (let at = 0; at < list.length; at += 1) list[at] = offset(sector) + at * 4 + 4 <= bytes.length ? view.getUint32(offset(sector) + at * 4, true) : NONE
      return list
    }
    const fatSectors: number[] = []
    for (let at = 0; at < 109; at += 1) fatSectors.push(view.getUint32(76 + at * 4, true))
    for (let next = view.getUint32(68, true), seen = 0; next < END && seen <= count; seen += 1) {
      const list = words(next)
      fatSectors.push(...list.subarray(0, -1))
      next = list.at(-1) ?? NONE
    }
    const used = fatSectors.filter((sector) => sector < count)
    if (used.length > count) throw new UnreadError('damaged')
    const table = new Uint32Array(used.length * (size / 4))
    used.forEach((sector, index) => table.set(words(sector), index * (size / 4)))

    const cut = (sectors: readonly number[], length: number): Uint8Array => {
      const whole = new Uint8Array(Math.min(length, sectors.length * size))
      sectors.forEach((sector, index) => {
        const from = offset(sector)
        if (from < bytes.length && index * size < whole.length) whole.set(bytes.subarray(from, Math.min(from + size, from + whole.length - index * size)), index * size)
      })
      return whole
    }
    const directory = cut(chain(table, view.getUint32(48, true)), bytes.length)
    const entries = new DataView(directory.buffer)
    const total = Math.min(MOST_ENTRIES, Math.floor(directory.length / ENTRY))
    const cutoff = view.getUint32(56, true)
    const miniWords = chain(table, view.getUint32(60, true)).map(words)
    const miniTable = new Uint32Array(miniWords.length * (size / 4))
    miniWords.forEach((list, index) => miniTable.set(list, index * (size / 4)))
    const ministream = cut(chain(table, entries.getUint32(116, true)), bytes.length)

    const nameOf = (index: number): string =>
      new TextDecoder('utf-16le').decode(directory.subarray(index * ENTRY, index * ENTRY + Math.min(64, Math.max(0, entries.getUint16(index * ENTRY + 64, true) - 2))))
    const stream = (index: number): Uint8Array => {
      const first = entries.getUint32(index * ENTRY + 116, true)
      const length = Math.min(entries.getUint32(index * ENTRY + 120, true), bytes.length)
      if (length >= cutoff) return cut(chain(table, first), length)
      const whole = new Uint8Array(length)
      chain(miniTable, first).forEach((sector, at) => {
        if (at * miniSize < length) whole.set(ministream.subarray(sector * miniSize, sector * miniSize + Math.min(miniSize, length - at * miniSize)), at * miniSize)
      })
      return whole
    }
    const seen = new Set<number>()
    const storage = (index: number, depth: number): Storage => {
      const streams = new Map<string, () => Uint8Array>()
      const storages: Storage[] = []
      const waiting = [entries.getUint32(index * ENTRY + 76, true)]
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
        if (one >= total || seen.has(one)) continue
        seen.add(one)
        const entry = one
        const type = directory[entry * ENTRY + 66]
        waiting.push(entries.getUint32(entry * ENTRY + 68, true), entries.getUint32(entry * ENTRY + 72, true))
        if (type === STREAM) streams.set(nameOf(entry), () => stream(entry))
        else if (type === STORAGE && depth < MOST_DEPTH) storages.push(storage(entry, depth + 1))
      }
      return { name: nameOf(index), streams, storages }
    }
    if (total === 0 || directory[66] !== ROOT) throw new UnreadError('damaged')
    seen.add(0)
    return storage(0, 0)
  } catch (error) {
    throw error instanceof UnreadError ? error : new UnreadError('damaged', { cause: error })
  }
}
