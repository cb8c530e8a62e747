import { type Box, wordsOf } from '../../directory/index.ts'

/** The town of a box as words: "59000 LILLE CEDEX 2" is "lille". */
export const cityOf = ({ city }: Box): string => wordsOf(city).filter((word) => !/^\d|^cedex$/.test(word)).join(' ')

/** Words of an organisation's name that many have. */
const COMMON = new Set(['ch', 'chu', 'chr', 'centre', 'hospitalier', 'hopital', 'hopitaux', 'clinique', 'polyclinique', 'cabinet', 'medical', 'maison', 'sante', 'de', 'du', 'des', 'la', 'le', 'les', 'saint', 'sainte', 'groupe', 'pole', 'docteur', 'dr', 'selarl', 'scp', 'scm', 'universitaire', 'regional', 'st', 'et', 'd', 'l', 'msp', 'ehpad'])

/** What tells a place: "CABINET MARTIN PAUL" is his name once more. */
export const houseWords = ({ organisation, givenName, familyName }: Box): string[] => {
  const own = wordsOf(`${givenName} ${familyName}`)
  return wordsOf(organisation).filter((word) => word.length > 2 && !COMMON.has(word) && !own.includes(word))
}

/** Whether words stand side by side in a text of words. */
export const includesPhrase = (text: string, phrase: string): boolean => phrase !== '' && ` ${text} `.includes(` ${phrase} `)
