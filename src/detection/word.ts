import { maskOf } from './cue.ts'
import { ANYTHING } from './cue-gate.ts'
import { affixesOf, bucketsOf } from './model/features.ts'
import { finishHash } from './model/hash.ts'
import { TALK_HEADS } from './model/model.ts'
import { classOf } from './model/word-class.ts'
import { makeFacts, type WordFacts } from './word-facts.ts'

/** A folded word wherever it stands: what costs something to know is worked out once. */
export class Word {
  readonly folded: string
  readonly hash: number
  /** Buckets of its beginning and its end, of a word that is long enough. */
  readonly affixes: readonly [number, number] | null
  /** Mask of the cues that may begin with it. */
  readonly cues: number
  #facts: WordFacts | undefined
  #traits = -1
  #class = -1
  #table: Int16Array | null = null
  #medical = 0
  #care = 0

  constructor(folded: string, hash: number) {
    this.folded = folded
    this.hash = hash
    this.affixes = affixesOf(folded)
    this.cues = maskOf(folded, false)
  }

  get facts(): WordFacts {
    return (this.#facts ??= makeFacts(this.folded))
  }

  /** Hash of what it stands for: see `classOf`. */
  get class(): number {
    return this.#class < 0 ? (this.#class = classOf(this.folded, this.facts)) : this.#class
  }

  /** Bits of the traits it has. */
  get traits(): number {
    return this.#traits < 0 ? this.#tell() : this.#traits
  }

  /** Steps that it adds by itself to how medical talk is, by a table. */
  medicalIn(table: Int16Array): number {
    if (this.#table !== table) this.#weigh(table)
    return this.#medical
  }

  /** The same of how much talk is about one person in care. */
  careIn(table: Int16Array): number {
    if (this.#table !== table) this.#weigh(table)
    return this.#care
  }

  #weigh(table: Int16Array): void {
    this.#table = table
    const buckets = bucketsOf(this.hash, this.affixes)
    this.#medical = buckets.reduce((steps, bucket) => steps + (table[bucket * TALK_HEADS] ?? 0), 0)
    this.#care = buckets.reduce((steps, bucket) => steps + (table[bucket * TALK_HEADS + 1] ?? 0), 0)
  }

  #tell(): number {
    return (this.#traits = traits.reduce((bits, has, bit) => (has(this.folded, this.facts) ? bits | (1 << bit) : bits), 0))
  }
}

const MOST_TRAITS = 30
const traits: ((folded: string, facts: WordFacts) => boolean)[] = []

/** A trait that recognizers ask of every word, answered once a word. Returns its bit in `Word.traits`. */
export function trait(has: (folded: string, facts: WordFacts) => boolean): number {
  if (traits.length >= MOST_TRAITS) throw new Error('too many traits for one word')
  return 1 << (traits.push(has) - 1)
}

const SLOTS = 1 << 16
/** Words come back: the last thousands are kept. */
const MOST_WORDS = 20_000
let table = new Array<Word | undefined>(SLOTS)
let count = 0

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

const isAlnum = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 97 && code <= 122)
/** Longest beginning of a run of letters and digits that is told apart. */
const LONGEST_RUN = 12
const runs = new Map<string, number>()

/** Mask of the cues that may begin with the letters and digits at a place of a folded text; `inside`: right behind a digit. */
export function masksOfRun(text: string, start: number, inside: boolean): number {
  let end = start + 1
  while (end - start < LONGEST_RUN && isAlnum(text.charCodeAt(end))) end += 1
  const cut = end - start === LONGEST_RUN && isAlnum(text.charCodeAt(end))
  const key = (inside ? '+' : '') + text.slice(start, end) + (cut ? ANYTHING : '')
  const before = runs.get(key)
  if (before !== undefined) return before
  if (runs.size >= MOST_WORDS) runs.clear()
  const mask = maskOf(inside ? key.slice(1) : key, inside)
  runs.set(key, mask)
  return mask
}

/** The word that stands at a place of a folded text. `rolling`: the hash of its characters, unfinished. */
export function wordAt(text: string, start: number, end: number, rolling: number): Word {
  const hash = finishHash(rolling)
  let slot = hash & (SLOTS - 1)
  for (let word = table[slot]; word !== undefined; word = table[slot]) {
    if (word.hash === hash && isAt(word.folded, text, start, end)) return word
    slot = (slot + 1) & (SLOTS - 1)
  }
  if (count >= MOST_WORDS) {
    table = new Array<Word | undefined>(SLOTS)
    count = 0
    slot = hash & (SLOTS - 1)
  }
  count += 1
  const word = new Word(text.slice(start, end), hash)
  table[slot] = word
  return word
}
