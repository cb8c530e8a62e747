import { conclude } from './conclude.ts'
import { type Analysis, analyse, type Seen } from './evidence.ts'
import type { Detection, KnownPerson, TextPart } from './finding.ts'
import { knownWords } from './known-words.ts'
import { MODEL, type Model } from './model/model.ts'
import { RECOGNIZERS } from './recognizers/registry.ts'
import { ScanText } from './scan-text.ts'

interface Ranked extends Seen {
  /** Place in the registry: smaller wins. */
  readonly rank: number
}

const POWER = { certain: 2, strong: 1, weak: 0 } as const

/** Of findings that hang together by overlapping, those that are kept. */
function strongestOf(cluster: Ranked[]): Ranked[] {
  const order = cluster.sort((a, b) =>
    POWER[b.strength] - POWER[a.strength] || a.rank - b.rank || (b.end - b.start) - (a.end - a.start) || a.start - b.start)
  const kept: Ranked[] = []
  for (const one of order) {
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** Keeps one finding where several overlap: the stronger, then the earlier recognizer, then the longer. */
function withoutOverlaps(seen: Ranked[]): Ranked[] {
  const kept: Ranked[] = []
  let cluster: Ranked[] = []
  let end = 0
  for (const one of seen.sort((a, b) => a.start - b.start)) {
    if (one.start >= end && cluster.length > 0) {
      kept.push(...strongestOf(cluster))
      cluster = []
    }
    cluster.push(one)
    end = Math.max(end, one.end)
  }
  return [...kept, ...strongestOf(cluster)]
}

/** What every recognizer saw in one part, and what its words say. */
export function analysisOf(part: TextPart, known: ReadonlySet<string>, model: Model = MODEL): Analysis {
  const scan = new ScanText(part, known)
  const seen: Ranked[] = []
  for (const [rank, { name, recognize }] of RECOGNIZERS.entries()) {
    for (const candidate of recognize(scan)) seen.push({ ...candidate, recognizer: name, rank })
  }
  return analyse(model, scan, withoutOverlaps(seen))
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
