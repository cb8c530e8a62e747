import { cue } from '../cue.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

const WAY = 'rue|avenue|av|boulevard|bd|bld|chemin|allees?|impasse|place|route|rte|quai|square|residence|lotissement|hameau|cite|faubourg|fg|passage|sentier|venelle|esplanade|promenade|ruelle|traverse'
/** "14 bis rue du Moulin, 59380 Bergues": the number and the way, and the town where it follows. */
const ADDRESS = cue(new RegExp(`(?<![\\d/])\\d{1,4}(?:[ \\t]?(?:bis|ter|quater|[a-d])(?![a-z]))?,?[ \\t]{1,2}(?:${WAY})\\.?[ \\t]{1,2}[a-z'’][^\\n,;:.()]{1,38}[a-z](?:,?[ \\t\\n]{1,2}\\d{5}[ \\t]{1,2}[a-z][a-z' -]{2,30}[a-z])?`, 'g'))

/** Where somebody lives. A cabinet has an address too: it counts only beside a state of health, and not in signatures. */
export const postalAddress: Recognizer = {
  name: 'postal-address',
  recognize: (scan: ScanText) => scan.matchesOf(ADDRESS).filter(({ index }) => !scan.isMuted(index)).map((match): Candidate => ({
    kind: 'postal-address', role: 'identity', strength: 'weak', form: 'address', start: match.index, end: match.index + match[0].length,
  })),
}
