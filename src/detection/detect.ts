import { conclude } from './conclude.ts'
import { type Analysis, analyse } from './weighing/analysis.ts'
import type { Detection, KnownPerson, TextPart } from './finding.ts'
import { knownWords } from './known-words.ts'
import { MODEL, type Model } from './model/model.ts'
import { ScanText } from './scan-text.ts'
import { sightingsOf, withoutOverlaps } from './sightings.ts'

/** What every recognizer saw in one part, and what its words say. */
export function analysisOf(part: TextPart, known: ReadonlySet<string>, model: Model = MODEL): Analysis {
  const scan = new ScanText(part, known)
  return analyse(model, scan, withoutOverlaps(sightingsOf(scan)))
}

/**
 * Scans the parts of one draft together. Pure and synchronous, in time proportional to the text.
 *
 * A draft is `identifiable` when somebody who can be singled out and something about their health stand near each other, or when it
 * holds a checked identity number or a format that carries both. `known` are persons who are no patients: their names count for
 * nothing unless something else singles them out.
 */
export function detect(parts: readonly TextPart[], known: readonly KnownPerson[]): Detection {
  const words = knownWords(known)
  return conclude(MODEL, parts.filter(({ text }) => text !== '').map((part) => analysisOf(part, words)))
}
