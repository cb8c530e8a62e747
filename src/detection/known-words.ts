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

/** Marks a word of a layman's name: in a message to them or from them it is rather the patient's. */
export const laymanMark = (word: string): string => `layman ${word}`

/** Marks two words of one correspondent: "Khalil Anne-Sophie" is neither Dr Khalil nor Anne-Sophie Leroy. */
export const pairMark = (one: string, other: string): string => (one < other ? `${one}+${other}` : `${other}+${one}`)
/** Stands where pairs are marked: not for a long list of recipients. */
export const PAIRED = '+'
const MOST_PAIRED = 50

/** Among the correspondents is a list of people; an office that deals with money, staff, orders or news; an animals' doctor. */
export const TO_A_LIST = '@list'
export const WITH_AN_OFFICE = '@office'
export const WITH_A_VET = '@vet'
/** A private person is among the correspondents; somebody who looks like one, from a mailbox of no known kind; somebody who is at work in health care. */
export const WITH_A_LAYMAN = '@layman'
export const WITH_A_STRANGER = '@stranger'
/** Such a person writes to somebody in health care; is written to. */
export const PRIVATE_WRITES = '@private writes'
export const PRIVATE_READS = '@private reads'
export const WITH_CARE = '@care'
/** Somebody writes to somebody: who may be meant without being named. */
export const WRITTEN_TO = '@written to'
/** What the sender is, and what somebody who is written to is. */
export const FROM = { private: '@from private', care: '@from care', doctor: '@from doctor', office: '@from office' } as const
export const TO = { private: '@to private', care: '@to care', doctor: '@to doctor', office: '@to office' } as const
/** Sender and somebody who is written to share a domain that is no provider's: they work together. */
export const SAME_HOUSE = '@same house'
/** Providers by name, and mailboxes that say in their name that they are some. */
const PRIVATE_MAILBOX = /@(?:[a-z-]*(?:mail|courriel|courrier|boite|messagerie|poste|famille|perso)[a-z-]*\.[a-z]{2,8}$|(?:gmail|orange|wanadoo|free|sfr|laposte|hotmail|outlook|live|yahoo|ymail|icloud|me|mac|msn|zoho|tuta[a-z]*|club-internet|netcourrier|caramail|posteo|voila|noos|aliceadsl|cegetel|nordnet|skynet|btinternet|proton[a-z]*|bbox|neuf|numericable|gmx|aol|perso|famille|courriel|e?mail|boite|fai|maison)\.)/
const AT_WORK = /(?<![a-z])(?:drs?|pr|docteur|professeur|medecins?|medical|cabinet|cab|secretariat|accueil|contact|infos?|pharma[a-z]*|labo[a-z]*|bio|clinique|hopital|chu?|chru|ghu?|ehpad|ssiad|had|idel?|ide[cs]|infirmiere?s?|kine[a-z]*|mk|ortho[a-z]*|osteo|psy[a-z]*|sage-?femme|sf|dentiste|dentaire|radio[a-z]*|imagerie|cardio[a-z]*|dermato?|pediatr[a-z]*|gyneco?[a-z]*|urgences?|service|consult[a-z]*|soins?|sante|msp|cpts|mdph|cpam|ars|samu|smur|ambulances?|taxi|optique|podo[a-z]*|dietet[a-z]*|ergo|creche|ecole|college|lycee|mairie|club|association|asso|rh|compta[a-z]*|direction|foyer|residence|internes?|remplacant[a-z]*|maitre|avocats?|garage|plombier|restaurant|hotel|gite)(?![a-z])/
/** The same inside the names of domains, where words are written together. */
const WORK_DOMAIN = /med(?:ic|ec|gen|oc)|sante|soin|clin|hopi?t|hosp|(?:^|[@.-])(?:ch|chu|chr|ap|gh|cab|ars|mel|gp|msp|sist|cd)[.-]|pharm|officin|labo|bio|radio|imag|kine|cabinet|dent|ortho|psy|infirm|idel|ehpad|optic|ophtal|derm|cardio|pedia|gyn|urolog|neuro|rhumat|onco|chir|veto|veterin|ecole|college|lycee|univ|mairie|ville|asso|gouv|avocat|notair|assur|mutuel|banque|groupe|rempla|urgence|ssiad|diabet|residence|foyer/
const PARTS = /[a-z]{3,}/g
const IN_CARE = /(?<![a-z])(?:drs?|pr|docteur|medecins?|medical|cabinet|cab|pharma[a-z]*|labo[a-z]*|clinique|hopital|chu?|chru|ghu?|ehpad|ssiad|had|idel?|infirmiere?s?|kine[a-z]*|ortho[a-z]*|psy[a-z]*|sage-?femme|sf|dentiste|dentaire|radio[a-z]*|imagerie|cardio[a-z]*|dermato?|pediatr[a-z]*|gyneco?[a-z]*|urgences?|consult[a-z]*|soins?|sante|msp|samu|podo[a-z]*|maternite|csapa|cegidd|cmpp?|chirurgie|orl|neuro[a-z]*|gastro[a-z]*|uro[a-z]*|diabeto[a-z]*|nephro[a-z]*|dialyse|hemato[a-z]*|onco[a-z]*|cancero[a-z]*|addicto[a-z]*|pneumo[a-z]*|rhumato[a-z]*|endocrino[a-z]*|ophtalmo?[a-z]*|geriatrie|gyn|ssr|pma|diet[a-z]*|ergo[a-z]*|infirmerie|officine|optique|optic[a-z]*|audio[a-z]*|ambulances?|mdph|anesthesie|allergo[a-z]*|bloc|hospit[a-z]*|ide)(?![a-z])/
const OFFICE = /(?<![a-z])(?:compta[a-z]*|factur[a-z]*|commandes?|support|hotline|sav|news|redaction|recrut[a-z]*|inscriptions?|formations?|devis|paie|rh|drh|commercial|promo|offres?|communication|presse|syndic|gestion|informatique|dsi|dpo|rssi|billing|orders|sales|editorial|scolarite|qualite|congres|conference|loyers|notaires?|librairie|mairie|urssaf|banque|club|library|loans|auto-?ecole|garage|agence|voyages|coiffure|assurances?|finances|impots|ticketing|boutique|hotel|camping|restaurant|museum|travaux|immobilier|immo)(?![a-z])/
const CORRESPONDENTS: readonly (readonly [string, RegExp])[] = [
  [TO_A_LIST, /(?<![a-z])(?:listes?|forum|tous|toutes|membres|abonnes|adherents|confreres|associes|parents|familles|correspondants|partenaires|utilisateurs|lecteurs|newsletter|lists?|members|subscribers|medecins|internes|etudiants|externes|promo\d*|amicale|board|googlegroups|tutors?|students?|dfasm\d?|dfgsm\d?|enseignants?|agents|equipage|choristes|residents|trainees|staff-all|investigateurs|cadres|stagiaires|benevoles|joueurs|delegues|eleves|tuteurs|inscrits|profs|elus|participants|groupe|externes|jury|services)(?![a-z])/],
  [WITH_AN_OFFICE, OFFICE],
  [WITH_A_VET, /(?<![a-z])(?:veterinaires?|veto|vet(?!e)[a-z]{0,6}|haras|asv|equin|bovin|canin)(?![a-z])/],
]

