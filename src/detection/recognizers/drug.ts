import { DOSE, DRUGS, INN_ENDING, INN_FALSE } from '../lexicon/drugs.ts'
import { FIRST_NAMES } from '../lexicon/first-names.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText, Token } from '../scan-text.ts'

const MIN_INN = 7
const AFTER_DOSE = new RegExp(`^[ \\t:(]{0,2}(?:\\p{L}{1,12}[ \\t])?(?:${DOSE})`, 'iu')
/** A number and the rhythm it is taken at: "10 x4", "500 mg matin et soir", "1-0-1". */
const RHYTHM = /^[ \t:]{0,2}\d+(?:[.,]\d+)?[ \t]{0,2}(?:x[ \t]?\d|fois|matin|soir|\/j|\/\d+ ?h|par jour|bd|od|tds)\b/iu
const POSOLOGY = new RegExp(`(?<![\\p{L}\\d])(?:${DOSE})(?:[ \\t]*(?:x|fois|\\/|par|le|matin|soir|bid|tid)[ \\t]*(?:\\d|j|jour|matin|soir|h)[^\\n.,;]{0,12})`, 'giu')

function isDrug({ folded }: Token): boolean {
  if (DRUGS.has(folded) || (folded.endsWith('s') && DRUGS.has(folded.slice(0, -1)))) return true
  return folded.length >= MIN_INN && !INN_FALSE.has(folded) && !FIRST_NAMES.has(folded) && INN_ENDING.test(folded)
}

function recognize({ text, tokens }: ScanText): Candidate[] {
  const found: Candidate[] = []
  for (const token of tokens) {
    const name = isDrug(token) || (token.folded.includes('-') && token.folded.split('-').some((folded) => DRUGS.has(folded)))
    if (!name) continue
    const after = text.slice(token.end, token.end + 40)
    const dose = AFTER_DOSE.exec(after) ?? RHYTHM.exec(after)
    found.push({ kind: 'drug', role: 'health', strength: 'strong', start: token.start, end: token.end + (dose?.[0].length ?? 0) })
  }
  for (const match of text.matchAll(POSOLOGY)) {
    found.push({ kind: 'drug', role: 'health', strength: 'weak', start: match.index, end: match.index + match[0].trimEnd().length })
  }
  return found
}

/** Drugs by name, by the ending of their international name, and posologies. */
export const drug: Recognizer = { name: 'drug', recognize }
