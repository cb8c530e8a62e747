import { cue } from '../cue.ts'
import { ANALYTES } from '../lexicon/analytes.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'
import { trait } from '../word.ts'

const VALUE = '[<>≤≥]?\\s?-?\\d{1,6}(?:[.,]\\d{1,3})?'
const UNIT = '(?:%|g\\/d?l|mg\\/d?l|[μu]g\\/l|ng\\/m?l|pg\\/ml|mmol(?:\\/l|\\/mol)?|[μu]mol(?:\\/l)?|nmol\\/l|pmol\\/l|m?u?ui?\\/m?l|u\\/l|g\\/l|giga\\/l|t\\/l|\\/mm3|\\/mm³|\\/[µμ]l|mm ?hg|ml\\/min(?:\\/1[.,]73 ?m2)?|mm\\/h|kpa|fl|cop(?:ies)?\\/ml|meq\\/l)'
const ANALYTE_VALUE = new RegExp(
  `(?:${[...ANALYTES].sort((a, b) => b.length - a.length).join('|')})(?![a-z])\\s{0,20}(?:[:=(.à|-]|\\bst|est|etait|is|at|of|de|a|a la hausse)?[\\s.:=|]{0,30}(?:passe a |revenue? a |a )?(${VALUE})(?!\\d)(\\s?${UNIT})?(?![a-z])`,
  'y',
)
const VALUE_UNIT = cue(new RegExp(
  '\\b\\d{1,6}(?:[.,]\\d{1,3})?\\s?(?:g\\/dl|mg\\/l|mg\\/dl|[μu]g\\/l|ng\\/m?l|pg\\/ml|mmol\\/l|mmol\\/mol|[μu]mol(?:\\/l)?|nmol\\/l|pmol\\/l|m?ui\\/m?l|u\\/l|giga\\/l|g\\/l|\\/mm3|mm ?hg|ml\\/min)(?![a-z])',
  'g',
))
/** Analytes that are also ordinary short words: only a unit makes their value a result. */
const NEED_UNIT = /^(?:na|hb|cv|fe|fr|fc|pa|pas|vs|tp|gb|pal|ace|lh|ta|ph|ana|sat|poids|tension|temperature|glucose|sodium|calcium|potassium|magnesium|chlore|fer|urea|testo|eva|gir|gds|pouls|hte|pct|bp)(?![a-z])/u
const SCORE = /^(?:na(?= ?1[1-6]\d(?!\d))|eva|gir|gds|pouls|ta|ph|sat|poids|hb|testo|fc|bp|cv|calcium|potassium|uree|temperature|tension)(?![a-z])/u
/** A test and its outcome: "PCR chlamydia est revenue positive", "Elisa + WB positifs". */
const OUTCOME = /(?:pcr|serologies?|elisa|western|wb|tdr|test|ecbu|culture|hemocultures?|antigene|aghbs|igm|igg|anticorps|depistage|bk|tpha|vdrl|chlamydiae?|gonocoque|strepto\w*|hiv|vih|vhc|vhb|covid)(?![a-z])[^\n.;:?]{0,40}(?:positi(?:f|fs|ve|ves)|negati(?:f|fs|ve|ves)|\bpos|\bneg|indetectable)(?![a-z])/y

/** First letters of every analyte and test: only words that begin with them are looked at. */
const FIRST = new Set([...ANALYTES, 'pcr', 'serologie', 'serologies', 'elisa', 'western', 'wb', 'tdr', 'test', 'ecbu', 'culture', 'hemoculture', 'hemocultures', 'antigene', 'aghbs', 'igm', 'anticorps', 'depistage', 'bk', 'tpha', 'vdrl', 'chlamydia', 'chlamydiae',
  'gonocoque', 'streptotest', 'streptocoque', 'hiv', 'vih', 'vhc', 'vhb', 'covid'].map((one) => /^[a-z]+/.exec(one)?.[0] ?? one))
const LETTERS = /^[a-z]+/
const NAMED = / (?:de |d['’]|chez |pour )?(?=\p{Lu}(?:\p{Ll}|\p{Lu}{3,} ))/u
const MAY_BEGIN = trait((word) => FIRST.has(LETTERS.exec(word)?.[0] ?? ''))

function at(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start
  return pattern.exec(text)
}

/** A test and its outcome; apart where somebody's name stands between them: "streptotest de Jules négatif". */
function outcomeOf({ text }: ScanText, start: number, length: number): Candidate[] {
  const make = (from: number, to: number): Candidate => ({ kind: 'lab-result', role: 'health', strength: 'strong', start: from, end: to })
  const whole = text.slice(start, start + length)
  const named = NAMED.exec(whole)
  const last = whole.lastIndexOf(' ') + 1
  return named && last > named.index + named[0].length ? [make(start, start + named.index), make(start + last, start + length)] : [make(start, start + length)]
}

function recognize(scan: ScanText): Candidate[] {
  const { folded, tokens, notable } = scan
  const found: Candidate[] = []
  for (const index of notable) {
    const token = tokens[index]
    if (!token || (token.word.traits & MAY_BEGIN) === 0) continue
    const { start } = token
    const value = at(ANALYTE_VALUE, folded, start)
    if (value) {
      const bare = value[2] === undefined && NEED_UNIT.test(value[0])
      if (!bare || SCORE.test(value[0])) found.push({ kind: 'lab-result', role: 'health', strength: bare ? 'weak' : 'strong', start, end: start + value[0].trimEnd().length })
    }
    const outcome = at(OUTCOME, folded, start)
    if (outcome) found.push(...outcomeOf(scan, start, outcome[0].length))
  }
  for (const match of scan.matchesOf(VALUE_UNIT)) {
    found.push({ kind: 'lab-result', role: 'health', strength: 'weak', start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** An analyte or a measure with its value, or a value in a unit of laboratory. */
export const labResult: Recognizer = { name: 'lab-result', recognize }
