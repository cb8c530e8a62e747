import { FROM, TO, TO_A_LIST } from '../known-words.ts'
import type { ScanText } from '../scan-text.ts'
import { EDGE_HASH, NAME_HASH } from './features.ts'
import { hashPair, hashText } from './hash.ts'

/** Words of a part that are looked at for what it tells, and findings: a message says early what it is about, and this costs a long one nothing more. */
export const TOLD_WORDS = 400
const FINDINGS = 60
/** What keeps the kinds of features apart. */
const WORD = 64
const IN_SUBJECT = 67
const FOUND = 68
const ENDS = 69
const LENGTH = 70
const BEGINNING = 77
const END = 78
const KIND = 192

/** What was found, as far as it says anything here. */
interface Found {
  readonly kind: string
  readonly strength: string
  readonly form?: string
}

const relations = new Map<string, number>()
/** Hash of what kind of correspondents they are: sender and whom they write to. */
function relationOf(known: ReadonlySet<string>): number {
  const is = (mark: string): boolean => known.has(mark)
  const kind = (end: typeof FROM | typeof TO): string => (is(end.office) ? 'o' : is(end.doctor) ? 'd' : is(end.care) ? 'c' : is(end.private) ? 'p' : '-')
  const relation = `${kind(FROM)}${is(TO_A_LIST) ? 'l' : kind(TO)}`
  const hash = relations.get(relation) ?? hashText(relation, WORD)
  relations.set(relation, hash)
  return hash
}

/**
 * Calls `each` with the hashes of what the beginning of a part says: words, words by the kind of correspondents they stand between, pairs, pairs of
 * what words stand for, beginnings and ends of words, what was found. `afterWord` is called when a word has said all. Returns the number of words looked at.
 */
export function toldFeatures({ tokens, known, part }: ScanText, hashes: Uint32Array, seen: readonly Found[], each: (hash: number) => void, afterWord: () => void = () => undefined): number {
  const relation = relationOf(known)
  const count = Math.min(tokens.length, TOLD_WORDS)
  const subject = part.part === 'subject'
  let before = EDGE_HASH
  let kindBefore = EDGE_HASH
  for (let index = 0; index < count; index += 1) {
    const hash = hashes[index] ?? 0
    const word = hash === NAME_HASH ? undefined : tokens[index]?.word
    const own = word?.class ?? 0
    const kind = own === 0 ? hash : own
    each(hashPair(hash, WORD))
    each(hashPair(hash, relation))
    each(hashPair(hashPair(before, hash), WORD))
    each(hashPair(hashPair(kindBefore, kind), KIND))
    if (own !== 0) {
      each(hashPair(own, KIND))
      each(hashPair(own, relation))
    }
    if (word?.affixes) {
      each(hashPair(word.affixes[0], BEGINNING))
      each(hashPair(word.affixes[1], END))
    }
    if (subject) each(hashPair(hash, IN_SUBJECT))
    before = hash
    kindBefore = kind
    afterWord()
  }
  for (const one of new Set(seen.slice(0, FINDINGS).map(({ kind, form, strength }) => `${kind} ${form ?? ''} ${strength}`))) {
    const hash = hashText(one, FOUND)
    each(hash)
    each(hashPair(hash, relation))
  }
  if (part.part === 'body') {
    each(hashPair(relation, ENDS))
    each(hashPair(Math.floor(Math.log2(count + 1)), LENGTH))
  }
  return count
}
