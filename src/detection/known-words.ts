import type { KnownPerson } from './finding.ts'
import { fold } from './fold.ts'
import { matchesOf } from './matches.ts'

const LETTERS = /[a-z]{2,}|[^\x00-\x7f]{2,}/g

/** Words that stand in a mailbox's name or address and name nobody. */
const NOT_NAMES = new Set([
  'dr', 'pr', 'docteur', 'cabinet', 'secretariat', 'accueil', 'contact', 'medical', 'medecin', 'pharmacie', 'clinique', 'info', 'service',
  'com', 'fr', 'de', 'du', 'la', 'le', 'les', 'et', 'the', 'urgences', 'consultation', 'perso', 'pro', 'mme', 'monsieur', 'madame',
])

const DOCTOR = new Set(['dr', 'pr', 'docteur', 'professeur', 'medecin'])

/** Marks a word of a doctor's name: "M. Martin" to Dr Martin is somebody else. */
export const doctorMark = (word: string): string => `dr ${word}`

/**
 * Folded words of the names of persons who are no patients, from their displayed names and the local parts of their addresses; of each
 * also its first letter alone, for initials, and of a doctor's the word with its mark.
 */
export function knownWords(known: readonly KnownPerson[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { name, address } of known) {
    const local = address.slice(0, Math.max(0, address.indexOf('@')))
    const found = matchesOf(LETTERS, fold(`${name} ${local}`))
    const doctor = found.some(([word]) => DOCTOR.has(word))
    for (const [word] of found) {
      if (NOT_NAMES.has(word)) continue
      words.add(word)
      if (doctor) words.add(doctorMark(word))
      words.add(word.charAt(0))
    }
  }
  return words
}
