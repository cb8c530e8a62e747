import { detect, type Finding } from '../../detection/index.ts'
import { remember } from '../remember.ts'

/** Says of somebody else that they are ill: beside it, detection gives the names that it would leave out as too weak alone. */
const BESIDE = { part: 'body', text: 'Mme Zélie CANARIOT : insuffisance cardiaque, INR 5,8' } as const

/** Every name of a person that detection finds in a few words, weak ones too. */
export const personsIn = remember((text): readonly Finding[] =>
  detect([{ part: 'subject', text }, BESIDE], []).findings.filter(({ kind, place }) => kind === 'person' && place.part === 'subject'))

const capitalised = (words: readonly string[]): string => words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')

/** Whether some words read as somebody's first name and family name: detection knows the first names. */
export const readsAsPerson = (words: readonly string[]): boolean =>
  words.length >= 2 && words.length <= 4 && words.every((word) => word.length > 1) && personsIn(capitalised(words)).some(({ excerpt }) => excerpt.includes(' '))
