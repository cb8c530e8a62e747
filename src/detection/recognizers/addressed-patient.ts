import { ANALYTES } from '../lexicon/analytes.ts'
import { acronymStrength } from '../lexicon/medical-terms.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText, Token } from '../scan-text.ts'
import { trait } from '../word.ts'

/** A mail to a patient names nobody: the recipient is the patient. A patient who writes names only themselves, below. */
const YOUR = new Set(['votre', 'vos', 'ton', 'ta', 'tes', 'your'])
const OWN = new Set(['mon', 'ma', 'mes', 'my'])
/** What "j'ai", "je suis", "I have" say of the one who writes. */
const WRITER = new Set(['j', 'je', 'i'])
const VERBS = new Set(['ai', 'suis', 'prends', 'have', 'am', 'sens', 'saigne', 'vomis', 'tousse', 'dors', 'souffre', 'me', 'n', 'ne'])
/** "Je prends du Seretide", "I am on sertraline" say whose drug it is; "I have started him on it" says it of another. */
const TAKES = new Set(['prends', 'am', 'have', 'suis', 'me'])
const OTHERS = new Set(['him', 'her', 'them', 'lui', 'leur', 'patient', 'patiente'])
/** Words of care that speak of one body only behind a possessive. */
const ABOUT_ONE = new Set([
  'examen', 'examens', 'resultat', 'resultats', 'analyse', 'analyses', 'traitement', 'traitements', 'operation', 'intervention', 'ordonnance', 'ordonnances', 'injection', 'perfusion', 'grossesse', 'arret', 'certificat',
  'tension', 'bilan', 'prise', 'symptomes', 'douleur', 'douleurs', 'maladie', 'results', 'treatment', 'blood', 'test', 'scan', 'surgery', 'hospitalisation', 'consultation', 'teleconsultation', 'poids', 'genou', 'hanche',
  'oeil', 'seance', 'dos', 'bras', 'jambe', 'ventre', 'tete', 'coeur', 'regles', 'pilule', 'medicaments', 'medicament', 'depistage', 'marqueurs', 'fer', 'mammogram', 'appareil', 'plaie', 'cicatrice', 'prothese', 'vue', 'audition', 'sommeil', 'dents', 'dent', 'pied', 'epaule', 'main', 'sejour', 'implants', 'implant', 'biopsie', 'cure', 'couronne', 'couronnes', 'aidant', 'arrets', 'comprime', 'comprimes', 'infusion', 'scans',
])
/** Of these a writer also has some at work: "mes résultats de concours", "mon intervention au congrès". */
const ALSO_WORK = new Set(['resultat', 'resultats', 'examen', 'examens', 'test', 'intervention', 'seance', 'bilan', 'consultation', 'results', 'certificat', 'main', 'vue', 'prise', 'teleconsultation', 'pied', 'appareil'])
/** "Votre mammographie est classée…" states what is so of one body; a leaflet says what should be. */
const STATES = /^(?:[^\n.;:?!]{0,40}?) (?:est|sont|montrent?|revient|reviennent|confirment?|retrouvent?|etait|etaient|a ete|ont ete|n'est|ne montre|is|are|shows?|came|was)\b/
/** What one tells somebody to do for their own body: "continuez les ovules", "venez à jeun". */
const TOLD = new Set(['continuez', 'arretez', 'prenez', 'venez', 'reprenez', 'commencez', 'refaites', 'poursuivez', 'restez', 'mangez', 'buvez', 'apportez', 'diminuez', 'augmentez', 'continue', 'arrete', 'reprends', 'prends'])
/** "J'arrête", "on continue", "l'arrêté" tell the reader nothing. */
const NOT_YOU = new Set(['j', 'je', 'on', 'il', 'elle', 'qui', 'n', 's', 'ne', 'l', 'd', 'un', 'une'])
const TOLD_REACH = 6
const FOR_ONESELF = new Set(['jeun', 'vessie', 'comprime', 'comprimes', 'ovules', 'gouttes', 'creme', 'ordonnance', 'carte', 'vitale', 'dose', 'piqures', 'piqure', 'regime', 'tabac', 'seances', 'traitement', 'medicaments', 'radios', 'repos'])
const REACH = 3
const WRITER_REACH = 6
const ABOUT_A_PATIENT = /^[ \t]{1,3}(?:de|du|pour|concernant|a propos)[ \t]+(?:la|le|votre|ma|mon|cette?|notre)?[ \t]*(?:patient|m\b|mme|mr|monsieur|madame)/
/** "Votre mère" is somebody else. */
const KIN = new Set(['mere', 'pere', 'maman', 'papa', 'fille', 'fils', 'frere', 'soeur', 'femme', 'mari', 'epouse', 'epoux', 'enfant', 'bebe', 'conjoint', 'conjointe', 'tante', 'oncle', 'grand-mere', 'grand-pere', 'mother', 'father', 'son', 'daughter', 'wife', 'husband'])
const NOBODY = new Set(['patient', 'patiente', 'patients', 'patientes', 'confrere', 'consoeur', 'malade', 'malades', 'resident', 'residente', 'avis', 'opinion', 'aide', 'retour', 'cas', 'homme', 'femme', 'dame', 'monsieur', 'fille', 'garcon', 'stock', 'service', 'cabinet', 'equipe'])

const strengthOf = ({ word, raw }: Token): 'strong' | 'weak' | null => acronymStrength(raw) ?? word.facts.term
const MEASURED: ReadonlySet<string> = new Set(ANALYTES.map((one) => /^[a-z0-9]+/.exec(one)?.[0] ?? '').filter((one) => one.length > 2))
const isHealth = (token: Token): boolean => strengthOf(token) !== null || token.word.facts.drug || MEASURED.has(token.folded)

const MAY_BEGIN = trait((word) => YOUR.has(word) || OWN.has(word) || WRITER.has(word) || TOLD.has(word))

function recognize({ part, tokens, folded: text, notable }: ScanText): Candidate[] {
  // A message speaks to those it goes to; a file that says "votre traitement" speaks to any reader.
  if (part.part === 'attachment') return []
  const found: Candidate[] = []
  for (const index of notable) {
    const token = tokens[index]
    if (!token || (token.word.traits & MAY_BEGIN) === 0) continue
    if (TOLD.has(token.folded)) {
      if (token.raw.endsWith('é') || NOT_YOU.has(tokens[index - 1]?.folded ?? '')) continue
      const told = tokens.slice(index + 1, index + 1 + TOLD_REACH).some((one) => FOR_ONESELF.has(one.folded) || isHealth(one))
      if (told) found.push({ kind: 'person', role: 'identity', strength: 'weak', form: 'addressed', start: token.start, end: token.end })
      continue
    }
    const yours = YOUR.has(token.folded)
    const own = OWN.has(token.folded)
    const writer = WRITER.has(token.folded) && VERBS.has(tokens[index + 1]?.folded ?? '')
    if (!yours && !own && !writer) continue
    const near = tokens.slice(index + 1, index + 1 + (writer ? WRITER_REACH : REACH))
    if (!writer && KIN.has(near[0]?.folded ?? '')) continue
    if (near.slice(0, writer ? WRITER_REACH : 2).some(({ folded }) => NOBODY.has(folded))) continue
    if (!near.some((one) => (writer ? strengthOf(one) === 'strong' || (one.word.facts.drug && TAKES.has(tokens[index + 1]?.folded ?? '') && !near.some(({ folded }) => OTHERS.has(folded))) : !(own && ALSO_WORK.has(one.folded)) && (ABOUT_ONE.has(one.folded) || isHealth(one))))) continue
    const noun = tokens[index + 1]
    if (noun && ABOUT_A_PATIENT.test(text.slice(noun.end, noun.end + 40))) continue
    const strong = noun !== undefined && isHealth(noun) && STATES.test(text.slice(noun.end, noun.end + 60))
    found.push({ kind: 'person', role: 'identity', strength: strong ? 'strong' : 'weak', form: yours ? 'addressed' : 'self', start: token.start, end: token.end })
  }
  return found
}

/** The recipient, or the one who writes, as the patient. */
export const addressedPatient: Recognizer = { name: 'addressed-patient', recognize }
