import { wordsOf } from '../../directory/index.ts'
import { isParticle, isShared, isTrade } from './words.ts'

/** What houses of one kind are called. */
const KINDS: readonly string[] = ['pharmacie', 'clinique', 'ehpad', 'laboratoire', 'residence', 'ssiad', 'polyclinique', 'ambulances']

/** What a house is called before its own name: "ehpad"; empty for others. */
export const houseKindOf = (organisation: string): string => KINDS.find((kind) => wordsOf(organisation)[0] === kind) ?? ''

/** The words that tell one house from another of its kind. */
export const tellingOfHouse = (name: string, kind: string): string[] =>
  wordsOf(name).filter((word) => word.length > 2 && word !== kind && !isParticle(word) && !isTrade(word) && !isShared(word))
