import { type Box, REGISTERED } from '../box.ts'
import { wordsOf } from '../fold.ts'

/** Columns of texts that repeat, each text kept once. */
export const NAMES = ['familyName', 'givenName'] as const
export const TRADES = ['profession', 'specialty', 'service'] as const
export const PLACES = ['postcode', 'city', 'organisation'] as const
/** Columns in which a search looks. */
export const SEARCHED = [...NAMES, ...TRADES, ...PLACES] as const
export const UNSEARCHED = ['civility', 'domain'] as const
/** Columns of numbers, or of texts that rarely repeat. */
export const PLAIN = ['kind', 'local', 'phone', 'nationalId'] as const

export type TextField = (typeof SEARCHED)[number] | (typeof UNSEARCHED)[number]
export type Field = TextField | (typeof PLAIN)[number]
export const FIELDS: readonly Field[] = [...SEARCHED, ...UNSEARCHED, ...PLAIN]

const KINDS: readonly Box['kind'][] = ['PER', 'ORG', 'APP', 'CAB']

/** A box's kind in two bits, and one for each of its fields that the register said. */
export const kindCode = ({ kind, registered = [] }: Box): number =>
  KINDS.indexOf(kind) + REGISTERED.reduce((sum, field, at) => sum + (registered.includes(field) ? 4 << at : 0), 0)

export function kindOf(code: number): Pick<Box, 'kind' | 'registered'> {
  const registered = REGISTERED.filter((_, at) => code & (4 << at))
  return { kind: KINDS[code & 3] ?? 'PER', ...(registered.length > 0 ? { registered } : {}) }
}

const SHORT_FORMS: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' }

/** "ST ETIENNE" and "Saint-Étienne" are one town. */
export const placeWord = (word: string): string => SHORT_FORMS[word] ?? word

/** Different words by which a text of this column is found. */
export function wordsIn(field: (typeof SEARCHED)[number], text: string): Set<string> {
  const words = wordsOf(text)
  return new Set((PLACES as readonly string[]).includes(field) ? words.map(placeWord) : words)
}
