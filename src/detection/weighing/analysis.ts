import { cuePlaces, type CuePlaces, cuePlacesAfter } from '../context-cues.ts'
import { wordHashes } from '../model/features.ts'
import type { Model } from '../model/model.ts'
import { type TalkSums, talkSums, type ToldSum, toldSum } from '../model/score.ts'
import { firstAtOrAfter } from '../places.ts'
import type { Candidate } from '../recognizer.ts'
import type { Edited } from '../rescan.ts'
import type { ScanText } from '../scan-text.ts'
import { FIRM, isImplied, NAMED } from './forms.ts'
import { type Countable, countable } from './nearby.ts'

/** A candidate and the recognizer that saw it. */
export interface Seen extends Candidate {
  readonly recognizer: string
}

/** What was seen in a part. Candidates are in order of their start and do not overlap. */
interface Sighted extends Countable {
  /** How many people are told of by more than writing or reading. */
  readonly people: number
  /** The longest words of who is named, and words of illness, each once. */
  readonly named: ReadonlySet<string>
  readonly strong: ReadonlySet<string>
  /** Whether somebody is named firmly, and whether any word is known to tell of health, signatures apart. */
  readonly namesFirmly: boolean
  readonly health: boolean
}

/** One part, what was seen in it, and what its words say. */
export interface Analysis extends Sighted, CuePlaces {
  readonly scan: ScanText
  readonly hashes: Uint32Array
  readonly sums: TalkSums
  readonly told: ToldSum
}

/** Findings of one part that are counted for the whole. */
const MOST_SEEN = 400

/** Marks the words of people, which say nothing of what is talked about. */
function maskOf(scan: ScanText, seen: readonly Seen[]): Uint8Array {
  const mask = new Uint8Array(scan.tokens.length)
  for (const { kind, form, start, end } of seen) {
    if (kind !== 'person' || form === 'addressed' || form === 'self' || form === 'greeted' || form === 'writer' || form === 'reader' || form === 'implied' || form === 'kin' || form === 'described') continue
    for (let index = scan.tokenAt(start); index < scan.tokens.length && (scan.tokens[index]?.start ?? end) < end; index += 1) mask[index] = 1
  }
  return mask
}

export function sightedIn(scan: ScanText, seen: readonly Seen[]): Sighted {
  const named = new Set<string>()
  const strong = new Set<string>()
  for (const { role, strength, form, start, end } of seen.slice(0, MOST_SEEN)) {
    if (form !== undefined && NAMED.has(form)) named.add(scan.folded.slice(start, end).split(/[^a-z]+/).filter((word) => word.length > 3).sort().at(-1) ?? '')
    if (role === 'health' && strength !== 'weak') strong.add(scan.folded.slice(start, end))
  }
  return {
    ...countable(scan, seen), named, strong,
    people: seen.reduce((count, { kind, form }) => count + (kind === 'person' && !isImplied(form) ? 1 : 0), 0),
    namesFirmly: seen.some(({ form }) => form !== undefined && FIRM.has(form)),
    health: seen.some(({ role, start }) => role === 'health' && !scan.isMuted(start)),
  }
}

/** What an analysis goes on from after an edit. */
export interface Before {
  readonly analysis: Analysis
  readonly edited: Edited
}

export function analyse(model: Model, scan: ScanText, seen: readonly Seen[], before: Before | null = null): Analysis {
  const hashes = wordHashes(scan.tokens, maskOf(scan, seen))
  return {
    ...sightedIn(scan, seen), ...(before ? cuePlacesAfter(before.analysis, before.edited) : cuePlaces(scan)),
    scan, hashes, sums: talkSums(model, scan.tokens, hashes), told: toldSum(model, scan, hashes, seen),
  }
}

/** Words by which somebody may be told who is no more than writer or reader: of each part so many are weighed. */
export const MOST_IMPLIED = 4

/** The identities of a part that are weighed: of who is only implied the first. */
export function weighed({ seen }: Analysis): readonly Seen[] {
  let implied = 0
  return seen.filter(({ role, form }) => role === 'identity' && (!isImplied(form) || (implied += 1) <= MOST_IMPLIED))
}

/** Whether one of ascending `places` lies between. */
export const hasBetween = (places: readonly number[], from: number, to: number): boolean => (places[firstAtOrAfter(places, from)] ?? Infinity) < to
