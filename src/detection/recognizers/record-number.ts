import { cue } from '../cue.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

/** IPP is also "inhibiteur de la pompe à protons" and "incapacité permanente partielle": only digits make it a record number. */
const LABELLED = cue(new RegExp(
  '\\b(?:(?:ipp|nda|nip|iep|mrn|dmu)(?:\\s?n[°o]\\.?|\\s?:)?\\s{0,2}|'
  + '(?:dossier|patient|numero\\s+(?:de\\s+)?(?:dossier|patient|sejour)|sejour|venue|hospital\\s+number|record)\\s{0,2}(?:patient|medical)?\\s{0,2}(?:n[°o]\\.?|numero|:|#)\\s{0,2}:?\\s{0,2})'
  + '(?=[a-z]{0,3}[-/ ]?\\d)[a-z]{0,3}[-/ ]?\\d[\\d \\-/.]{2,16}\\d(?![a-z\\d%])|\\b(?:dossier|examen|prelevement|ref)\\s(?:n[°o]\\.?\\s?)?\\d{2}[a-z]{1,2}-?\\d{4,8}(?![a-z\\d%])|\\bsejour\\s\\d{7,10}(?!\\d)|\\becrou\\s(?:n[°o]\\.?\\s?)?\\d{2,3}[ .]?\\d{2,4}(?!\\d)|(?<![\\d.,/-])\\d{2}[a-z]\\d{4,6}(?![a-z\\d%])',
  'g',
))
/** Labels that other trades use too. */
const LOOSE = /^(?:dossier|examen|prelevement|ref|ecrou|sejour|venue|record|\d)/
const ADMINISTRATIVE = /(?:colis|facture|commande|assur|sinistre|adherent|bourse|location|formation|candidature|subvention|projet)[^\n]{0,30}$/

/** Labelled numbers of a patient's record or stay: IPP, NDA, "dossier n°". */
export const recordNumber: Recognizer = {
  name: 'record-number',
  recognize: (scan: ScanText) => scan.matchesOf(LABELLED)
    .filter(({ index }) => !ADMINISTRATIVE.test(scan.folded.slice(Math.max(0, index - 40), index)))
    .map((match): Candidate => ({
      kind: 'record-number',
      role: 'identity',
      strength: LOOSE.test(match[0]) ? 'weak' : 'strong',
      form: 'number',
      start: match.index,
      end: match.index + match[0].length,
    })),
}
