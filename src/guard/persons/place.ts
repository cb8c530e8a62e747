import { type Box, wordsOf } from '../../directory/index.ts'

/** The town of a box as words: "59000 LILLE CEDEX 2" is "lille". */
export const cityOf = ({ city }: Box): string => wordsOf(city).filter((word) => !/^\d|^cedex$/.test(word)).join(' ')
