import { termStrength } from '../lexicon/medical-terms.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

/**
 * A mail to a patient names nobody: the recipient is the patient. "Votre mammographie", "vos résultats d'analyses"
 * say so; a confrère is told "votre patient", and a customer "votre commande".
 */
const YOUR = /(?<![\p{L}])(?:votre|vos|ton|ta|tes|your)[ \t\u00a0]+(?:dernier|dernière|derniers|dernières|prochaine?|propre|récente?)?[ \t]?([\p{L}-]{3,30})/giu
const ABOUT_YOU = new Set([
  'examen', 'examens', 'resultat', 'resultats', 'analyse', 'analyses', 'traitement', 'traitements', 'operation', 'intervention', 'ordonnance', 'injection', 'perfusion', 'grossesse',
  'tension', 'bilan', 'prise', 'diabete', 'symptomes', 'douleur', 'douleurs', 'maladie', 'maman', 'papa', 'mere', 'pere', 'results', 'treatment', 'blood', 'test', 'scan', 'thyroid', 'surgery',
  'hospitalisation', 'consultation', 'teleconsultation', 'vaccination', 'vaccin', 'poids', 'cholesterol', 'genou', 'hanche', 'oeil', 'seance',
])
const ABOUT_A_PATIENT = /^[ \t]{1,3}(?:de|du|pour|concernant|à propos)[ \t]+(?:la|le|votre|ma|mon|cette?|notre)?[ \t]*(?:patient|m\b|mme|mr|monsieur|madame)/iu

function recognize({ text }: ScanText): Candidate[] {
  const found: Candidate[] = []
  for (const match of text.matchAll(YOUR)) {
    const noun = (match[1] ?? '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
    if (!ABOUT_YOU.has(noun) && termStrength(noun) !== 'strong') continue
    const end = match.index + match[0].length
    if (ABOUT_A_PATIENT.test(text.slice(end, end + 40))) continue
    found.push({ kind: 'person', role: 'identity', strength: 'weak', start: match.index, end })
  }
  return found
}

/** The recipient as the patient. */
export const addressedPatient: Recognizer = { name: 'addressed-patient', recognize }
