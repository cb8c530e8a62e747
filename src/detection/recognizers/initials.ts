import { cue } from '../cue.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

/** "L.T., 15 ans", "R.L. (1939)", "LM (née 03/1966)", "Mme B.G. 62 ans": two or three initials, and when they were born. */
const INITIALS = cue(/(?<![\p{L}\d.-])(?:[A-Z]\.[ -]?){1,2}[A-Z]\.?,? ?(?:\(?(?:19|20)\d{2}\)|\(?n[ée]{1,2}e? (?:en |le )?(?:\d{1,2}[/.]){0,2}(?:19|20)?\d{2}|\(?\d{1,3} ?ans)|(?<![\p{L}\d.-])[A-Z]{2},? ?(?:\((?:19|20)\d{2}\)|\(?n[ée]{1,2}e? (?:en |le )?(?:\d{1,2}[/.]){0,2}(?:19|20)?\d{2})/gu)

/** People told by their initials and the year of their birth or their age. Of a lesson's "M. B., 41 ans" the weighing knows better. */
export const initials: Recognizer = {
  name: 'initials',
  recognize: (scan: ScanText) => scan.matchesOf(INITIALS, scan.text).filter(({ index }) => !scan.isMuted(index)).map((match): Candidate => ({
    kind: 'person', role: 'identity', strength: 'weak', form: 'initials', start: match.index, end: match.index + match[0].length,
  })),
}
