import { firstAtOrAfter } from '../places.ts'
import type { Analysis, Seen } from './analysis.ts'
import { AT } from './evidence-names.ts'
import type { Whole } from './whole.ts'

/** Words from which a mail is a letter or a lecture, where first names and kin are many. */
export const LONG = 160
/** Probability at the least of what needs no table to be seen. */
export const PLAIN = 0.6
const NOT_AT_WORK = -1
const THEIRS = /(?<![a-z])(?:sa|son|ses|his|her) /
/** Names of files that tell of money, staff and buildings. */
const PAPERS = /(?<![a-z])(?:facture|devis|cv|planning|bail|contrat|rib|convention|programme|formation|candidature|bulletin|paie|statuts|invoice|loyer|honoraires|affiche|invitation|commande|livraison|scolaire|scolarite|travail|comptable|stage|presence|these|memoire)s?(?![a-z])/
/** How medical the talk around an identity must be at the least: beside a firm finding, beside a weak one, beside none. */
const STRONG_TALK = -2
const WEAK_TALK = 0.2
const SILENT_TALK = 1
const FEW_WORDS = 6
/** The same around kin without a strong one. */
const TOLD_TALK = 1.5

/** "Mme X a une insuffisance cardiaque", "M. X est suivi pour …": not what is spoken, written or asked about. */
const HAS = /^(?:, ?(?:nee? (?:le|en) [^,.;]{4,24}|\d{1,3} ans)(?:, ?\d{1,3} ans)?)?[ ,]*(?:(?:a|avait|aurait|fait|faisait) (?:de nouveau |encore |aussi |fait |eu |deja )?(?:une?|des|du|de la|son|sa) (?!presentation|expose|cours|question|article|projet|etude|intervention|stand|communication|formation|exposition)|presente une?|souffre d|est (?:atteinte?|suivie?|hospitalisee?|operee?|traitee?) )/

/** Characters in which a finding and what ties a name to it stand: "la mammographie de Mme X". */
const OWNED_REACH = 60
const OF_WHOM = /^ (?:de |d.|chez )$/

/** Whether a state of health is said to be somebody's, whose name begins at a place. */
function isOwner({ seen, starts, scan }: Analysis, at: number): boolean {
  for (let index = firstAtOrAfter(starts, at - OWNED_REACH); (starts[index] ?? at) < at; index += 1) {
    const one = seen[index]
    if (one?.role === 'health' && one.strength !== 'weak' && OF_WHOM.test(scan.folded.slice(one.end, at))) return true
  }
  return false
}

/**
 * The least that some combinations are worth, whatever the tables say: what is said to the reader of their own body,
 * two identities of different kinds side by side, a title and a state of health in one sentence, in a file, which is seldom a talk, a name in
 * its full form beside a state of health, and a file's name that is somebody's.
 */
function leastOf(own: Analysis, { form, strength, start: from, end: to }: Seen, evidence: Float64Array): number {
  const value = (place: number): number => evidence[place] ?? 0
  if (value(AT.anonymous) > 0) return 0
  const namedFile = value(AT['file name']) === 1 && value(AT.firm) === 1 && !PAPERS.test(own.scan.folded)
  // "Ordonnance_Dupont_Jean.pdf" tells of care whatever stands in it.
  if (namedFile && value(AT['weak in sentence']) === 1) return PLAIN
  if (value(AT['one strong']) === 0) return 0
  // A list of people is sent lessons, where a title and an illness are somebody made up.
  const titled = (form === 'titled' || form === 'in-care') && value(AT.list) === 0
  const told = own.scan.sentences.around({ start: from, end: to })
  // Said in so many words: nothing that stands around takes it back.
  if (titled && value(AT['strong in sentence']) === 1 && value(AT['general in sentence']) === 0 && value(AT['work in sentence']) === 0
    && (HAS.test(own.scan.folded.slice(to, told.end)) || isOwner(own, from))) return PLAIN
  if (titled && value(AT['strong in sentence']) === 1 && value(AT['general in sentence']) === 0 && value(AT['work in sentence']) === 0 && value(AT['medical near']) > 0 && value(AT.role) > NOT_AT_WORK) {
    // Staff too are named beside illnesses: what is theirs is said so.
    if (value(AT.role) > 0 || value(AT['personal in sentence']) === 1 || THEIRS.test(own.scan.folded.slice(told.start, told.end))) return PLAIN
  }
  if (value(AT.general) > 0) return 0
  if (namedFile) return PLAIN
  if ((form === 'addressed' || form === 'self') && strength === 'strong') return PLAIN
  if (value(AT.certain) === 1 || (value(AT.firm) === 1 && value(AT.twin) === 1)) return PLAIN
  if (own.scan.part.part !== 'attachment' || value(AT.firm) === 0) return 0
  // A nurse's note heads its findings with name and address, as an invoice does.
  return value(AT.role) > NOT_AT_WORK || (titled && value(AT['three strong']) === 1 && value(AT['medical near']) > 1) ? PLAIN : 0
}

/** Adds what rules say of an identity by the evidence so far. */
export function addRules(own: Analysis, identity: Seen, whole: Whole, evidence: Float64Array): void {
  const value = (place: number): number => evidence[place] ?? 0
  const mark = (place: number, holds: boolean): void => { if (holds) evidence[place] = 1 }
  const asked = value(AT['one strong']) === 1 ? STRONG_TALK : value(AT['one weak']) === 1 ? WEAK_TALK : SILENT_TALK
  const only = value(AT['only one']) === 1 && value(AT.firm) === 1
  const talk = only ? Math.max(value(AT['medical near']), whole.medical) : value(AT['medical near'])
  mark(AT.silent, whole.words < FEW_WORDS ? value(AT['no health']) === 1 : talk < (only && whole.strong > 0 ? STRONG_TALK : asked))
  // A date on a line of its own may be anything's; an age is shared by many.
  mark(AT['lone date'], (identity.form === 'birth-date' || identity.form === 'age') && identity.strength === 'weak' && value(AT.twin) === 0)
  // A story of kin, or a long text, tells of a person in care only where it names what they have.
  const told = identity.form === 'kin' || identity.form === 'self' ? value(AT['medical near']) < TOLD_TALK : value(AT.firm) === 0 && whole.words > LONG
  mark(AT.vague, told && value(AT['one strong']) === 0)
  // "CV_Jean_DUPONT_radiologie.pdf" tells of a trade.
  mark(AT.paper, value(AT['file name']) === 1 && value(AT['one strong']) === 0 && PAPERS.test(own.scan.folded))
  mark(AT['told plainly'], leastOf(own, identity, evidence) > 0)
}
