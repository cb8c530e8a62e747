import { cue } from '../cue.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

/** Where somebody lies: "ch. 108", "chambre 12", "lit 4". A hotel's room looks the same: only beside a state of health it counts. */
const ROOM = cue(/\b(?:chambre|ch\.?|lit|box|salle)[ \t]?(?:n[°o] ?)?\d{1,4}[a-z]?\b/g)

/** Rooms and beds, which tell a ward who is meant. */
export const room: Recognizer = {
  name: 'room',
  recognize: (scan: ScanText) => scan.matchesOf(ROOM).map((match): Candidate => ({
    kind: 'room', role: 'identity', strength: 'weak', form: 'room', start: match.index, end: match.index + match[0].length,
  })),
}
