import { conclude, type Weighed } from './conclude.ts'
import type { Detection, Finding, KnownPerson, Place, TextPart } from './finding.ts'
import type { Candidate } from './recognizer.ts'
import { RECOGNIZERS } from './recognizers/registry.ts'
import { ScanText } from './scan-text.ts'

interface Seen extends Candidate {
  readonly recognizer: string
  /** Place in the registry: smaller wins. */
  readonly rank: number
}

const POWER = { certain: 2, strong: 1, weak: 0 } as const

/** Keeps one finding where several overlap: the stronger, then the earlier recognizer, then the longer. */
function withoutOverlaps(seen: readonly Seen[], length: number): Seen[] {
  const order = [...seen].sort((a, b) =>
    POWER[b.strength] - POWER[a.strength] || a.rank - b.rank || (b.end - b.start) - (a.end - a.start) || a.start - b.start)
  const kept: Seen[] = []
  const taken = new Uint8Array(length)
  for (const one of order) {
    if (taken.subarray(one.start, one.end).includes(1)) continue
    taken.fill(1, one.start, one.end)
    kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function findingsOf(part: TextPart, known: readonly KnownPerson[]): Weighed[] {
  const scan = new ScanText(part, known)
  const seen = RECOGNIZERS.flatMap(({ name, recognize }, rank) =>
    recognize(scan).map((candidate): Seen => ({ ...candidate, recognizer: name, rank })))
  return withoutOverlaps(seen, part.text.length).map(({ kind, role, strength, start, end, recognizer, weight }) => {
    const place: Place = { part: part.part, ...(part.attachment === undefined ? {} : { attachment: part.attachment }), start, end }
    const finding: Finding = { kind, role, strength, place, excerpt: part.text.slice(start, end), recognizer }
    return { finding, weight }
  })
}

/**
 * Scans the parts of one draft together. Pure and synchronous, in time proportional to the text.
 *
 * A draft is `identifiable` when an identity and something about health stand near each other, or when it holds a
 * checked identity number or a format that carries both. `known` are persons who are no patients: their names count
 * for nothing unless something else singles them out.
 */
export function detect(parts: readonly TextPart[], known: readonly KnownPerson[]): Detection {
  return conclude(parts, parts.flatMap((part) => findingsOf(part, known)))
}
