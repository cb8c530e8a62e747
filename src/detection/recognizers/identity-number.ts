import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'
import { isNir, isNirBody } from './nir.ts'

/** At most two separators between two characters: blanks, line ends, dashes, dots, slashes, and characters that show nothing. */
const SEP = '[\\s\\-‐‑–.·/_\\u200b-\\u200d\\u2060\\ufeff]{0,2}'
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d][.\\-]?|[\\d][,])[1-478]${SEP}\\d(?:${SEP}\\d){3}${SEP}(?:\\d${SEP}\\d|2${SEP}[ABab])(?:${SEP}\\d){6}`
  + `(?:(?:${SEP}|\\s?(?:cl[ée]|key)?\\s?[:(/]?\\s?)(\\d${SEP}\\d))?(?![\\d\\p{L}])\\)?`,
  'gu',
)
const SEPARATORS = /[^\dAB]/gi
const LABEL = /(?:\bN\.?I\.?R\b|\bI\.?N\.?S\b|\bn[°ºo]?\.?\s?ss\b|s[ée]cu\b|s[ée]curit[ée]\s+sociale|immatriculation|matricule\s+ins|assur[ée]|social\s+security|\bNSS\b)[^\n]{0,40}$/iu
/** Numbers of the same length that name things: parcels, batches, chips, accounts, meters. */
const THING = /(?:colis|lot|s[ée]rie|serial|r[ée]f|r[ée]f[ée]rence|puce|transpondeur|identifi[ée]e|dewar|pdl|prm|iban|rib|commande|code|facture|suivi|tracking|compteur|siret|urssaf|fr\d\d|\+\d*)(?:[ \t](?:en cours|de retour|de suivi))?[\s.:°ºn]{0,4}$/iu
const BEFORE = 60

function judge(digits: string, before: string): Candidate['strength'] | null {
  const labelled = LABEL.test(before)
  if (!labelled && THING.test(before)) return null
  if (isNir(digits)) return 'certain'
  if (!labelled) return digits.length === 13 && isNirBody(digits) ? 'weak' : null
  // A labelled number with a mistyped key still points to one person.
  return isNirBody(digits.slice(0, 13)) ? 'strong' : null
}

function recognize({ text }: ScanText): Candidate[] {
  const found: Candidate[] = []
  NUMBER.lastIndex = 0
  for (let match = NUMBER.exec(text); match; match = NUMBER.exec(text)) {
    const { index, 0: printed } = match
    const digits = printed.replace(/cl[ée]|key/i, '').replace(SEPARATORS, '')
    const strength = judge(digits, text.slice(Math.max(0, index - BEFORE), index))
    // Digits that are no number may hide the beginning of one: "né le 14/03/1957. 1 85 05…".
    if (strength !== 'certain') NUMBER.lastIndex = index + 1
    if (!strength) continue
    const length = printed.endsWith(')') && !printed.includes('(') ? printed.length - 1 : printed.length
    found.push({ kind: 'identity-number', role: 'identity', strength, start: index, end: index + length })
  }
  return found
}

/** NIR, INS: 13 characters and a key, in every print form. */
export const identityNumber: Recognizer = { name: 'identity-number', recognize }
