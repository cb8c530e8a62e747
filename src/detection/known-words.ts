import type { KnownPerson } from './finding.ts'
import { fold } from './fold.ts'

const LETTERS = /\p{L}{2,}/gu

/** Words that stand in a mailbox's name or address and name nobody. */
const NOT_NAMES = new Set([
  'dr', 'pr', 'docteur', 'cabinet', 'secretariat', 'accueil', 'contact', 'medical', 'medecin', 'pharmacie', 'clinique', 'info', 'service',
  'com', 'fr', 'de', 'du', 'la', 'le', 'les', 'et', 'the', 'urgences', 'consultation', 'perso', 'pro', 'mme', 'monsieur', 'madame',
])

/** Folded words of the names of persons who are no patients, from their displayed names and the local parts of their addresses. */
export function knownWords(known: readonly KnownPerson[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { name, address } of known) {
    const local = address.slice(0, Math.max(0, address.indexOf('@')))
    for (const [word] of fold(`${name} ${local}`).matchAll(LETTERS)) if (!NOT_NAMES.has(word)) words.add(word)
  }
  return words
}
