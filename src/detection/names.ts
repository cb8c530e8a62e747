import { FIRST_NAMES } from './lexicon/first-names.ts'
import { CALENDAR, NOT_NAMES, ROLES } from './lexicon/not-names.ts'
import { DRUGS } from './lexicon/drugs.ts'
import { termStrength } from './lexicon/medical-terms.ts'
import type { ScanText, Token } from './scan-text.ts'

const PARTICLES = new Set(['de', 'du', 'des', 'la', 'le', 'el', 'al', 'ben', 'ait', 'bin', 'van', 'von', 'den', 'der', 'da', 'di', 'dos', 'das', 'd', 'l', 'o', 'mac', 'mc', 'saint', 'sainte', 'epouse', 'veuve', 'nee', 'ne'])
const CAPITAL = /^\p{Lu}/u
const ALL_CAPITALS = /^[\p{Lu}\p{M}'’-]{2,}$/u
/** What may stand inside a name: one blank of any kind, an apostrophe, a dash; a line may break. */
const JOINT = /^(?:[ \t\u00a0\u202f]{1,2}|['’]|-|[ \t]{0,2}\r?\n[ \t]{0,2}|[ \t]?\([ \t]?)$/
/** "J. P.", "Ph. Boucher": a dot stands inside a name only after an initial. */
const AFTER_INITIAL = /^\.[ \t]?$/
const LONGEST_INITIAL = 2
const MAX_WORDS = 5

export const isCapital = ({ raw }: Token): boolean => CAPITAL.test(raw)
export const isAllCapitals = ({ raw }: Token): boolean => ALL_CAPITALS.test(raw)
export const isFirstName = ({ folded }: Token): boolean => FIRST_NAMES.has(folded) || folded.split('-').every((part) => FIRST_NAMES.has(part))
export const isRole = ({ folded }: Token): boolean => ROLES.has(folded)

/** Whether a capitalised word can be (part of) somebody's name. */
export function canBeName(token: Token, afterTitle = false): boolean {
  const { folded } = token
  if (CALENDAR.has(folded) && !afterTitle) return false
  if (NOT_NAMES.has(folded) || isRole(token) || /\d/.test(folded)) return false
  if (isFirstName(token)) return true
  return !DRUGS.has(folded) && !(isAllCapitals(token) && termStrength(folded) !== null)
}

function isJoint(scan: ScanText, before: Token, token: Token): boolean {
  const between = scan.between(before, token)
  return JOINT.test(between) || (before.raw.length <= LONGEST_INITIAL && AFTER_INITIAL.test(between))
}

/**
 * Index of the last token of a name that begins at `first`; -1 when no name begins there.
 * `lower`: which words without a capital count, for writers who use none.
 */
export function nameEnd(scan: ScanText, first: number, lower: 'no' | 'first-name' | 'any', titled = false): number {
  const { tokens } = scan
  let last = -1
  let counted = 0
  for (let index = first; index < tokens.length && index - first < MAX_WORDS; index += 1) {
    const token = tokens[index]
    const before = tokens[index - 1]
    if (!token || (index > first && (!before || !isJoint(scan, before, token)))) break
    if (index > first && before && scan.between(before, token).includes('\n')) break
    const capital = isCapital(token)
    if (PARTICLES.has(token.folded) && !(capital && isAllCapitals(token) && token.raw.length > 3)) {
      if (index === first && !capital && lower === 'no' && !['de', 'd', 'el', 'al', 'ben', 'le', 'la', 'van', 'von', 'da', 'du', 'di'].includes(token.folded)) break
      continue
    }
    const follows = counted === 1 && before !== undefined && isFirstName(before)
    const plain = lower !== 'no' && isPlainName(token, (lower === 'any' && counted === 0) || follows)
    if (capital ? !canBeName(token, titled && counted === 0) : !plain) break
    last = index
    counted += 1
  }
  return last
}

/** Without capitals a first name always counts, `any` other word only where a family name is expected. */
function isPlainName(token: Token, any: boolean): boolean {
  if (isFirstName(token)) return true
  if (CALENDAR.has(token.folded)) return false
  return any && token.folded.length > 2 && !NOT_NAMES.has(token.folded) && !isRole(token) && termStrength(token.folded) === null && !DRUGS.has(token.folded)
}

/** Whether every word of a name belongs to the persons who are no patients. */
export function isKnown(scan: ScanText, first: number, last: number): boolean {
  if (scan.known.size === 0) return false
  const names = scan.tokens.slice(first, last + 1).filter(({ folded }) => !PARTICLES.has(folded))
  return names.length > 0 && names.every(({ folded }) => scan.known.has(folded) || folded.split('-').every((part) => scan.known.has(part))
    || (folded.length === 1 && [...scan.known].some((word) => word.startsWith(folded))))
}
