import type { ScanText } from '../scan-text.ts'
import { firstAtOrAfter } from '../places.ts'
import { NEAR } from '../sentences.ts'
import type { Zone } from '../zones.ts'
import type { Seen } from './analysis.ts'

const TWIN = 60
const LOOKED_AT = 40
/** Of a finding that does not count beside somebody: somebody else, or what stands in a signature. */
const NOT_COUNTED = -2
const NOT_SAID = -1

/** What stands around an identity. */
export interface Near { strong: number; weak: number; sentence: boolean; weakSentence: boolean; drug: boolean; result: boolean; twin: boolean }

/** The findings of one part as they are counted beside somebody: worked out once, for all who are named. */
export interface Countable {
  readonly seen: readonly Seen[]
  /** Starts of the findings. */
  readonly starts: readonly number[]
  /** Of each finding, the last one before it of the same word. */
  readonly before: Int32Array
  /** What stands in its first words, for other parts; for those that speak of the whole in one line, twice as many. */
  readonly beginning: Near
  readonly longBeginning: Near
}

const nothing = (): Near => ({ strong: 0, weak: 0, sentence: false, weakSentence: false, drug: false, result: false, twin: false })

export function countable(scan: ScanText, seen: readonly Seen[]): Countable {
  const last = new Map<string, number>()
  const before = new Int32Array(seen.length)
  for (const [index, { role, start, end }] of seen.entries()) {
    // "Le secrétariat de la consultation mémoire" signs: that is a place of work.
    if (role === 'identity' || scan.isMuted(start)) {
      before[index] = NOT_COUNTED
      continue
    }
    const word = scan.folded.slice(start, end)
    before[index] = last.get(word) ?? NOT_SAID
    last.set(word, index)
  }
  const [beginning, longBeginning] = [nothing(), nothing()]
  const own = { seen, starts: seen.map(({ start }) => start), before, beginning, longBeginning }
  count(own, 0, NEAR, beginning)
  count(own, 0, NEAR * 2, longBeginning)
  return own
}

/** Counts what stands between two places; the same word twice counts once. */
function count({ seen, starts, before }: Countable, from: number, to: number, near: Near, identity: Seen | null = null, sentence: Zone | null = null): void {
  const first = firstAtOrAfter(starts, from)
  for (let index = first; index < seen.length && index - first < LOOKED_AT; index += 1) {
    const one = seen[index]
    if (!one || one.start > to) break
    if (one.role === 'identity') {
      if (identity && isTwin(one, identity)) near.twin = true
      continue
    }
    const said = before[index] ?? NOT_COUNTED
    if (said === NOT_COUNTED || said >= first) continue
    const weak = one.strength === 'weak'
    if (weak) near.weak += 1
    else near.strong += 1
    if (sentence && one.start >= sentence.start && one.end <= sentence.end) {
      if (weak) near.weakSentence = true
      else near.sentence = true
    }
    near.drug ||= one.kind === 'drug' && !weak
    near.result ||= one.kind === 'lab-result' && !weak
  }
}

/** Whether two identities of different kinds stand side by side. */
const isTwin = (one: Seen, identity: Seen): boolean => one !== identity && one.form !== identity.form && (one.kind !== 'person' || identity.kind !== 'person')
  && one.start - identity.end < TWIN && identity.start - one.end < TWIN

/** What stands around an identity in its own part. */
export function around(own: Countable, identity: Seen, sentence: Zone): Near {
  const near = nothing()
  count(own, identity.start - NEAR, identity.end + NEAR, near, identity, sentence)
  return near
}

/** Adds what the beginning of another part says. */
export function addBeginning(near: Near, { strong, weak, drug, result }: Near): void {
  near.strong += strong
  near.weak += weak
  near.drug ||= drug
  near.result ||= result
}
