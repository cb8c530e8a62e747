import { isOneSlip } from '../persons/distance.ts'
import type { Patient } from './patients.ts'

const isSame = (a: string, b: string): boolean => a === b || (a.length >= 6 && b.length >= 6 && isOneSlip(a, b))

/**
 * Whether two names may be one patient's. A family name alone agrees with that family name; where both give two words
 * or more, two must agree: Lucie and Paul Durand are two patients. Married and birth names leave one word in common
 * with the first name, which is enough when it is not the only one.
 */
export function mayBeSame(a: readonly string[], b: readonly string[]): boolean {
  const common = a.filter((word) => b.some((other) => isSame(word, other))).length
  const need = Math.min(2, a.length, b.length)
  return common >= need
}

export const someMayBeSame = (some: readonly Patient[], words: readonly string[]): boolean => some.some((patient) => mayBeSame(patient.words, words))
