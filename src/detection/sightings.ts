import type { Seen } from './weighing/analysis.ts'
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

/** Of findings that hang together by overlapping, from `from` to `to`, those that are kept, in order of start. */
function strongestOf(cluster: Sighting[], from: number, to: number): Sighting[] {
  if (cluster.length < 2) return cluster
  const order = cluster.sort((a, b) =>
    POWER[b.strength] - POWER[a.strength] || a.rank - b.rank || (b.end - b.start) - (a.end - a.start) || a.start - b.start)
  const taken = new Uint8Array(to - from)
  const kept = order.filter(({ start, end }) => {
    if (taken[start - from] === 1 || taken[end - 1 - from] === 1 || taken.subarray(start - from, end - from).includes(1)) return false
    taken.fill(1, start - from, end - from)
    return true
  })
  return kept.sort((a, b) => a.start - b.start)
}

/** Keeps one finding where several overlap: the stronger, then the earlier recognizer, then the longer. `seen` is in order of start. */
export function withoutOverlaps(seen: readonly Sighting[]): Sighting[] {
  const kept: Sighting[] = []
  let cluster: Sighting[] = []
  let end = 0
  const settle = (): void => {
    for (const one of strongestOf(cluster, cluster[0]?.start ?? 0, end)) kept.push(one)
  }
  for (const one of seen) {
    if (one.start >= end) {
      settle()
      cluster = []
    }
    cluster.push(one)
    end = Math.max(end, one.end)
  }
  settle()
  return kept
}
