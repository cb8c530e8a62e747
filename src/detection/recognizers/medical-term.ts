import { cue } from '../cue.ts'
import { acronymStrength, STRONG_PHRASES, termStrength } from '../lexicon/medical-terms.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText, Token } from '../scan-text.ts'
import { trait } from '../word.ts'

/** Number of further tokens that the longest phrase starting at `index` covers; 0 when none does. */
function phraseLength(tokens: readonly Token[], index: number): number {
  const first = tokens[index]
  const phrases = first && STRONG_PHRASES.get(first.folded)
  if (!phrases) return 0
  for (const rest of phrases) {
    const found = rest.every((word, offset) => {
      const folded = tokens[index + offset + 1]?.folded
      return folded === word || folded === `${word}s`
    })
    if (found) return rest.length
  }
  return 0
}

/** Codes that stand alone: CIM-10 after its name, LOINC and NABM after theirs, CCAM acts, TNM, Breslow, BI-RADS. */
const CODES = cue(/(?<![\p{L}\d])(?:CIM[- ]?10\s?:?\s?[A-Z]\d{2}(?:\.\d{1,2})?|[A-HJ-QYZ][A-Z]{3}00\d|[pcy]?T[0-4][a-c]?\s?N[0-3x][a-c]?\s?M[01x]|(?:ACR|BI-?RADS|PI-?RADS|EU-?TIRADS)\s?[3-6]|ASA\s?[2-5]|grade\s?(?:[2-4]|II|III|IV)|ALD\s?(?:n[°º]\s?)?\d{1,2}|LOINC\s?:?\s?\d{1,5}-\d|NABM\s?:?\s?\d{4}|G\dP\d|[1-4]\d\s?SA(?:\s?\+\s?\d)?)(?![\p{L}\d])/gu)

const MAY_BEGIN = trait((word, { term }) => term !== null || STRONG_PHRASES.has(word) || acronymStrength(word) !== null || hyphenated(word) !== null)

const SCANNED = /^scans?\d*$/

function recognize(scan: ScanText): Candidate[] {
  const { text, tokens, notable } = scan
  const isFileName = scan.part.part === 'attachment-name'
  const found: Candidate[] = []
  let next = 0
  for (const index of notable) {
    const token = tokens[index]
    if (!token || index < next || ((token.word.traits & MAY_BEGIN) === 0 && (token.raw === token.folded || acronymStrength(token.raw) === null))) continue
    const length = phraseLength(tokens, index)
    const last = tokens[index + length]
    if (length > 0 && last) {
      found.push({ kind: 'medical-term', role: 'health', strength: 'strong', start: token.start, end: last.end })
      next = index + length + 1
      continue
    }
    // "scan.pdf": any paper that went through a scanner.
    if (isFileName && SCANNED.test(token.folded)) continue
    const strength = acronymStrength(token.raw) ?? token.word.facts.term ?? hyphenated(token.folded)
    if (strength) found.push({ kind: 'medical-term', role: 'health', strength, start: token.start, end: token.end })
  }
  for (const match of scan.matchesOf(CODES, text)) {
    found.push({ kind: 'medical-term', role: 'health', strength: 'strong', start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** "péri-orbitaire", "post-AVC": the last member decides; where it says nothing, an illness at the beginning does: "fracture-tassement". */
function hyphenated(folded: string): 'strong' | 'weak' | null {
  const dash = folded.lastIndexOf('-')
  if (dash < 0) return null
  return termStrength(folded.slice(dash + 1)) ?? (termStrength(folded.slice(0, folded.indexOf('-'))) === 'strong' ? 'strong' : null)
}

/** Words of illness, symptoms, acts and devices. */
export const medicalTerm: Recognizer = { name: 'medical-term', recognize }
