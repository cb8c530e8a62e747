import { termStrength } from '../lexicon/medical-terms.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

/**
 * A mail to a patient names nobody: the recipient is the patient. "Votre mammographie", "vos résultats d'analyses"
 * say so; a confrère is told "votre patient", and a customer "votre commande".
 */
const YOUR = /(?<![\p{L}])(votre|vos|ton|ta|tes|your|ma|mon|mes|my)[ \t\u00a0]+(?:dernier|dernière|derniers|dernières|prochaine?|propre|récente?)?[ \t]?([\p{L}-]{3,30})/giu
const ABOUT_YOU = new Set([
  'examen', 'examens', 'resultat', 'resultats', 'analyse', 'analyses', 'traitement', 'traitements', 'operation', 'intervention', 'ordonnance', 'injection', 'perfusion', 'grossesse',
  'tension', 'bilan', 'prise', 'diabete', 'symptomes', 'douleur', 'douleurs', 'maladie', 'maman', 'papa', 'mere', 'pere', 'results', 'treatment', 'blood', 'test', 'scan', 'thyroid', 'surgery',
  'hospitalisation', 'consultation', 'teleconsultation', 'vaccination', 'vaccin', 'poids', 'cholesterol', 'genou', 'hanche', 'oeil', 'seance',
])
/** What a patient also says of themselves: "ma PSA", "mes analyses". */
const OWN = /^(?:ma|mon|mes|my)$/i
const MEASURED = new Set(['ferritine', 'hemoglobine', 'glycemie', 'creatinine', 'inr', 'tsh', 'psa', 'crp', 'frottis', 'cholesterol', 'kaliemie', 'hba1c', 'analyses', 'traitement', 'grossesse', 'diabete', 'tension', 'mammographie', 'operation', 'allergie', 'regles'])
const ABOUT_A_PATIENT = /^[ \t]{1,3}(?:de|du|pour|concernant|à propos)[ \t]+(?:la|le|votre|ma|mon|cette?|notre)?[ \t]*(?:patient|m\b|mme|mr|monsieur|madame)/iu

function recognize({ text }: ScanText): Candidate[] {
  const found: Candidate[] = []
  for (const match of text.matchAll(YOUR)) {
    const noun = (match[2] ?? '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
    const own = OWN.test(match[1] ?? '')
    if (!MEASURED.has(noun) && (own || (!ABOUT_YOU.has(noun) && termStrength(noun) !== 'strong'))) continue
    const end = match.index + match[0].length
    const determiner = /^\p{L}+/u.exec(match[0])?.[0].length ?? 0
    if (ABOUT_A_PATIENT.test(text.slice(end, end + 40))) continue
    found.push({ kind: 'person', role: 'identity', strength: 'weak', weight: own ? 0.6 : 0.68, start: match.index, end: match.index + determiner })
  }
  return found
}

/** The recipient as the patient. */
export const addressedPatient: Recognizer = { name: 'addressed-patient', recognize }
