import { CALENDAR, NOT_NAMES, ROLES } from './lexicon/not-names.ts'
import { isCapitalised, isShouted } from './lexicon/letters.ts'
import type { Form } from './recognizer.ts'
import type { ScanText, Token } from './scan-text.ts'
import { doctorMark, PAIRED, pairMark } from './known-words.ts'
import { acronymStrength } from './lexicon/medical-terms.ts'

export const PARTICLES = new Set(['de', 'du', 'des', 'la', 'le', 'el', 'al', 'ben', 'ait', 'bin', 'van', 'von', 'den', 'der', 'da', 'di', 'dos', 'das', 'd', 'l', 'o', 'mac', 'mc', 'saint', 'sainte', 'epouse', 'veuve', 'nee', 'ne', 'thi', 'abou', 'abu', 'ibn', 'ter'])
/** Particles that a name begins with. */
const LEADING = new Set(['de', 'd', 'el', 'al', 'ben', 'le', 'la', 'van', 'von', 'da', 'du', 'di', 'ait', 'abou', 'abu', 'dos', 'das', 'des', 'o', 'mac', 'mc', 'saint', 'sainte', 'l', 'thi', 'ter'])
/** What may stand inside a name: blanks, an apostrophe, a dash, a bracket. */
const JOINT = /^(?:[ \t\u00a0\u202f]{1,2}|['’]|[-_]|[ \t]?\([ \t]?)$/
/** "J. P.", "Ph. Boucher": a dot stands inside a name only after an initial. */
/** Cells of one row: "MORIN;Aline;diabète". */
const CELLS = /^"?[ \t]?[;|\t][ \t]?"?$/
/** How much a word in a cell beside a first name must look like a name. */
const IN_A_ROW = -1
const AFTER_INITIAL = /^\.[ \t]?$/
const LONGEST_INITIAL = 2
const MAX_WORDS = 5

export const isCapital = ({ raw }: Token): boolean => isCapitalised(raw)
export const isAllCapitals = ({ raw }: Token): boolean => isShouted(raw)
export const isFirstName = ({ word }: Token): boolean => word.facts.first
export const isRole = ({ folded }: Token): boolean => ROLES.has(folded)

/** How much a word looks like a name; the parts of a double name together. */
export const likeness = ({ word }: Token): number => word.facts.likeness

/** "Prenez-la", "donnez-lui": what is told to do. */
const TOLD_TO_DO = /^[a-z]{2,}-(?:la|le|les|lui|leur|moi|toi|nous|vous|en|y|je|tu|il|elle|on|ce|t-il|t-elle|t-on|ci)$/

/** Whether a word names a thing: a drug, an illness in capitals, a role, a grammatical word. */
export function isOrdinary(token: Token, titled = false): boolean {
  const { folded } = token
  if (CALENDAR.has(folded)) return !titled
  if (NOT_NAMES.has(folded) || isRole(token) || /\d/.test(folded) || (!titled && folded.includes('-') && TOLD_TO_DO.test(folded))) return true
  const { first, drug, term } = token.word.facts
  return !titled && !first && (drug || term !== null || acronymStrength(token.raw) !== null)
}

/** Words of one name. */
export interface NameRun {
  readonly last: number
  /** Words that are neither particles nor initials. */
  readonly words: readonly Token[]
  readonly initials: number
}

/** Which words without a capital count in a name. */
export type Lower = 'no' | 'listed' | 'first-word'

/** The name that begins at `first`, or null. `titled`: behind a title nearly any word is a name. */
export function nameRun(scan: ScanText, first: number, lower: Lower, titled = false): NameRun | null {
  const { tokens } = scan
  const words: Token[] = []
  let initials = 0
  let last = -1
  for (let index = first; index < tokens.length && index - first < MAX_WORDS; index += 1) {
    const token = tokens[index]
    const before = tokens[index - 1]
    if (!token) break
    if (index > first && before) {
      const between = scan.between(before, token)
      if (!JOINT.test(between) && !(words.length === 1 && initials === 0 && CELLS.test(between) && isRow(scan, first, before, token)) && !(before.raw.length <= LONGEST_INITIAL && AFTER_INITIAL.test(between))) break
    }
    const capital = isCapital(token)
    if (token.raw.length === 1 && capital && (words.length > 0 || titled)) {
      initials += 1
      last = index
      continue
    }
    if (PARTICLES.has(token.folded) && !(capital && token.raw.length > 3 && isAllCapitals(token))) {
      if (index === first && !capital && !LEADING.has(token.folded)) break
      continue
    }
    const early = titled && words.length === 0
    // Who writes a name with a capital writes the whole of it so: "Mme Perruchot demain" ends before the last word.
    if (!capital && words.some(isCapital)) break
    if (capital ? isOrdinary(token, early) : !isPlainName(token, lower, early)) break
    words.push(token)
    last = index
  }
  return last < 0 ? null : { last, words, initials }
}

/** Whether family name and first name stand in two cells at the beginning of a row. */
function isRow(scan: ScanText, first: number, last: Token, next: Token): boolean {
  const start = scan.tokens[first]?.start ?? 0
  const family = isFirstName(next) ? last : next
  return isCapital(last) && isCapital(next) && (isFirstName(last) || isFirstName(next)) && (isFirstName(family) || likeness(family) > IN_A_ROW) && !(isAllCapitals(last) && acronymStrength(last.raw) !== null)
    && /(?:^|[\n;|\t])[ \t"]{0,3}$/.test(scan.text.slice(Math.max(0, start - 6), start))
}

/** Without capitals a listed first name always counts, another word only where a family name is expected. */
function isPlainName(token: Token, lower: Lower, early: boolean): boolean {
  if (lower === 'no') return false
  if (isFirstName(token)) return true
  if (CALENDAR.has(token.folded) || token.folded.length < 3 || isOrdinary(token)) return false
  return lower === 'first-word' && early ? true : likeness(token) > 0.5
}

/**
 * Whether every word of a name belongs to the persons who are no patients. "Le patient Martin" is somebody in care whoever writes, and
 * nobody calls a doctor "M. Martin": with such a title (`form`) a lone family name is that of another.
 */
export function isKnown(scan: ScanText, first: number, last: number, form: Form): boolean {
  if (scan.known.size === 0 || form === 'in-care') return false
  const names = scan.tokens.slice(first, last + 1).filter(({ folded }) => !PARTICLES.has(folded))
  // Nobody signs "Mme C.": a title and an initial hide somebody else's name.
  if (form === 'titled' && names.length === 1 && names[0]?.raw.length === 1) return false
  if (form === 'titled' && names.length === 1 && scan.known.has(doctorMark(names[0]?.folded ?? ''))) return false
  const parts = names.flatMap(({ folded }) => (scan.known.has(folded) ? [folded] : folded.split('-')))
  return names.length > 0 && parts.every((part) => scan.known.has(part))
    && (!scan.known.has(PAIRED) || parts.every((part, index) => index === 0 || scan.known.has(pairMark(part, parts[index - 1] ?? part))))
}
