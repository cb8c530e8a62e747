import { isFirstName } from '../../detection/index.ts'
import { isOneSlip } from '../persons/distance.ts'
import type { Patient } from './patients.ts'

const isSame = (a: string, b: string): boolean => a === b || (a.length >= 6 && b.length >= 6 && isOneSlip(a, b))

/** What a first name of two words begins with: "Marie-Claire" is one name, and no family's. */
const BEGINS_TWO = new Set(['marie', 'jean', 'anne', 'pierre', 'paul', 'rose', 'louis'])

/** Whether what two names share is no more than a first name of two words. */
export const isFirstNameOnly = ([first = '', second = '', ...more]: readonly string[]): boolean => more.length === 0 && BEGINS_TWO.has(first) && isFirstName(second)

/**
 * Whether two names may be one patient's. A family name alone agrees with that family name; where both give two words
 * or more, two must agree: Lucie and Paul Durand are two patients. Married and birth names leave one word in common
 * with the first name, which is enough when it is not the only one.
 */
export function mayBeSame(a: readonly string[], b: readonly string[]): boolean {
  const common = a.filter((word) => b.some((other) => isSame(word, other)))
  if (a.length > 2 && b.length > 2 && isFirstNameOnly(common)) return false
  return common.length >= Math.min(2, a.length, b.length)
}

export const someMayBeSame = (some: readonly Patient[], words: readonly string[]): boolean => some.some((patient) => mayBeSame(patient.words, words))
