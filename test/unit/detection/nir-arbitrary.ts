import fc from 'fast-check'
import { nirKey } from '../../../src/detection/recognizers/nir.ts'

/** A NIR cut as it is printed: sex, year, month, department, commune, order, key. */
export type NirGroups = readonly [string, string, string, string, string, string, string]

const digits = (length: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((value) => String(value).padStart(length, '0'))

/** Any valid NIR: registered or provisional, of the mainland, Corsica or abroad, of a known or unknown month. */
export const nirGroups: fc.Arbitrary<NirGroups> = fc.tuple(
  fc.constantFrom('1', '2', '3', '4', '7', '8'),
  digits(2),
  fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 20, max: 42 }), fc.integer({ min: 50, max: 99 })).map((month) => String(month).padStart(2, '0')),
  fc.oneof(digits(2), fc.constantFrom('2A', '2B')),
  digits(3),
  digits(3),
).map((groups) => [...groups, String(nirKey(groups.join(''))).padStart(2, '0')])

/** Every way a NIR is printed, typed or broken by a mail program. */
export const PRINT_FORMS: Readonly<Record<string, (groups: NirGroups) => string>> = {
  'spaced': (groups) => groups.join(' '),
  'unspaced': (groups) => groups.join(''),
  'dashed': (groups) => groups.join('-'),
  'dotted': (groups) => groups.join('.'),
  'no-break spaces': (groups) => groups.join('\u00a0'),
  'narrow no-break spaces': (groups) => groups.join('\u202f'),
  'key apart': (groups) => `${groups.slice(0, 6).join('')} ${groups[6]}`,
  'key after a slash': (groups) => `${groups.slice(0, 6).join('')}/${groups[6]}`,
  'key named': (groups) => `${groups.slice(0, 6).join(' ')} clé ${groups[6]}`,
  'a space between all digits': (groups) => groups.join('').split('').join(' '),
  'split over two lines': (groups) => `${groups.slice(0, 4).join(' ')}\n${groups.slice(4).join(' ')}`,
  'split over two quoted-printable lines': (groups) => `${groups.slice(0, 3).join(' ')}\r\n${groups.slice(3).join(' ')}`,
  'with characters that show nothing': (groups) => groups.join('\u200b'),
  'small letters': (groups) => groups.join(' ').toLowerCase(),
}
