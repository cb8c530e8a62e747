import { ANYTHING, type Gate, gateOf } from './cue-gate.ts'

/** A pattern that is looked for only where a word or a number begins that may begin it. */
export interface Cue {
  /** Which bit of the masks of words is its own. */
  readonly number: number
  readonly bit: number
  readonly gate: Gate
  /** The pattern, tried at one place. */
  readonly sticky: RegExp
}

export const MOST_CUES = 31
const cues: Cue[] = []

/**
 * Makes a cue of a pattern. Where it may begin is read off the pattern itself, so that both cannot part; one that might begin inside
 * a word, or with neither letter nor digit, is refused when the module loads.
 */
export function cue(pattern: RegExp): Cue {
  if (cues.length >= MOST_CUES) throw new Error('too many cues for one mask')
  const made: Cue = { number: cues.length, bit: 1 << cues.length, gate: gateOf(pattern), sticky: new RegExp(pattern.source, pattern.flags.replace('g', '') + 'y') }
  cues.push(made)
  return made
}

/** Mask of the cues that may begin with `run`, a run of letters and digits; `inside`: right behind another digit. */
export function maskOf(run: string, inside: boolean): number {
  let mask = maskOfBeginning(run, BEGINNING)
  for (const { bit, gate } of cues) {
    if ((mask & bit) !== 0 && !((!inside || gate.behindDigit) && gate.mayBegin(run))) mask &= ~bit
  }
  return mask
}

/** Letters by which most words are told apart from most cues, and what was found of them. */
const BEGINNING = 3
const beginnings = new Map<string, number>()

function maskOfBeginning(run: string, length: number): number {
  if (length === 0) return 2 ** cues.length - 1
  const key = run.length > length ? run.slice(0, length) + ANYTHING : run
  const before = beginnings.get(key)
  if (before !== undefined) return before
  let mask = maskOfBeginning(run, length - 1)
  for (const { bit, gate } of cues) if ((mask & bit) !== 0 && !gate.mayBegin(key)) mask &= ~bit
  // Runs of letters and digits: no more than 36 to the third of them.
  beginnings.set(key, mask)
  return mask
}
