import { fold } from './fold.ts'
import { isTitle } from './lexicon/titles.ts'
import { matchesOf } from './matches.ts'
import { normalise } from './normalise.ts'

const WORD = /\p{L}[\p{L}\p{M}]*/gu
/** A phone number, a file number, a date: whatever could lead to one person. */
const NUMBER = /\d(?:[ .\-/]?\d){5}/
/** What a sentence, a line or an item of a list begins after; a full stop behind one letter ends no sentence. */
const OPENS = /(?:^|[\p{Ll}\d]{2}[.!?]|[:;\n\r\t•·"«“([>]|\s[–—*-])[ \u00a0\u202f]*$/u
const LOOK_BACK = 6
const SHORTEST = 3

/** Words with a capital that name nobody: what English writes so, and a few more. */
const NOBODY = new Set([
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'january', 'february', 'march', 'april', 'june', 'july',
  'august', 'september', 'october', 'november', 'december', 'pdf', 'ok',
])

const capital = (word: string): boolean => /^\p{Lu}/u.test(word)
const capitals = (word: string): boolean => word === word.toUpperCase()

/**
 * Whether a text may name somebody or give somebody's number: a word with a capital where no sentence begins, a word in
 * capitals, six digits. Much wider than recognition: for what a webmail would save by itself while a mail is being written,
 * when "who" often stands there before "what" does. @param isKnown whether a folded word is known to name no patient.
 */
export function mayName(original: string, isKnown: (word: string) => boolean): boolean {
  const { text } = normalise(original)
  if (NUMBER.test(text)) return true
  WORD.lastIndex = 0
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const { 0: word, index } = match
    if (word.length < SHORTEST || !capital(word) || isKnown(fold(word)) || NOBODY.has(fold(word)) || isTitle(fold(word))) continue
    // A subject of one word may be just the name.
    if (word === text.trim() || (capitals(word) && word.length > SHORTEST + 1)) return true
    if (!OPENS.test(text.slice(Math.max(0, index - LOOK_BACK), index))) return true
  }
  return false
}

/** The folded words of a text. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(matchesOf(WORD, normalise(text).text).map(([word]) => fold(word)))
