/** What stands in a storage: bytes of streams, and storages, by name. */
export interface Tree { readonly [name: string]: Uint8Array | Tree }

const SECTOR = 512
const END = 0xfffffffe
const FREE = 0xffffffff

/** Bytes of numbers, little-endian: each value with its width in bytes. */
export function packed(...values: readonly (readonly [width: 1 | 2 | 4 | 8, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [width]) => sum + width, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [width, value] of values) {
    if (width === 1) view.setUint8(at, value)
    else if (width === 2) view.setUint16(at, value, true)
    else if (width === 4) view.setUint32(at, value >>> 0, true)
    else view.setFloat64(at, value, true)
    at += width
  }
  return bytes
}

export const bytesIn = (...pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces))
export const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))

interface Entry { readonly name: string; readonly type: number; readonly bytes: Uint8Array; child: number; next: number }

function entriesOf(tree: Tree): Entry[] {
  const entries: Entry[] = [{ name: 'Root Entry', type: 5, bytes: new Uint8Array(), child: -1, next: -1 }]
  const add = (parent: number, inside: Tree): void => {
    let before = -1
    for (const [name, content] of Object.entries(inside)) {
      const isStream = content instanceof Uint8Array
      const index = entries.push({ name, type: isStream ? 2 : 1, bytes: isStream ? content : new Uint8Array(), child: -1, next: -1 }) - 1
      // A list instead of a balanced tree: readers follow either.
      if (before < 0) entries[parent]!.child = index
      else entries[before]!.next = index
      before = index
      if (!isStream) add(index, content)
    }
  }
  add(0, tree)
  return entries
}

/** A compound file ([MS-CFB]) without a mini stream: every stream lies in sectors of its own. */
export function compoundFile(tree: Tree): Uint8Array {
  const entries = entriesOf(tree)
  const directory = Math.ceil((entries.length * 128) / SECTOR)
  const sectorsOf = ({ bytes }: Entry): number => Math.ceil(bytes.length / SECTOR)
  const used = directory + entries.reduce((sum, entry) => sum + sectorsOf(entry), 0)
  const tables = Math.ceil((used + Math.ceil(used / 127)) / 128)
  const file = new Uint8Array(SECTOR * (1 + tables + used))
  const view = new DataView(file.buffer)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [at, value] of [[26, 3], [28, 0xfffe], [30, 9], [32, 6]] as const) view.setUint16(at, value, true)
  for (const [at, value] of [[44, tables], [48, tables], [56, 0], [60, END], [64, 0], [68, END], [72, 0]] as const) view.setUint32(at, value, true)
  for (let at = 0; at < 109; at += 1) view.setUint32(76 + at * 4, at < tables ? at : FREE, true)
  const link = (sector: number, next: number): void => view.setUint32(SECTOR + sector * 4, next, true)
  for (let sector = 0; sector < tables * 128; sector += 1) link(sector, sector < tables ? 0xfffffffd : FREE)
  let free = tables
  const chain = (count: number): number => {
    const first = count === 0 ? END : free
    for (let left = count; left > 0; left -= 1, free += 1) link(free, left === 1 ? END : free + 1)
    return first
  }
  chain(directory)
  entries.forEach((entry, index) => {
    const at = SECTOR * (1 + tables) + index * 128
    const first = chain(sectorsOf(entry))
    file.set(utf16(entry.name), at)
    view.setUint16(at + 64, (entry.name.length + 1) * 2, true)
    view.setUint8(at + 66, entry.type)
    for (const [place, value] of [[68, FREE], [72, entry.next < 0 ? FREE : entry.next], [76, entry.child < 0 ? FREE : entry.child], [116, first], [120, entry.bytes.length]] as const) view.setUint32(at + place, value, true)
    if (first !== END) file.set(entry.bytes, SECTOR * (1 + first))
  })
  return file
}
