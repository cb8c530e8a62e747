import { laymanMark, WRITTEN_TO } from '../known-words.ts'
import { isCapital } from '../names.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'
import { trait } from '../word.ts'

const WRITER = new Set(['je', 'j', 'me', 'm', 'mon', 'ma', 'mes', 'moi', 'i', 'my'])
const READER = new Set(['vous', 'votre', 'vos', 'tu', 'te', 't', 'ton', 'ta', 'tes', 'your', 'you'])
const NOBODY: Candidate[] = []
/** Words in which somebody is told once. */
const ONCE_IN = 8

const IS_WRITER = trait((word) => WRITER.has(word))
const IS_READER = trait((word) => READER.has(word))

/** Words of one kind that none of the same kind stands shortly before. */
function told({ tokens, notable }: ScanText, bit: number, form: 'writer' | 'reader'): Candidate[] {
  const found: Candidate[] = []
  let before = -ONCE_IN
  for (const index of notable) {
    const token = tokens[index]
    // "M. Petit" is not "il m’a dit".
    if (!token || (token.word.traits & bit) === 0 || token.raw === 'M') continue
    if (index - before >= ONCE_IN) found.push({ kind: 'person', role: 'identity', strength: 'weak', form, start: token.start, end: token.end })
    before = index
  }
  return found
}

/** All of a message may be about who writes or reads it: its first word stands for them. */
function implied({ begins, part, tokens: [first] }: ScanText): Candidate[] {
  return begins && part.part === 'body' && first ? [{ kind: 'person', role: 'identity', strength: 'weak', form: 'implied', start: first.start, end: first.end }] : []
}

/** Their name, or their child's that their mailbox bears: "le streptotest de Jules" to maman.jules@… */
function named({ tokens, known }: ScanText): Candidate[] {
  return tokens.filter((token) => isCapital(token) && known.has(laymanMark(token.folded)))
    .map(({ start, end }) => ({ kind: 'person', role: 'identity', strength: 'weak', form: 'reader', start, end }))
}

/**
 * Who writes or reads may be the patient without being named: "j'ai la joue qui a
 * doublé depuis l'extraction". Nearly every such message says "je" or "vous": the weighing decides, and what it does not take is not shown.
 */
export const correspondent: Recognizer = {
  name: 'correspondent',
  recognize: (scan) => (scan.known.has(WRITTEN_TO) && scan.part.part !== 'attachment' && scan.part.part !== 'attachment-name'
    ? [...told(scan, IS_WRITER, 'writer'), ...told(scan, IS_READER, 'reader'), ...named(scan), ...implied(scan)] : NOBODY),
}
