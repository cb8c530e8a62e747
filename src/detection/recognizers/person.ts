import { ROLES } from '../lexicon/not-names.ts'
import { canBeName, isAllCapitals, isCapital, isFirstName, isKnown, nameEnd } from '../names.ts'
import type { Strength } from '../finding.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText, Token } from '../scan-text.ts'

const CIVIL = new Set(['mme', 'mmes', 'mlle', 'mlles', 'melle', 'mle', 'mr', 'mrs', 'ms', 'miss', 'm', 'mm', 'monsieur', 'madame', 'mademoiselle', 'messieurs', 'mesdames'])
/** After these a name is taken without a capital; "monsieur bilingue" is none. */
const ABBREVIATED = new Set(['mme', 'mmes', 'mlle', 'melle', 'mle', 'mr', 'mrs'])
const CARE = new Set([
  'enfant', 'bebe', 'bb', 'patient', 'patiente', 'pt', 'pte', 'petit', 'petite', 'jeune', 'nourrisson', 'nouveau-ne', 'famille', 'couple', 'resident', 'residente',
  'assure', 'assuree', 'donneur', 'beneficiaire', 'fille', 'fils', 'maman', 'epouse', 'epoux', 'mari', 'femme', 'frere', 'soeur', 'mere', 'pere', 'veuve', 'ne', 'nee',
  'belle-mere', 'beau-pere', 'grand-mere', 'grand-pere', 'tante', 'oncle', 'niece', 'neveu', 'cousin', 'cousine', 'voisin', 'voisine', 'son', 'daughter', 'wife', 'husband', 'student',
  'concerne', 'concernant', 'chez',
])
const PROFESSIONAL = new Set(['dr', 'drs', 'pr', 'prs', 'docteur', 'docteurs', 'professeur', 'me', 'maitre', 'prof', 'doctor', 'professor'])
const PLURAL = new Set(['drs', 'prs', 'docteurs'])
const ROLE_AFTER = /^[ \t]*[,(–-]?[ \t]*(?:(?:une?|la|le|notre|votre|qui est)[ \t])?(?:une? )?([\p{L}][\p{L}\-']{1,24})/u
const TITLE_GAP = /^(?:\.?[ \t\u00a0\u202f]{1,2}|\.[ \t]{0,2}|[ \t]?\r?\n)$/
const SALUTATION = /(?:^|\n)[ \t>]*(?:bonjour|bonsoir|salut|hello|hi|dear|cher|ch[èe]re|coucou|bjr|bsr|merci|bien|madame|monsieur|re)[ \t]{1,2}(?:[\p{L}.]{1,12}[ \t]){0,2}$/iu
const AFTER_SALUTATION = /^[ \t]*(?:[,!.:;]|\r?\n|$|et\b)/u

/** Whether a role follows the name: "Mme Arrighi (psychologue)". Such a person is at work, not in care. */
function hasRole(scan: ScanText, last: Token): boolean {
  const role = ROLE_AFTER.exec(scan.text.slice(last.end, last.end + 60))?.[1]
  return role !== undefined && ROLES.has(role.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))
}

/** Whether a professional title stands before: "Dr X"; "Drs X, Y et Z" names all. "Docteur, Mme X" speaks to one and of another. */
function isProfessional(scan: ScanText, first: number): boolean {
  let list = false
  for (let back = 1; back <= LONGEST_LIST; back += 1) {
    const before = scan.tokens[first - back]
    const next = scan.tokens[first - back + 1]
    if (!before || !next) return false
    const between = scan.between(before, next)
    if (!/^[.\s,\u00a0'’-]{0,3}$/u.test(between)) return false
    list ||= between.includes(',') || before.folded === 'et'
    if (PROFESSIONAL.has(before.folded)) return !list || PLURAL.has(before.folded)
    if (!list && back < 3 && ROLES.has(before.folded) && before.folded !== 'chef') return true
    if (!isCapital(before) && before.folded !== 'et') return false
  }
  return false
}

const LONGEST_LIST = 7
const LONE_FIRST_NAME = 0.45
const FULL_NAME = 0.65
const NAME_IN_CAPITALS = 0.85

interface Named { readonly first: number; readonly last: number; readonly strength: Strength; readonly weight?: number }

/** A name after a civil title or a word that tells a patient or a relative. */
function titled(scan: ScanText, index: number): Named | null {
  const { tokens } = scan
  const title = tokens[index]
  const next = tokens[index + 1]
  if (!title || !next) return null
  const civil = CIVIL.has(title.folded)
  const care = CARE.has(title.folded)
  if (!civil && !care) return null
  if (title.folded === 'm' && title.raw !== 'M') return null
  if (!TITLE_GAP.test(scan.between(title, next)) || (care && !civil && scan.between(title, next).includes('.'))) return null
  // "M. et Mme Forêt": the second title names both.
  if (civil && next.folded === 'et') return null
  const lower = !civil || isCapital(next) ? 'no' : ABBREVIATED.has(title.folded) ? 'any' : 'first-name'
  const last = nameEnd(scan, index + 1, lower, true)
  if (last < 0) return null
  const only = tokens[last]
  if (!only) return null
  if (title.folded === 'm' && last === index + 1 && only.raw.length < 2) return null
  return { first: index, last, strength: care && !civil && last === index + 1 && (!isAllCapitals(only) || only.raw.length < 4) ? 'weak' : 'strong' }
}

/** First name and family name without a title. */
function untitled(scan: ScanText, index: number): Named | null {
  const { tokens } = scan
  const first = tokens[index]
  if (!first || !isCapital(first) || !canBeName(first)) return null
  const last = nameEnd(scan, index, 'no')
  if (last <= index) {
    return last === index && isFirstName(first) && first.raw.length > 2 && !isAllCapitals(first) ? { first: index, last, strength: 'weak', weight: LONE_FIRST_NAME } : null
  }
  const words = tokens.slice(index, last + 1)
  if (!words.some(isFirstName)) return null
  const capitals = words.some((word) => isAllCapitals(word) && word.raw.length > 2)
  // In capitals throughout, only a line that begins with a name is a list of persons; elsewhere it is shouting.
  const mixed = words.some((word) => !isAllCapitals(word)) || /(?:^|\n)[ \t>*-]*$/.test(scan.text.slice(Math.max(0, first.start - 8), first.start))
  const plain = !capitals || !mixed
  return { first: index, last, strength: plain ? 'weak' : 'strong', weight: plain ? FULL_NAME : NAME_IN_CAPITALS }
}

function recognize(scan: ScanText): Candidate[] {
  const found: Candidate[] = []
  const { tokens, text } = scan
  for (let index = 0; index < tokens.length; index += 1) {
    const withTitle = titled(scan, index)
    const named = withTitle ?? untitled(scan, index)
    if (!named) continue
    const first = tokens[named.first]
    const last = tokens[named.last]
    const nameStart = withTitle ? named.first + 1 : named.first
    index = named.last
    if (!first || !last) continue
    if (isProfessional(scan, named.first) || hasRole(scan, last) || isKnown(scan, nameStart, named.last)) continue
    if (scan.isMuted(first.start)) continue
    if (SALUTATION.test(text.slice(Math.max(0, first.start - 40), first.start)) && AFTER_SALUTATION.test(text.slice(last.end, last.end + 8))) continue
    found.push({ kind: 'person', role: 'identity', strength: named.strength, start: first.start, end: last.end, ...(named.weight === undefined ? {} : { weight: named.weight }) })
  }
  return found
}

/** Persons in care: civil title and name, "patient X", "bébé X", NOM Prénom. Practitioners and correspondents are left out. */
export const person: Recognizer = { name: 'person', recognize }
