import { fold, normalise } from '../../detection/index.ts'
import type { Draft } from '../../guard/index.ts'
import type { Scan } from './scan.ts'

const SHORTEST = 4
/** Words that stand in many passages and tell nothing of what was saved. */
const EVERYWHERE = new Set(['madame', 'monsieur', 'mademoiselle', 'docteur', 'professeur', 'patient', 'patiente', 'bonjour'])

/** What a webmail's server has of a draft once it has saved it. */
export const savedText = ({ subject, body, quoted }: Draft): string => fold(normalise([subject, body, quoted].join('\n')).text)

/**
 * Whether what was saved holds something of what is found now: first words that told nothing yet, or a draft that was there
 * before Sceau was.
 */
export function wasSaved(saved: string, { detection }: Pick<Scan, 'detection'>): boolean {
  return saved !== '' && detection.findings.some(({ place: { attachment }, excerpt }) => attachment === undefined
    && fold(normalise(excerpt).text).split(/[^\p{L}\d]+/u).some((word) => word.length >= SHORTEST && !EVERYWHERE.has(word) && saved.includes(word)))
}
