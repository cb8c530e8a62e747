import { cue } from '../cue.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

/** French numbers in the ways they are typed: "06 12 34 56 78", "06.12.34.56.78", "0612345678", "+33 6 12 34 56 78". */
const PHONE = cue(/(?<![\d.,/-])(?:0|(?:00)?33[ .]?(?:\(0\))?)[1-79](?:[ .\-\u00a0\u202f]?\d{2}){4}(?![\d/]|[.,-]\d)/g)

/** Somebody's telephone. A practice has one too: it counts only beside a state of health, and not in signatures. */
export const phone: Recognizer = {
  name: 'phone',
  recognize: (scan: ScanText) => scan.matchesOf(PHONE).filter(({ index }) => !scan.isMuted(index)).map((match): Candidate => ({
    kind: 'phone', role: 'identity', strength: 'weak', form: 'address', start: match.index, end: match.index + match[0].length,
  })),
}