/** Whether an address looks like a person's own: it is named like them, and nothing in it or in their name is of an office or of a trade. */
function looksPrivate(name: string, local: string, domain: string): boolean {
  if (AT_WORK.test(`${name} ${local}`) || WORK_DOMAIN.test(domain) || CORRESPONDENTS.some(([, pattern]) => pattern.test(`${name} ${local} ${domain}`))) return false
  const words = matchesOf(PARTS, name).map(([word]) => word)
  return words.length < 5 && words.some((word) => local.includes(word))
}

/**
 * Folded words of the names of persons who are no patients, from their displayed names and the local parts of their addresses; of each
 * also its first letter alone, for initials, of a doctor's the word with its mark, the pairs of one person's words, and what kind of correspondents they are.
 */
export function knownWords(known: readonly KnownPerson[]): ReadonlySet<string> {
  const words = new Set<string>()
  const paired = known.length <= MOST_PAIRED
  // The sender stands first.
  const privately: boolean[] = []
  const inCare: boolean[] = []
  let house = ''
  if (paired) words.add(PAIRED)
  if (paired && known.length > 1) words.add(WRITTEN_TO)
  for (const { name, address } of known) {
    const local = address.slice(0, Math.max(0, address.indexOf('@')))
    const found = matchesOf(LETTERS, fold(`${name} ${local}`))
    const doctor = found.some(([word]) => DOCTOR.has(word))
    const own = new Set(found.map(([word]) => word).filter((word) => !NOT_NAMES.has(word)))
    if (paired) {
      for (const one of own) for (const other of own) {
        words.add(pairMark(one.charAt(0), other.charAt(0)))
        for (const second of [other, other.charAt(0)]) words.add(pairMark(one, second))
      }
      const whole = fold(`${name} ${address}`)
      for (const [mark, pattern] of CORRESPONDENTS) if (pattern.test(whole)) words.add(mark)
      inCare.push(IN_CARE.test(whole))
      if (inCare.at(-1) === true) words.add(WITH_CARE)
      const domain = fold(address.slice(local.length))
      const listed = PRIVATE_MAILBOX.test(domain) && !WORK_DOMAIN.test(domain)
      privately.push(!doctor && (listed ? !AT_WORK.test(`${fold(name)} ${fold(local)}`) : looksPrivate(fold(name), fold(local), domain)))
      const end = privately.length === 1 ? FROM : TO
      if (privately.at(-1) === true) words.add(end.private)
      if (inCare.at(-1) === true) words.add(end.care)
      if (doctor) words.add(end.doctor)
      if (OFFICE.test(whole)) words.add(end.office)
      if (privately.length === 1) house = PRIVATE_MAILBOX.test(domain) ? '' : domain
      else if (house !== '' && house === domain) words.add(SAME_HOUSE)
      if (privately.at(-1) === true) {
        words.add(listed ? WITH_A_LAYMAN : WITH_A_STRANGER)
        for (const word of own) words.add(laymanMark(word))
      }
    }
    for (const [word] of found) {
      if (NOT_NAMES.has(word)) continue
      words.add(word)
      if (doctor) words.add(doctorMark(word))
      words.add(word.charAt(0))
    }
  }
  if (privately[0] === true && inCare.includes(true, 1)) words.add(PRIVATE_WRITES)
  if (inCare[0] === true && privately.includes(true, 1)) words.add(PRIVATE_READS)
  return words
}
