/**
 * Most addresses spell their holder's name. Such a local part is kept as the number of its pattern and of what follows it
 * ("paul.martin2": given name, dot, family name, 2), any other as a text of its own.
 */
const ORDERS = ['given first', 'family first'] as const
const SEPARATORS = ['.', '-', '', '_'] as const
const JOINS = ['', '-'] as const
const GIVEN = ['whole', 'initial'] as const

interface Pattern {
  readonly givenFirst: boolean
  readonly separator: string
  readonly join: string
  readonly initial: boolean
}

const PATTERNS: readonly Pattern[] = GIVEN.flatMap((given) => ORDERS.flatMap((order) => JOINS.flatMap((join) => SEPARATORS.map((separator) => ({
  givenFirst: order === 'given first', separator, join, initial: given === 'initial',
})))))
const OWN_TEXT = 0xff
const MOST = 2 ** 24

function written({ givenFirst, separator, join, initial }: Pattern, given: string, family: string): string {
  const first = given.replaceAll(' ', join)
  const one = initial ? first.slice(0, 1) : first
  const last = family.replaceAll(' ', join)
  return givenFirst ? one + separator + last : last + separator + one
}

/** Code of a local part that spells a name; -1 when it does not. Names as they are compared (folded). */
export function codeOf(local: string, given: string, family: string): number {
  if (given === '' || family === '') return -1
  const digits = /\d{0,8}$/.exec(local)?.[0] ?? ''
  const number = digits === '' ? 0 : Number(digits)
  if (number >= MOST || (digits !== '' && String(number) !== digits) || digits === '0') return -1
  const bare = local.slice(0, local.length - digits.length)
  const pattern = PATTERNS.findIndex((one) => written(one, given, family) === bare)
  return pattern < 0 ? -1 : pattern + number * 0x100
}

export const codeOfOwnText = (number: number): number => OWN_TEXT + number * 0x100
export const isOwnText = (code: number): boolean => (code & 0xff) === OWN_TEXT
export const ownTextOf = (code: number): number => code >>> 8

/** What a code says: the local part itself, or which own text it is. */
export function localOf(code: number, given: () => string, family: () => string, ownText: (number: number) => string): string {
  const number = code >>> 8
  const pattern = isOwnText(code) ? undefined : PATTERNS[code & 0xff]
  if (!pattern) return ownText(number)
  return written(pattern, given(), family()) + (number === 0 ? '' : String(number))
}
