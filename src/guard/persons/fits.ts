import type { Named } from '../letter/named.ts'
import { type Identity, spells } from './identity.ts'
import { areInitials, isNickname, isSameWord } from './same-name.ts'
import { isParticle, isShared, isTrade, spokenWords } from './words.ts'
import { isTitle } from '../../detection/index.ts'

/** `unclear`: a team's box, or too little is known of the recipient to say no. */
export type Fit = 'yes' | 'no' | 'unclear'

/** Parts of a name: "Jean-Pierre" is one part of two words, of which one is enough. */
const partsOf = (name: string): string[][] => name.split(/[\s.]+/).map((part) => spokenWords(part).filter((word) => !isParticle(word) && !isTitle(word) && !isTrade(word) && !isShared(word))).filter((part) => part.length > 0)

/** Whether a named person may be this recipient. */
export function fits({ name, title }: Pick<Named, 'name' | 'title'>, who: Identity): Fit {
  const parts = partsOf(name)
  if (parts.length === 0) return 'unclear'
  const isSame = (word: string, known: string): boolean => isSameWord(word, known) || (title === 'bare' && isNickname(word, known))
  const isFound = (word: string): boolean =>
    who.names.some((known) => isSame(word, known)) || spells(who, word) || areInitials(word, who.given)
  // "Martin-Leroy" may be Martin or Leroy; Saint-Martin is not Martin.
  const isPart = (part: readonly string[]): boolean => (/^(?:sainte?|ste?)$/.test(part[0] ?? '') ? part.slice(1).every(isFound) && isFound(part[0] ?? '') : part.some(isFound))
  const found = parts.filter(isPart)
  const whole = parts.length === found.length
  // An initial agrees with too many to say yes on its own.
  const telling = found.some((part) => part.some((word) => word.length > 1 && who.names.some((known) => known.length > 1 && isSame(word, known)) || spells(who, word) || areInitials(word, who.given)))
  if (whole && telling) return 'yes'
  if (who.shared) return 'unclear'
  const full = who.names.filter((known) => known.length > 1)
  const knowsBoth = full.length >= 2 || (who.family.length > 0 && who.given.length > 0)
  if (found.length === 0) {
    if (full.length === 0) return 'unclear'
    // A first name alone against a family name alone: neither says the other is wrong.
    return title === 'bare' && parts.length === 1 && !knowsBoth ? 'unclear' : 'no'
  }
  if (whole) return 'unclear'
  // "Dr Paul Martin" against Sophie Martin: what is left of the recipient's name contradicts; nothing left does not.
  const words = parts.flat()
  const left = full.filter((known) => !words.some((word) => isSame(word, known)))
  if (found.length >= 2 || left.length === 0) return 'yes'
  return 'no'
}
