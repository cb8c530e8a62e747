import { narrow, NumberList, type Numbers } from './numbers.ts'

/** For every value of a column the rows that have it: differences of ascending numbers, 7 bits a byte, the highest bit says "goes on". */
export interface PackedPostings {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly starts: Numbers
}

/** @param each Calls back once for every (list, item) pair, items of one list ascending; it is called twice and must say the same. */
export function packPostings(lists: number, each: (take: (list: number, item: number) => void) => void): PackedPostings {
  const places = new Uint32Array(lists + 1)
  each((list) => (places[list + 1] = (places[list + 1] ?? 0) + 1))
  for (let list = 0; list < lists; list += 1) places[list + 1] = (places[list + 1] ?? 0) + (places[list] ?? 0)
  const items = new Uint32Array(places[lists] ?? 0)
  const next = places.slice()
  each((list, item) => {
    items[next[list] ?? 0] = item
    next[list] = (next[list] ?? 0) + 1
  })
  const bytes = new Uint8Array(items.length * 5)
  const starts = new NumberList()
  let at = 0
  for (let list = 0; list < lists; list += 1) {
    starts.push(at)
    let before = 0
    for (let place = places[list] ?? 0; place < (places[list + 1] ?? 0); place += 1) {
      const item = items[place] ?? 0
      let difference = item - before
      before = item
      for (; difference > 0x7f; difference >>>= 7) bytes[at++] = (difference & 0x7f) | 0x80
      bytes[at++] = difference
    }
  }
  starts.push(at)
  return { bytes: bytes.slice(0, at), starts: narrow(starts.values()) }
}

/** Where lists are unpacked that are wanted as a whole: one at a time. */
let unpacked = new Uint32Array(1 << 12)

export class Postings {
  readonly #bytes: Numbers
  readonly #starts: Numbers

  constructor({ bytes, starts }: { readonly bytes: Numbers; readonly starts: Numbers }) {
    this.#bytes = bytes
    this.#starts = starts
  }

  /** Roughly how many items the lists from `from` to `to` (exclusive) have: their bytes. */
  weight(from: number, to: number): number {
    return (this.#starts[to] ?? 0) - (this.#starts[from] ?? 0)
  }

  /** Items of the lists from `from` to `to` (exclusive), list after list; good until the next are read. */
  read(from: number, to: number): Uint32Array {
    const bytes = this.#bytes
    const starts = this.#starts
    let at = starts[from] ?? 0
    const most = (starts[to] ?? 0) - at
    if (unpacked.length < most) unpacked = new Uint32Array(most * 2)
    const items = unpacked
    let count = 0
    for (let list = from; list < to; list += 1) {
      const end = starts[list + 1] ?? 0
      let item = 0
      while (at < end) {
        let byte = bytes[at++] ?? 0
        let difference = byte & 0x7f
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = bytes[at++] ?? 0
          difference |= (byte & 0x7f) << shift
        }
        item += difference
        items[count++] = item
      }
    }
    return items.subarray(0, count)
  }

  /** Items of one list, ascending, until `visit` answers `false`. */
  each(list: number, visit: (item: number) => unknown): void {
    const bytes = this.#bytes
    const end = this.#starts[list + 1] ?? 0
    let item = 0
    for (let at = this.#starts[list] ?? 0; at < end; at += 1) {
      let byte = bytes[at] ?? 0
      let difference = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        at += 1
        byte = bytes[at] ?? 0
        difference |= (byte & 0x7f) << shift
      }
      item += difference
      if (visit(item) === false) return
    }
  }
}
