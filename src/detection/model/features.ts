import type { ScanText, Token } from '../scan-text.ts'
import { hashPair, hashText } from './hash.ts'
import { BUCKETS } from './model.ts'

const WORD = 1
const PREFIX = 2
const SUFFIX = 3
const LEFT = 16
const RIGHT = 48
const AFFIX_FROM = 7
const PREFIX_LENGTH = 5
const SUFFIX_LENGTH = 4
const MASK = BUCKETS - 1
/** A name says nothing of what is talked about: all names are one word. */
const NAME_HASH = hashText('<name>', WORD)
const EDGE_HASH = hashText('<edge>', WORD)
const CONTEXT = 6
const NEXT_TO = 2

/** Hashes of the words of a text, once for every model; `masked` marks words of names. */
export function wordHashes(tokens: readonly Token[], masked: Uint8Array): Uint32Array {
  const hashes = new Uint32Array(tokens.length)
  for (let index = 0; index < tokens.length; index += 1) hashes[index] = masked[index] === 1 ? NAME_HASH : hashText(tokens[index]?.folded ?? '', WORD)
  return hashes
}

/** Calls `each` with the buckets of one word for the table of talk: the word, the pair with the word before, its beginning and end. */
export function talkFeatures(tokens: readonly Token[], hashes: Uint32Array, index: number, each: (bucket: number) => void): void {
  const hash = hashes[index] ?? 0
  each(hash & MASK)
  each(hashPair(hashes[index - 1] ?? EDGE_HASH, hash) & MASK)
  const word = tokens[index]?.folded ?? ''
  if (hash === NAME_HASH || word.length < AFFIX_FROM) return
  each(hashText(word, PREFIX, 0, PREFIX_LENGTH) & MASK)
  each(hashText(word, SUFFIX, word.length - SUFFIX_LENGTH) & MASK)
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
    for (let distance = 1; distance <= CONTEXT; distance += 1) {
      const hash = hashes[edge + step * distance] ?? EDGE_HASH
      each(hashPair(hash, side) & MASK)
      if (distance <= NEXT_TO) {
        each(hashPair(hash, side + distance) & MASK)
        each(hashPair(hashPair(before, hash), side + distance + 8) & MASK)
      }
      before = hash
      if (hash === EDGE_HASH) break
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
  const whole = `^${word}$`
  for (let length = 2; length <= 4; length += 1) {
    for (let at = 0; at + length <= whole.length; at += 1) each(hashText(whole, 100 + length, at, at + length) & MASK)
  }
  each(hashText(whole, 99) & MASK)
}
