import type { ScanText, Token } from '../scan-text.ts'
import { finishHash, hashOfWord, hashPair, hashText, rolled, seedOf } from './hash.ts'
import { BUCKETS } from './model.ts'

const PREFIX = 2
const SUFFIX = 3
const LEFT = 16
const RIGHT = 48
const AFFIX_FROM = 7
const PREFIX_LENGTH = 5
const SUFFIX_LENGTH = 4
const MASK = BUCKETS - 1
/** A name says nothing of what is talked about: all names are one word. */
export const NAME_HASH = hashOfWord('<name>')
export const EDGE_HASH = hashOfWord('<edge>')
const CONTEXT = 6
const NEXT_TO = 2
/** Words on either side whose classes are taken in their order. */
const IN_ORDER = 3
const CLASS = 128
/** What stands for the edges of a word: ^ and $. */
const BEGIN = 94
const END = 36

/** Buckets of the beginning and of the end of a word; null of one that is too short to have them. */
export const affixesOf = (word: string): readonly [number, number] | null => (word.length < AFFIX_FROM
  ? null
  : [hashText(word, PREFIX, 0, PREFIX_LENGTH) & MASK, hashText(word, SUFFIX, word.length - SUFFIX_LENGTH) & MASK])

/** Hashes of the words of a text, once for every model; `masked` marks words of names. */
export function wordHashes(tokens: readonly Token[], masked: Uint8Array): Uint32Array {
  const hashes = new Uint32Array(tokens.length)
  for (let index = 0; index < tokens.length; index += 1) hashes[index] = masked[index] === 1 ? NAME_HASH : tokens[index]?.word.hash ?? 0
  return hashes
}

/** Bucket of a pair of words in the table of talk. */
export const pairBucket = (before: number, hash: number): number => hashPair(before, hash) & MASK

/** Buckets of a word by itself in the table of talk: the word, its beginning and end. */
export const bucketsOf = (hash: number, affixes: readonly [number, number] | null): readonly number[] => [hash & MASK, ...(affixes ?? [])]

/** Calls `each` with the buckets of one word for the table of talk: the word, the pair with the word before, its beginning and end. */
export function talkFeatures(tokens: readonly Token[], hashes: Uint32Array, index: number, each: (bucket: number) => void): void {
  const hash = hashes[index] ?? 0
  each(hash & MASK)
  each(pairBucket(hashes[index - 1] ?? EDGE_HASH, hash))
  const affixes = hash === NAME_HASH ? null : tokens[index]?.word.affixes
  if (!affixes) return
  each(affixes[0])
  each(affixes[1])
}

/** What stands between a name and its neighbour: only the kind of mark. */
function markBetween(text: string, from: number, to: number): string {
  let mark = ' '
  for (let at = Math.max(from, 0); at < to && at < text.length && at - from < 6; at += 1) {
    const letter = text.charAt(at)
    if (letter === '\n') return '\n'
    if (letter === '\r' || letter === ' ' || letter === '\t' || letter === '\u00a0') continue
    mark = letter >= '0' && letter <= '9' ? '0' : letter
  }
  return mark
}

/** Calls `each` with the buckets of the surroundings of the words `first` to `last`, for the table of roles. */
export function roleFeatures(scan: ScanText, hashes: Uint32Array, first: number, last: number, form: string, each: (bucket: number) => void): void {
  const { tokens, text } = scan
  const formHash = hashText(form, 5)
  for (const side of [LEFT, RIGHT]) {
    const step = side === LEFT ? -1 : 1
    const edge = side === LEFT ? first : last
    let before = EDGE_HASH
    let kindBefore = EDGE_HASH
    for (let distance = 1; distance <= CONTEXT; distance += 1) {
      const hash = hashes[edge + step * distance] ?? EDGE_HASH
      each(hashPair(hash, side) & MASK)
      if (distance <= NEXT_TO) {
        each(hashPair(hash, side + distance) & MASK)
        each(hashPair(hashPair(before, hash), side + distance + 8) & MASK)
      }
      before = hash
      if (hash === EDGE_HASH) break
      const own = hash === NAME_HASH ? 0 : tokens[edge + step * distance]?.word.class ?? 0
      const kind = own === 0 ? hash : own
      if (own !== 0) each(hashPair(own, side + CLASS) & MASK)
      if (distance <= IN_ORDER) {
        if (own !== 0) each(hashPair(own, side + CLASS + distance) & MASK)
        each(hashPair(hashPair(kindBefore, kind), side + CLASS + distance + 8) & MASK)
      }
      kindBefore = kind
    }
    const own = tokens[edge]
    const next = tokens[edge + step]
    const mark = side === LEFT ? markBetween(text, next?.end ?? 0, own?.start ?? 0) : markBetween(text, own?.end ?? 0, next?.start ?? text.length)
    each(hashPair(hashText(mark, 7), side) & MASK)
    each(hashPair(hashPair(hashText(mark, 7), side), formHash) & MASK)
  }
}

/** Calls `each` with the buckets of a folded word, for the table of names: its letters in twos to fours, its ends, itself. */
export function nameFeatures(word: string, each: (bucket: number) => void): void {
  const { length } = word
  const letter = (at: number): number => (at === 0 ? BEGIN : at > length ? END : word.charCodeAt(at - 1))
  for (let count = 2; count <= 4; count += 1) {
    for (let from = 0; from + count <= length + 2; from += 1) {
      let hash = seedOf(100 + count)
      for (let at = from; at < from + count; at += 1) hash = rolled(hash, letter(at))
      each(finishHash(hash) & MASK)
    }
  }
  each(hashText(`^${word}$`, 99) & MASK)
}
