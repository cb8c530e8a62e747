import type { Seen } from './evidence.ts'
import type { Candidate } from './recognizer.ts'
import { RECOGNIZERS } from './recognizers/registry.ts'
import type { ScanText } from './scan-text.ts'

/** What one recognizer saw, before overlaps are settled. */
export interface Sighting extends Seen {
  /** Place in the registry: smaller wins. */
  readonly rank: number
}

/** Written out: there are thousands, and a spread copies each key by its name. */
function sighting({ kind, role, strength, start, end, form }: Candidate, recognizer: string, rank: number, by: number): Sighting {
  return form === undefined
    ? { kind, role, strength, start: start + by, end: end + by, recognizer, rank }
    : { kind, role, strength, start: start + by, end: end + by, form, recognizer, rank }
}

/** The same, seen farther on. */
export const movedSighting = (one: Sighting, by: number): Sighting => sighting(one, one.recognizer, one.rank, by)

/** What every recognizer saw in a text, in order of start. */
export function sightingsOf(scan: ScanText): Sighting[] {
  const seen: Sighting[] = []
  for (const [rank, { name, recognize }] of RECOGNIZERS.entries()) {
    for (const candidate of recognize(scan)) seen.push(sighting(candidate, name, rank, 0))
  }
  return seen.sort((a, b) => a.start - b.start)
}

const POWER = { certain: 2, strong: 1, weak: 0 } as const

/** Of findings that hang together by overlapping, those that are kept. */
function strongestOf(cluster: Sighting[]): Sighting[] {
  const order = cluster.sort((a, b) =>
    POWER[b.strength] - POWER[a.strength] || a.rank - b.rank || (b.end - b.start) - (a.end - a.start) || a.start - b.start)
  const kept: Sighting[] = []
  for (const one of order) {
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** Keeps one finding where several overlap: the stronger, then the earlier recognizer, then the longer. `seen` is in order of start. */
export function withoutOverlaps(seen: readonly Sighting[]): Sighting[] {
  const kept: Sighting[] = []
  let cluster: Sighting[] = []
  let end = 0
  for (const one of seen) {
    if (one.start >= end && cluster.length > 0) {
      if (cluster.length === 1) kept.push(...cluster)
      else kept.push(...strongestOf(cluster))
      cluster = []
    }
    cluster.push(one)
    end = Math.max(end, one.end)
  }
  return [...kept, ...strongestOf(cluster)]
}
