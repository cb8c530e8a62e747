/** Door of the detection room: text or file -> findings with places. */
export type {
  Conclusion, Detection, Finding, FindingKind, FindingRole, KnownPerson, PartName, Place, Strength, TextPart,
} from './finding.ts'
export { detect } from './detect.ts'
export { Detector } from './detector.ts'
export { fold, foldKeeping } from './fold.ts'
export { knownWords } from './known-words.ts'
export { normalise } from './normalise.ts'
export { CIVIL_TITLES, DOCTOR_TITLES, isTitle, PROFESSIONAL_TITLES } from './lexicon/titles.ts'
export { mayName, wordsOf } from './possible-names.ts'
export { isListed as isFirstName } from './word-facts.ts'
export { isAnswerable, type Passage, passageAt } from './passage.ts'
export { isNir } from './recognizers/nir.ts'
export { splitQuoted, type QuotedRange } from './quoting.ts'
