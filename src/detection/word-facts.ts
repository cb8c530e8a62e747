import { DRUGS, INN_ENDING, INN_FALSE } from './lexicon/drugs.ts'
import { FIRST_NAMES } from './lexicon/first-names.ts'
import { termStrength } from './lexicon/medical-terms.ts'
import { MODEL } from './model/model.ts'
import { nameScore } from './model/score.ts'

/** What is known of a folded word wherever it stands. */
export interface WordFacts {
  /** In a list of first names. */
  readonly first: boolean
  /** How much it looks like a name: above 0 rather a name than a word. */
  readonly likeness: number
  readonly drug: boolean
  readonly term: 'strong' | 'weak' | null
}

const MIN_INN = 7
const MIN_LISTED_DRUG = 5

/** Whether a folded word is a first name that people bear. */
export const isListed = (word: string): boolean => FIRST_NAMES.has(word) || MODEL.firstNames.has(word)

function isDrug(word: string, first: boolean): boolean {
  if (DRUGS.has(word) || (word.endsWith('s') && DRUGS.has(word.slice(0, -1)))) return true
  if (first || INN_FALSE.has(word)) return false
  return (word.length >= MIN_LISTED_DRUG && MODEL.drugs.has(word)) || (word.length >= MIN_INN && INN_ENDING.test(word))
}

/** Works the facts of a folded word out; a word of a text keeps its own. */
export function makeFacts(word: string): WordFacts {
  const parts = word.includes('-') ? word.split('-') : null
  const first = word.length > 1 && (isListed(word) || (parts?.every(isListed) ?? false))
  return {
    first, likeness: nameScore(MODEL, parts?.at(-1) ?? word), drug: isDrug(word, first) || (parts?.some((part) => DRUGS.has(part)) ?? false), term: termStrength(word),
  }
}
