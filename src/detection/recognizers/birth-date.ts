import { cue } from '../cue.ts'
import type { Candidate, Recognizer } from '../recognizer.ts'
import type { ScanText } from '../scan-text.ts'

const MONTH = '(?:janv(?:ier)?|fev(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?'
  + '|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|dec)\\.?'
const YEAR = '(?:19|20)\\d{2}'
const SEP = '\\s?[/.\\-]\\s?'
const NUMERIC = `(?:0?[1-9]|[12]\\d|3[01])${SEP}(?:0?[1-9]|1[0-2])${SEP}(?:${YEAR}|\\d{2})|${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])`
const WRITTEN = `(?:1er|0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?\\s{1,3}(?:of\\s)?${MONTH}\\s{1,3}(?:${YEAR}|\\d{2})|${MONTH}\\s\\d{1,2},?\\s${YEAR}`
const SPACED = `(?:0[1-9]|[12]\\d|3[01]) (?:0[1-9]|1[0-2]) ${YEAR}`
const IN_WORDS = '[a-z-]{2,12}(?:\\s+[a-z-]{2,12})?\\s+(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\\s+(?:mille|deux\\s+mille)(?:[\\s-]+[a-z]{2,14}){0,6}'
const DATE = `(?:${NUMERIC}|${WRITTEN}|${SPACED})`
const BORN = cue(new RegExp(
  `\\b(?:(?:nee?(?:\\(e\\)|\\.e)?s?)(?:\\s{1,2}(?!le\\b|en\\b)[a-z][a-z'\\-]{1,30}){0,3},?\\s{1,3}(?:le\\s{0,3}:?\\s{0,2})?(?:(?:lun|mar|mercre|jeu|vendre|same)di\\s|dimanche\\s)?(?:${DATE}|${IN_WORDS})`
  + `|(?:d\\.?d\\.?n\\.?|d\\.?n\\.?|date\\s+(?:de\\s+)?naiss(?:ance|\\.)?|naiss(?:ance|\\.)|d\\.?o\\.?b\\.?|date\\s+of\\s+birth|born(?:\\s+on)?)\\s{0,3}[:=(]?\\s{0,3}(?:le\\s)?(?:${DATE})`
  + `|nee?(?:\\(e\\))?s?\\s+en\\s+(?:${MONTH}\\s+)?(?:${YEAR}))(?![\\d])`,
  'g',
))
const BARE = cue(new RegExp(`(?<![a-z\\d/.-])(?:${DATE})(?![\\d/]|[.-]\\d)`, 'g'))
const NAME_BEFORE = /(?:^|[\s([>|;])(?:\p{Lu}[\p{L}'’-]+[ \t]+){1,4}(?:[FMHfmh][ \t]+)?[(,:;\-–]?[ \t]{0,3}\(?$/u
/** "02/12/1986 – F": a date and a sex. */
const SEX_AFTER = /^[ \t]?[,;–(-]?[ \t]?(?:[FHMfhm]|femme|homme|fille|gar[cç]on)(?![\p{L}\d'’.])/u
/** "CHEVALLIER Lou, F, 21/06/1995": a sex and a date. */
const SEX_BEFORE = /\p{Lu}[\p{L}'’-]+[ \t]?[,;–(-][ \t]?[FHMfhm][ \t]?[,;–-]?[ \t]?$/u
/** "C. Z. 04/04/1939", "BRI. Monique, 12/12/1950": initials or a cut name, and a day. */
const INITIALS_BEFORE = /(?:^|[\s([>|;])(?:(?:\p{Lu}\.[ -]?){2,3}|(?:\p{Lu}\p{L}{1,20}\.[ \t]?\p{Lu}\p{Ll}{1,20}|\p{Lu}\p{Ll}{1,20}[ \t]\p{Lu}\.))[ \t,;(–-]{0,4}$/u
const NOT_BIRTH = /\b(?:le|du|au|des|depuis|jusqu.au|reunion|rdv|rendez-vous|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|signee?|operee?|recue?|vue?|depuis|en)[ \t]*$/
const AGE = cue(/(?<![\d.,])\d{1,3}[ \t]?(?:ans|years?[ -]old|yo|y\/o|a|[mf])\b/g)
const OLDEST = 1905

/** Year of a date that ends (or, ISO, begins) with it; two digits are taken in the past century when they would be in the future. */
function yearOf(date: string): number {
  const four = /(?:19|20)\d{2}/.exec(date)
  return four ? Number(four[0]) : 0
}

function bareDates(scan: ScanText, labelled: readonly Candidate[]): Candidate[] {
  const { text, folded } = scan
  const found: Candidate[] = []
  let next = 0
  for (const match of scan.matchesOf(BARE)) {
    const { index } = match
    while ((labelled[next]?.end ?? Infinity) <= index) next += 1
    if ((labelled[next]?.start ?? Infinity) <= index) continue
    const year = yearOf(match[0])
    if (year !== 0 && year < OLDEST) continue
    const lineStart = text.lastIndexOf('\n', index - 1) + 1
    const before = text.slice(Math.max(lineStart, index - 70), index)
    const alone = before.trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(index + match[0].length))
    if (year !== 0 && (INITIALS_BEFORE.test(before) || SEX_BEFORE.test(before) || SEX_AFTER.test(text.slice(index + match[0].length, index + match[0].length + 14)))) {
      found.push({ kind: 'birth-date', role: 'identity', strength: 'strong', form: 'birth-date', start: index, end: index + match[0].length })
      continue
    }
    if (!alone && (!NAME_BEFORE.test(before) || NOT_BIRTH.test(folded.slice(Math.max(lineStart, index - 70), index)))) continue
    found.push({ kind: 'birth-date', role: 'identity', strength: alone ? 'weak' : 'strong', form: 'birth-date', start: index, end: index + match[0].length })
  }
  return found
}

function recognize(scan: ScanText): Candidate[] {
  const { text } = scan
  const labelled = scan.matchesOf(BORN).map((match): Candidate => ({
    kind: 'birth-date', role: 'identity', strength: 'strong', form: 'birth-date', start: match.index, end: match.index + match[0].length,
  }))
  const ages = scan.matchesOf(AGE).filter(({ index }) => NAME_BEFORE.test(text.slice(Math.max(0, index - 70), index)))
    .map((match): Candidate => ({ kind: 'birth-date', role: 'identity', strength: 'weak', form: 'age', start: match.index, end: match.index + match[0].length }))
  return [...labelled, ...bareDates(scan, labelled), ...ages]
}

/** A birth date, labelled in every French and usual English form, or bare right after a name; an age beside a name is weak. */
export const birthDate: Recognizer = { name: 'birth-date', recognize }
