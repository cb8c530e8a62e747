import { checksum } from './checksum.ts'
import type { Numbers } from './numbers.ts'

/** Bytes that are no usable index. The message is a sentence; `key` and `params` name it in the message catalogue. */
export class IndexFormatError extends Error {
  override readonly name = 'IndexFormatError'
  readonly key: string
  readonly params: readonly string[]

  constructor(key: string, message: string, params: readonly string[] = []) {
    super(message)
    this.key = key
    this.params = params
  }
}

/** "SCEAUIDX", little-endian as every browser's typed arrays: elsewhere the mark does not match and the index is refused. */
const MARK = [0x41454353, 0x58444955] as const
/** Raised whenever old bytes would be read wrongly. */
const FORMAT = 1
const HEAD_WORDS = 6
const CHECKSUM_WORD = 3
/** Mark and format are compared as they are, and the checksum cannot cover itself. */
const CHECKED_FROM = 4
const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const
type TypeName = keyof typeof TYPES

const typeOf = (numbers: Numbers): TypeName => (numbers instanceof Uint8Array ? 'u8' : numbers instanceof Uint16Array ? 'u16' : 'u32')
const aligned = (length: number): number => (length + 3) & ~3

/** What an index consists of: facts about it, and named columns. */
export interface Block {
  readonly date: string
  readonly size: number
  /** Differs when any byte does. */
  readonly checksum: number
  section(name: string): Numbers
}

/**
 * One block: mark (8 bytes), format, checksum of all that follows it, length, length of the description (4 bytes each, little-endian); the
 * description (JSON: date, size, and for every section its type, place and length); the sections, each at a multiple of 4 bytes.
 */
export function packBlock({ date, size }: { readonly date: string; readonly size: number }, sections: ReadonlyMap<string, Numbers>): Uint8Array<ArrayBuffer> {
  let at = 0
  const places: Record<string, [TypeName, number, number]> = {}
  for (const [name, numbers] of sections) {
    places[name] = [typeOf(numbers), at, numbers.length]
    at += aligned(numbers.byteLength)
  }
  const description = new TextEncoder().encode(JSON.stringify({ date, size, sections: places }))
  const start = HEAD_WORDS * 4 + aligned(description.length)
  const bytes = new Uint8Array(start + at)
  const words = new Uint32Array(bytes.buffer)
  words.set([...MARK, FORMAT, 0, bytes.length, description.length])
  bytes.set(description, HEAD_WORDS * 4)
  for (const [name, numbers] of sections) {
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), start + (places[name]?.[1] ?? 0))
  }
  words[CHECKSUM_WORD] = checksum(words.subarray(CHECKED_FROM))
  return bytes
}

const altered = (): IndexFormatError => new IndexFormatError('directory_index_altered', 'This directory index has been damaged. Build it again.')

/** Whether these bytes begin as an index does, of whatever version and state. */
export const isIndex = (bytes: Uint8Array): boolean => bytes.length >= 8 && new TextDecoder().decode(bytes.subarray(0, 8)) === 'SCEAUIDX'

/** @throws IndexFormatError when these bytes are cut, of something else, of another format, or altered. */
export function openBlock(given: Uint8Array): Block {
  if (given.length < HEAD_WORDS * 4) throw new IndexFormatError('directory_index_foreign', 'This is not a directory index of Sceau.')
  // Typed arrays begin at multiples of their width.
  const bytes = given.byteOffset % 4 === 0 && given.buffer instanceof ArrayBuffer ? given : given.slice()
  const buffer = bytes.buffer as ArrayBuffer
  const words = new Uint32Array(buffer, bytes.byteOffset, bytes.length >>> 2)
  const [first, second, format, sum, length = 0, described = 0] = words
  if (first !== MARK[0] || second !== MARK[1]) throw new IndexFormatError('directory_index_foreign', 'This is not a directory index of Sceau.')
  if (format !== FORMAT) {
    throw new IndexFormatError('directory_index_version', 'This directory index was made by another version of Sceau. Build it again.', [String(format)])
  }
  if (bytes.length < length) throw new IndexFormatError('directory_index_cut', 'This directory index is not complete. Build it again.')
  if (bytes.length !== length || length % 4 !== 0 || sum !== checksum(words.subarray(CHECKED_FROM))) throw altered()
  const { date, size, sections } = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD_WORDS * 4, HEAD_WORDS * 4 + described))) as {
    date: string; size: number; sections: Record<string, [TypeName, number, number]>
  }
  const start = bytes.byteOffset + HEAD_WORDS * 4 + aligned(described)
  return {
    date, size, checksum: sum,
    section(name) {
      const place = sections[name]
      if (!place) throw altered()
      const [type, at, count] = place
      return new TYPES[type](buffer, start + at, count)
    },
  }
}
