import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

/** IPP is also "inhibiteur de la pompe à protons" and "incapacité permanente partielle": only digits make it a record number. */
const LABELLED = new RegExp(
  '(?<![\\p{L}\\d])(?:(?:IPP|NDA|NIP|IEP|MRN|DMU)(?:\\s?n[°ºo]\\.?|\\s?:)?\\s{0,2}|'
  + '(?:dossier|patient|num[ée]ro\\s+(?:de\\s+)?(?:dossier|patient|s[ée]jour)|s[ée]jour|venue|hospital\\s+number|record)\\s{0,2}(?:patient|m[ée]dical)?\\s{0,2}(?:n[°ºo]\\.?|num[ée]ro|:|#)\\s{0,2}:?\\s{0,2})'
  + '(?=[A-Z]{0,3}[-/ ]?\\d)[A-Z]{0,3}[-/ ]?\\d[\\d \\-/.]{2,16}\\d(?![\\p{L}\\d%])',
  'giu',
)
/** Labels that other trades use too. */
const LOOSE = /^(?:dossier|s[ée]jour|venue|record)/iu
const ADMINISTRATIVE = /(?:colis|facture|commande|assur|sinistre|adh[ée]rent|bourse|location|formation|candidature|subvention|projet)[^\n]{0,30}$/iu

/** Labelled numbers of a patient's record or stay: IPP, NDA, "dossier n°". */
export const recordNumber: Recognizer = {
  name: 'record-number',
  recognize: ({ text }: ScanText) => [...text.matchAll(LABELLED)]
    .filter(({ index }) => !ADMINISTRATIVE.test(text.slice(Math.max(0, index - 40), index)))
    .map((match): Candidate => ({
      kind: 'record-number',
      role: 'identity',
      strength: LOOSE.test(match[0]) ? 'weak' : 'strong',
      ...(LOOSE.test(match[0]) ? { weight: 0.65 } : {}),
      start: match.index,
      end: match.index + match[0].length,
    })),
}
