import type { KnownPerson } from './finding.ts'
import { fold } from './fold.ts'
import { matchesOf } from './matches.ts'

const LETTERS = /[a-z]{2,}|[^\x00-\x7f]{2,}/g

/** Words that stand in a mailbox's name or address and name nobody. */
const NOT_NAMES = new Set([
  'dr', 'pr', 'docteur', 'cabinet', 'secretariat', 'accueil', 'contact', 'medical', 'medecin', 'pharmacie', 'clinique', 'info', 'service',
  'com', 'fr', 'de', 'du', 'la', 'le', 'les', 'et', 'the', 'urgences', 'consultation', 'perso', 'pro', 'mme', 'monsieur', 'madame',
])

/**
 * Folded words of the names of persons who are no patients, from their displayed names and the local parts of their addresses; of each
 * also its first letter alone, for initials.
 */
export function knownWords(known: readonly KnownPerson[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { name, address } of known) {
    const local = address.slice(0, Math.max(0, address.indexOf('@')))
    for (const [word] of matchesOf(LETTERS, fold(`${name} ${local}`))) {
      if (NOT_NAMES.has(word)) continue
      words.add(word)
      words.add(word.charAt(0))
    }
  }
  return words
}
