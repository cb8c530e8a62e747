import { fold, isTitle } from '../detection/index.ts'

const isCapital = (word: string): boolean => word.length > 1 && word === word.toLocaleUpperCase('fr') && /\p{L}/u.test(word)

/**
 * Family and given name that a displayed or typed name seems to have: "Dr MARTIN Paul" and "Paul Martin" are one. A guess to begin
 * with: the practitioner sees both before anything is asked.
 */
export function personAsked(name: string): { readonly familyName: string; readonly givenName: string } {
  const words = name.replace(/[([{].*?[)\]}]/gu, ' ').replace(/\S+@\S+/gu, ' ').split(/[\s,;]+/u).filter((word) => /\p{L}/u.test(word) && !isTitle(fold(word.replace('.', ''))))
  const capitals = words.filter(isCapital)
  if (capitals.length > 0 && capitals.length < words.length) return { familyName: capitals.join(' '), givenName: words.filter((word) => !capitals.includes(word)).join(' ') }
  const [first = '', second = ''] = words
  // Beyond two words a search goes on with trade and town.
  return second === '' ? { familyName: first, givenName: '' } : { familyName: second, givenName: first }
}
