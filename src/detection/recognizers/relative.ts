import { cue } from '../cue.ts'
import type { Candidate, Form, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

const KIN = 'belle-mere|beau-pere|belle-soeur|beau-frere|grand-mere|grand-pere|mamie|papi|papy|mere|pere|maman|papa|fille|fils|frere|soeur|femme|mari|epouse|epoux|tante|oncle|niece|neveu|cousine?|voisine?|compagne|compagnon|conjointe?|copain|copine|bebe|gamine?|petit|petite|enfant|ami|amie'
const ENGLISH = 'mother|father|daughter|brother|sister|wife|husband|aunt|uncle|niece|nephew|neighbour|mum|mom|dad|partner'
/** "ma mère", "le fils de la voisine", "your father"; bare "maman", "papa" as children say it. */
const RELATIVE = cue(new RegExp(`\\b(?:(?:ma|mon|ta|ton|votre|notre|leur|sa|son|la|le|l')[ \\t]?(?:petite?[ \\t])?(?:${KIN})(?:[ \\t](?:de|d')[ \\t]?(?:la |le |l')?[a-z][a-z'-]{2,})?|(?:my|your|his|her)[ \\t](?:${ENGLISH})|(?:maman|papa|mamie|papi|papy))\\b(?!-)`, 'g'))
/** "la dame du 8 rue basse", "le curé": a person that neighbours know. */
const DESCRIBED = cue(/\b(?:(?:la dame|le monsieur|le (?:petit )?jeune|le gamin|la gamine|la petite|le petit|la mamie|le papi|le papy) (?:du|de la|de|d') ?(?:\d|la |le |rue |appart)?[^\n,:;.]{0,24}|(?:le|la|notre) (?:boulanger|boulangere|maire|facteur|factrice|cure|concierge|gardien|gardienne|pharmacien du village|coiffeuse|instit|directrice de l'ecole|notaire|epicier|epiciere|garde champetre)(?: d[eu] [a-z-]{2,20})?)\b/g)
/** "sa fille", "son mari" tell who only together with a name. */
const BARE = /^(?:la|le|sa|son|leur|his|her|l')[ \t]?[a-z-]+$/

function found(matches: Iterable<RegExpExecArray>, form: Form): Candidate[] {
  return [...matches].filter((match) => form === 'described' || !BARE.test(match[0]))
    .map((match) => ({ kind: 'person', role: 'identity', strength: 'weak', form, start: match.index, end: match.index + match[0].trimEnd().length }))
}

/** Persons told by kinship or by what they are in their village instead of a name. */
export const relative: Recognizer = {
  name: 'relative',
  recognize: (scan: ScanText) => [...found(scan.matchesOf(RELATIVE), 'kin'), ...found(scan.matchesOf(DESCRIBED), 'described')],
}
