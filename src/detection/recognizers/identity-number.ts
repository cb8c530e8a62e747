import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'
import { isNir, isNirBody } from './nir.ts'

const BODY_LENGTH = 13
const WHOLE_LENGTH = 15
/** Blanks, line ends, quotation marks of a thread, dashes, dots, slashes: at most this many between two characters. */
const MOST_SEPARATORS = 3
const SEPARATOR = /[\s\-‐‑–.·/_>|]/
const KEY_WORD = /^[\s.,;:(/-]{0,3}(?:cle|key)?\s?[:(/]?\s?/
/** Letters that are typed, or put, for a digit; 2A and 2B are Corsican departments. */
const LOOK_ALIKE: Readonly<Record<string, string>> = { o: '0', 'о': '0', 'ο': '0', l: '1', i: '1', '|': '1', 'і': '1', 'а': 'a', 'в': 'b', a: 'a', b: 'b' }
const LABEL = /(?:\bn\.?i\.?r\b|\bi\.?n\.?s\b|\bn[°o]?\.?\s?ss\b|secu\b|securite\s+sociale|immatriculation|matricule\s+ins|assuree?|social\s+security|\bnss\b)[^\n]{0,40}$/
/** Numbers of the same length that name things: parcels, batches, chips, accounts, meters. */
const THING = /(?:colis|lots?|serie|serial|ref|reference|puce|transpondeur|identifiee?|dewar|pdl|prm|iban|rib|commande|code|facture|suivi|tracking|compteur|siret|siren|urssaf|finess|ticket|fr\d\d|\+\d*)(?:[ \t](?:en cours|de retour|de suivi))?[\s.:°n]{0,4}$/
const BEFORE = 60

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isWord = (code: number): boolean => isDigit(code) || (code >= 97 && code <= 122) || code > 0xbf

interface Read { readonly digits: string; readonly end: number }

/** Reads up to `most` characters of a number from `start`, over separators. */
function read(folded: string, start: number, most: number): Read {
  let digits = ''
  let end = start
  let separators = 0
  let disguised = 0
  for (let at = start; at < folded.length && digits.length < most; at += 1) {
    const letter = folded.charAt(at)
    if (isDigit(folded.charCodeAt(at))) digits += letter
    else if (digits.length > 0 && SEPARATOR.test(letter)) {
      separators += 1
      if (separators > MOST_SEPARATORS) break
      continue
    } else {
      const alike = LOOK_ALIKE[letter]
      if (alike === undefined) break
      const corsican = alike === 'a' || alike === 'b'
      if (corsican ? digits.length !== 6 || !digits.endsWith('2') : disguised >= 4) break
      disguised += corsican ? 0 : 1
      digits += alike
    }
    separators = 0
    end = at + 1
  }
  return { digits: digits.toUpperCase(), end }
}

interface Number15 extends Read { readonly strength: Candidate['strength'] }

function judge(folded: string, start: number): Number15 | null {
  const body = read(folded, start, BODY_LENGTH)
  if (!isNirBody(body.digits)) return null
  const before = folded.slice(Math.max(0, start - BEFORE), start)
  const labelled = LABEL.test(before)
  if (!labelled && THING.test(before)) return null
  const gap = KEY_WORD.exec(folded.slice(body.end, body.end + 12))?.[0].length ?? 0
  const straight = read(folded, start, WHOLE_LENGTH)
  const key = read(folded, body.end + gap, WHOLE_LENGTH - BODY_LENGTH)
  for (const whole of [straight, { digits: body.digits + key.digits, end: key.end }]) {
    const bracket = folded.charAt(whole.end) === ')' && folded.slice(start, whole.end).includes('(') ? 1 : 0
    if (isNir(whole.digits) && !isWord(folded.charCodeAt(whole.end))) return { digits: whole.digits, end: whole.end + bracket, strength: 'certain' }
  }
  const alone = !isWord(folded.charCodeAt(body.end))
  // A labelled number with a mistyped key still points to one person.
  if (labelled) return straight.digits.length === WHOLE_LENGTH ? { ...straight, strength: 'strong' } : alone ? { ...body, strength: 'strong' } : null
  return alone && straight.digits.length === BODY_LENGTH && /^\d+[AB]?\d+$/.test(folded.slice(start, body.end).replace(/[^\dab]/g, '').toUpperCase()) ? { ...body, strength: 'weak' } : null
}

function recognize({ folded, numbers }: ScanText): Candidate[] {
  const found: Candidate[] = []
  let next = 0
  for (const at of numbers) {
    if (at < next) continue
    const code = folded.charCodeAt(at)
    // 1 to 4, 7 and 8 begin a number; nothing that is part of a longer one does.
    if (!(code >= 49 && code <= 52) && code !== 55 && code !== 56) continue
    if (at > 0 && isWord(folded.charCodeAt(at - 1))) continue
    const number = judge(folded, at)
    if (!number) continue
    found.push({ kind: 'identity-number', role: 'identity', strength: number.strength, form: 'number', start: at, end: number.end })
    if (number.strength === 'certain') next = number.end
  }
  return found
}

/** NIR, INS: 13 characters and a key, in every print form. */
export const identityNumber: Recognizer = { name: 'identity-number', recognize }
