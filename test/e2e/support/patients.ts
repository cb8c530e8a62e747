import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { expect } from 'vitest'
import { canaryPatient } from '../../../demo/people.mjs'

export type Patient = ReturnType<typeof canaryPatient>

const A_FILE_S_SHARE = 20_000
/** A server's clock and ours are one; its writing and our looking are not. */
const MARGIN_MILLISECONDS = 1000

const births = new Map<string, number>()

/**
 * A patient whom no other test of the run knows, whatever the order of the files: what is found of them says which test leaked it.
 * @param number Below 20,000; no two tests of a file take the same.
 */
export function freshPatient(number: number): Patient {
  const path = expect.getState().testPath!
  const files = readdirSync(dirname(path)).filter((name) => name.endsWith('.test.ts')).sort()
  const patient = canaryPatient((files.indexOf(basename(path)) + 1) * A_FILE_S_SHARE + number)
  for (const needle of patient.needles) births.set(needle, Date.now() - MARGIN_MILLISECONDS)
  return patient
}

/**
 * When the eldest patient came up whom these words are about, milliseconds since 1970; 0 when nobody here has made them up. What stands
 * beside a patient's words, a code for instance, came up after the patient.
 */
export function bornOf(needles: readonly string[]): number {
  const known = needles.flatMap((needle) => births.get(needle) ?? [])
  return known.length === 0 ? 0 : Math.min(...known)
}
