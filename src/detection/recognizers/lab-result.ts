import { ANALYTES } from '../lexicon/analytes.ts'
import { fold } from '../fold.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

const VALUE = '[<>≤≥]?\\s?-?\\d{1,6}(?:[.,]\\d{1,3})?'
const UNIT = '(?:%|g\\/d?l|mg\\/d?l|[µμu]g\\/l|ng\\/m?l|pg\\/ml|mmol(?:\\/l|\\/mol)?|[µμu]mol(?:\\/l)?|nmol\\/l|pmol\\/l|m?u?ui?\\/m?l|u\\/l|g\\/l|giga\\/l|t\\/l|\\/mm3|\\/mm³|\\/[µμ]l|mm ?hg|ml\\/min(?:\\/1[.,]73 ?m2)?|mm\\/h|kpa|fl|cop(?:ies)?\\/ml|meq\\/l)'
const ANALYTE_VALUE = new RegExp(
  `(?<![\\p{L}\\d])(?:${[...ANALYTES].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}])\\s{0,20}(?:[:=(.à|-]|\\bst|est|etait|is|at|of|de|a|a la hausse)?[\\s.:=|]{0,30}(?:passe a |revenue? a |a )?(${VALUE})(?!\\d)(\\s?${UNIT})?(?![\\p{L}])`,
  'giu',
)
const VALUE_UNIT = new RegExp(
  '(?<![\\p{L}\\d.,/])\\d{1,6}(?:[.,]\\d{1,3})?\\s?(?:g\\/dl|mg\\/l|mg\\/dl|[µμu]g\\/l|ng\\/m?l|pg\\/ml|mmol\\/l|mmol\\/mol|[µμu]mol(?:\\/l)?|nmol\\/l|pmol\\/l|m?ui\\/m?l|u\\/l|giga\\/l|g\\/l|\\/mm3|mm ?hg|ml\\/min)(?![\\p{L}])',
  'giu',
)
/** Analytes that are also ordinary short words: only a unit makes their value a result. */
const NEED_UNIT = /^(?:na|hb|cv|fe|fr|fc|pa|pas|vs|tp|gb|pal|ace|lh|ta|ph|ana|sat|poids|tension|temperature|glucose|sodium|calcium|potassium|magnesium|chlore|fer|urea|testo|eva|gir|gds|pouls|hte|pct|bp)(?![a-z])/u
const SCORE = /^(?:eva|gir|gds|pouls|ta|ph|sat|poids|hb|testo|fc|bp|cv|calcium|potassium|uree|temperature|tension)(?![a-z])/u
/** A test and its outcome: "PCR chlamydia est revenue positive", "Elisa + WB positifs". */
const OUTCOME = /(?<![\p{L}\d])(?:pcr|serologies?|elisa|western|wb|tdr|test|ecbu|culture|hemocultures?|antigene|aghbs|igm|igg|anticorps|depistage|bk|tpha|vdrl|chlamydiae?|gonocoque|strepto\w*|hiv|vih|vhc|vhb|covid)(?![\p{L}])[^\n.;:?]{0,40}(?:positi(?:f|fs|ve|ves)|negati(?:f|fs|ve|ves)|\bpos|\bneg|indetectable)(?![\p{L}])/giu

function recognize({ text }: ScanText): Candidate[] {
  // Folding may change lengths where ligatures stand; then the plain lower case is searched.
  const folded = fold(text)
  const haystack = folded.length === text.length ? folded : text.toLowerCase()
  const found: Candidate[] = []
  for (const match of haystack.matchAll(ANALYTE_VALUE)) {
    const bare = match[2] === undefined && NEED_UNIT.test(match[0])
    if (bare && !SCORE.test(match[0])) continue
    found.push({ kind: 'lab-result', role: 'health', strength: bare ? 'weak' : 'strong', start: match.index, end: match.index + match[0].trimEnd().length })
  }
  for (const match of haystack.matchAll(VALUE_UNIT)) {
    found.push({ kind: 'lab-result', role: 'health', strength: 'weak', start: match.index, end: match.index + match[0].length })
  }
  for (const match of haystack.matchAll(OUTCOME)) {
    found.push({ kind: 'lab-result', role: 'health', strength: 'strong', start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** An analyte or a measure with its value, or a value in a unit of laboratory. */
export const labResult: Recognizer = { name: 'lab-result', recognize }
