import { cue } from '../cue.ts'
import { DOSE } from '../lexicon/drugs.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'
import { trait } from '../word.ts'

const AFTER_DOSE = new RegExp(`^[ \\t:(]{0,2}(?:[a-z]{1,12}[ \\t])?(?:${DOSE})`)
/** A number and the rhythm it is taken at: "10 x4", "500 mg matin et soir", "1-0-1". */
const RHYTHM = /^[ \t:]{0,2}\d+(?:[.,]\d+)?[ \t]{0,2}(?:x[ \t]?\d|fois|matin|soir|\/j|\/\d+ ?h|par jour|bd|od|tds)\b/
const POSOLOGY = cue(new RegExp(`\\b(?:${DOSE})(?:[ \\t]*(?:x|fois|\\/|par|le|matin|soir|bid|tid)[ \\t]*(?:\\d|j|jour|matin|soir|h)[^\\n.,;]{0,12})`, 'g'))

const IS_DRUG = trait((_, facts) => facts.drug)

function recognize(scan: ScanText): Candidate[] {
  const { folded, tokens, notable } = scan
  const found: Candidate[] = []
  for (const index of notable) {
    const token = tokens[index]
    if (!token || (token.word.traits & IS_DRUG) === 0) continue
    const after = folded.slice(token.end, token.end + 40)
    const dose = AFTER_DOSE.exec(after) ?? RHYTHM.exec(after)
    found.push({ kind: 'drug', role: 'health', strength: 'strong', start: token.start, end: token.end + (dose?.[0].length ?? 0) })
  }
  for (const match of scan.matchesOf(POSOLOGY)) {
    found.push({ kind: 'drug', role: 'health', strength: 'weak', start: match.index, end: match.index + match[0].trimEnd().length })
  }
  return found
}

/** Drugs by name, by the ending of their international name, and posologies. */
export const drug: Recognizer = { name: 'drug', recognize }
