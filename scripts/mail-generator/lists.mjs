// Lists that the templates are filled from: names from the pinned package @zxcvbn-ts/language-fr (MIT), drugs from the data folder.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as french from '@zxcvbn-ts/language-fr'

const dictionary = (french.default ?? french).dictionary
const plain = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe')
const common = new Set(dictionary['commonWords-fr'].map(plain))

/** The package calls family names first names, and the reverse. */
export const SURNAMES = dictionary['firstnames-fr']
export const FIRST_NAMES = dictionary['lastnames-fr']
export const COMMON_WORDS = dictionary['commonWords-fr']
export const WIKIPEDIA_WORDS = dictionary['wikipedia-fr']

/** `data`: the data folder, with lexicon/. */
export function listsFrom(data) {
  const read = (name) => { const path = join(data, 'lexicon', name); return existsSync(path) ? readFileSync(path, 'utf8').split('\n').map((line) => line.trim()).filter(Boolean) : [] }
  const drugs = [...new Set([...read('drug-brand-names.txt'), ...read('drug-substances.txt')].map(plain))]
    .filter((name) => /^[a-z][a-z-]{4,16}$/.test(name) && !common.has(name)).sort()
  return { surnames: SURNAMES.filter((name) => name.length > 2), firstNames: FIRST_NAMES.filter((name) => name.length > 2), drugs }
}
