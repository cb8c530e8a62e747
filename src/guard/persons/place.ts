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

/** "La Seyne" is La Seyne-sur-Mer, "Neuilly" Neuilly-sur-Seine. */
export const townOf = (box: Box): string => cityOf(box).replace(/ (?:sur|sous|en|les?|lez) .*$/, '')

/** Whether a text of words names a box's town, in full or as people say it. */
export const namesTown = (text: string, box: Box): boolean => includesPhrase(text, cityOf(box)) || (townOf(box).length > 4 && includesPhrase(text, townOf(box)))

/** Whether words stand side by side in a text of words. */
export const includesPhrase = (text: string, phrase: string): boolean => phrase !== '' && ` ${text} `.includes(` ${phrase} `)
