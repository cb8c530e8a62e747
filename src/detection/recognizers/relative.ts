import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

const KIN = 'belle-m[èe]re|beau-p[èe]re|grand-m[èe]re|grand-p[èe]re|m[èe]re|p[èe]re|maman|papa|fille|fils|fr[èe]re|s(?:œ|oe)ur|femme|mari|[ée]pouse|[ée]poux|tante|oncle|ni[èe]ce|neveu|cousine?|voisine?|compagne|compagnon|conjointe?'
const ENGLISH = 'mother|father|daughter|brother|sister|wife|husband|aunt|uncle|niece|nephew|neighbour|mum|mom|dad'
const RELATIVE = new RegExp(`(?<![\\p{L}])(?:(?:ma|mon|ta|ton|votre|notre|leur|sa|son|la|le)[ \\t](?:petite?[ \\t])?(?:${KIN})(?:[ \\t](?:de|d['’])[ \\t]?\\p{Lu}[\\p{L}'’-]+)?|(?:my|your|his|her)[ \\t](?:${ENGLISH}))(?![\\p{L}-])`, 'gu')
/** "la dame du 8 rue basse", "le boulanger de la rue haute": a person that neighbours know. */
const DESCRIBED = /(?<![\p{L}])(?:la dame|le monsieur|le (?:petit )?jeune|le boulanger|la boulang[èe]re|le maire|le facteur|le cur[ée]|la voisine|le voisin)[ \t](?:du|de|d['’])[ \t]?(?:\d|la rue|\p{Lu})[^\n,:;.]{0,40}/gu
/** "la", "le", "sa", "son" before kin tell who only together with a name. */
const BARE = /^(?:la|le|sa|son|leur|his|her)[ \t](?:\S+)$/u

/** Persons told by kinship or by place instead of a name. */
export const relative: Recognizer = {
  name: 'relative',
  recognize: ({ text }: ScanText) => [...text.matchAll(RELATIVE), ...text.matchAll(DESCRIBED)]
    .filter((match) => !BARE.test(match[0]))
    .map((match): Candidate => ({ kind: 'person', role: 'identity', strength: 'weak', weight: 0.62, start: match.index, end: match.index + match[0].trimEnd().length })),
}
