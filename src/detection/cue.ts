import { type Gate, gateOf } from './cue-gate.ts'

/** A pattern that is looked for only where a word or a number begins that may begin it. */
export interface Cue {
  /** Its bit in the masks of words. */
  readonly bit: number
  readonly gate: Gate
  /** The pattern, tried at one place. */
  readonly sticky: RegExp
}

const MOST_CUES = 31
const cues: Cue[] = []

/**
 * Makes a cue of a pattern. Where it may begin is read off the pattern itself, so that both cannot part; one that might begin inside
 * a word, or with neither letter nor digit, is refused when the module loads.
 */
export function cue(pattern: RegExp): Cue {
  if (cues.length >= MOST_CUES) throw new Error('too many cues for one mask')
  const made: Cue = { bit: 1 << cues.length, gate: gateOf(pattern), sticky: new RegExp(pattern.source, pattern.flags.replace('g', '') + 'y') }
  cues.push(made)
  return made
}

/** Mask of the cues that may begin with `run`, a run of letters and digits; `inside`: right behind another digit. */
export function maskOf(run: string, inside: boolean): number {
  let mask = 0
  for (const { bit, gate } of cues) {
    if ((!inside || gate.behindDigit) && gate.mayBegin(run)) mask |= bit
  }
  return mask
}
