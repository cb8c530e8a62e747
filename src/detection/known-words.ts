import type { KnownPerson } from './finding.ts'
import { fold } from './fold.ts'
import { CIVIL_TITLES, DOCTOR_TITLES } from './lexicon/titles.ts'
import { matchesOf } from './matches.ts'

const LETTERS = /[a-z]{2,}|[^\x00-\x7f]{2,}/g

/** Words that stand in a mailbox's name or address and name nobody. */
const NOT_NAMES = new Set([
  ...CIVIL_TITLES, ...DOCTOR_TITLES, 'cabinet', 'secretariat', 'accueil', 'contact', 'medical', 'medecin', 'pharmacie', 'clinique', 'info', 'service',
  'com', 'fr', 'de', 'du', 'la', 'le', 'les', 'et', 'the', 'urgences', 'consultation', 'perso', 'pro',
])

const DOCTOR = new Set([...DOCTOR_TITLES, 'medecin'])

/** Marks a word of a doctor's name: "M. Martin" to Dr Martin is somebody else. */
export const doctorMark = (word: string): string => `dr ${word}`

/** Marks two words of one correspondent: "Khalil Anne-Sophie" is neither Dr Khalil nor Anne-Sophie Leroy. */
export const pairMark = (one: string, other: string): string => (one < other ? `${one}+${other}` : `${other}+${one}`)
/** Stands where pairs are marked: not for a long list of recipients. */
export const PAIRED = '+'
const MOST_PAIRED = 50

/** Among the correspondents is a list of people; an office that deals with money, staff, orders or news; an animals' doctor. */
export const TO_A_LIST = '@list'
export const WITH_AN_OFFICE = '@office'
export const WITH_A_VET = '@vet'
const CORRESPONDENTS: readonly (readonly [string, RegExp])[] = [
  [TO_A_LIST, /(?<![a-z])(?:listes?|forum|tous|toutes|membres|abonnes|adherents|confreres|associes|parents|familles|correspondants|partenaires|utilisateurs|lecteurs|newsletter|list|members|subscribers|medecins|internes|etudiants|externes|promo|amicale|board)(?![a-z])/],
  [WITH_AN_OFFICE, /(?<![a-z])(?:compta[a-z]*|factur[a-z]*|commandes?|support|hotline|sav|news|redaction|recrut[a-z]*|inscriptions?|formations?|devis|paie|rh|drh|commercial|promo|offres?|communication|presse|syndic|gestion|informatique|dsi|dpo|rssi|billing|orders|sales|editorial|scolarite|qualite|congres|conference|loyers|notaires?|librairie|mairie|urssaf|banque|club)(?![a-z])/],
  [WITH_A_VET, /(?<![a-z])(?:veterinaires?|veto|vet(?!e)[a-z]{0,6}|haras|asv|equin|bovin|canin)(?![a-z])/],
]

/**
 * Folded words of the names of persons who are no patients, from their displayed names and the local parts of their addresses; of each
 * also its first letter alone, for initials, of a doctor's the word with its mark, the pairs of one person's words, and what kind of correspondents they are.
 */
export function knownWords(known: readonly KnownPerson[]): ReadonlySet<string> {
  const words = new Set<string>()
  const paired = known.length <= MOST_PAIRED
  if (paired) words.add(PAIRED)
  for (const { name, address } of known) {
    const local = address.slice(0, Math.max(0, address.indexOf('@')))
    const found = matchesOf(LETTERS, fold(`${name} ${local}`))
    const doctor = found.some(([word]) => DOCTOR.has(word))
    const own = new Set(found.map(([word]) => word).filter((word) => !NOT_NAMES.has(word)))
    if (paired) {
      for (const one of own) for (const other of own) for (const second of [other, other.charAt(0)]) words.add(pairMark(one, second))
      const whole = fold(`${name} ${address}`)
      for (const [mark, pattern] of CORRESPONDENTS) if (pattern.test(whole)) words.add(mark)
    }
    for (const [word] of found) {
      if (NOT_NAMES.has(word)) continue
      words.add(word)
      if (doctor) words.add(doctorMark(word))
      words.add(word.charAt(0))
    }
  }
  return words
}
