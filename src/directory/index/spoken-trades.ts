/**
 * What people say for a trade that its official label does not: each alternative is a set of words that all stand in the label.
 * General practice has three codes in the register (SM26, SM53, SM54: TRE_R38-SpecialiteOrdinale) and is one trade.
 */
const GENERAL_PRACTICE = [['medecine', 'generale']]
const SPOKEN: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['generaliste', GENERAL_PRACTICE], ['generalistes', GENERAL_PRACTICE], ['omnipraticien', GENERAL_PRACTICE], ['mg', GENERAL_PRACTICE],
  ['orl', [['orl'], ['oto', 'rhino']]],
  ['radiologue', [['radio', 'diagnostic'], ['radiodiagnostic'], ['radiologie']]],
  ['cancerologue', [['oncologie'], ['cancerologie']]], ['oncologue', [['oncologie']]],
  ['radiotherapeute', [['radio', 'therapie'], ['radiotherapie']]],
  ['infectiologue', [['infectieuses']]],
  ['pedopsychiatre', [['psychiatrie', 'enfant']]],
  ['geriatre', [['geriatrie']]],
  ['angiologue', [['vasculaire', 'medecine']]],
  ['reanimateur', [['reanimation']]],
  ['legiste', [['legale']]],
  ['kine', [['kinesitherapeute']]],
  // Without this a dentist would be one: his label is "Chirurgien-dentiste".
  ['chirurgien', [['chirurgie']]],
  ['dentiste', [['dentiste'], ['odontologie']]],
])

/** Two words that mean one. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['medecine generale', 'generaliste'], ['medecin generaliste', 'generaliste'], ['medecin traitant', 'generaliste'], ['chirurgien dentiste', 'dentiste'],
])

const STEM = 5

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}

/** "cardiologue" and "cardiologie", "pédiatre" and "pédiatrie": one trade. Words that are one share their first letters, see `stemOf`. */
export const isTrade = (word: string, trade: string): boolean =>
  trade.startsWith(word) || (trade.length >= STEM && word.startsWith(trade))
  || (commonStart(word, trade) >= STEM && commonStart(word, trade) >= Math.min(word.length, trade.length) - 3)

/** The letters that every word has which `isTrade` takes for this one. */
export const stemOf = (word: string): string => word.slice(0, STEM)

/** Alternatives for a spoken trade; undefined where the word itself is looked for. */
export const spokenTrade = (word: string): readonly (readonly string[])[] | undefined => SPOKEN.get(word)

/** The words of a question, those of two words that mean one as one. */
export function joinedTrades(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    const pair = PAIRS.get(`${joined.at(-1) ?? ''} ${word}`)
    if (pair !== undefined) joined[joined.length - 1] = pair
    else joined.push(word)
  }
  return joined
}
