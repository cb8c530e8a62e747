import type { Place } from '../../detection/index.ts'

/** Rounds of scanning and cutting. One is nearly always enough: a cut can bring together what then tells anew. */
export const MOST_CUTS = 5

/** A passage in the text of a message, not in a file. */
export interface TextPlace {
  readonly part: 'body' | 'quoted' | 'subject'
  readonly start: number
  readonly end: number
}

const inText = (places: readonly Place[]): TextPlace[] => places.flatMap(({ part, start, end }) => (
  part === 'body' || part === 'quoted' || part === 'subject' ? [{ part, start, end }] : []
))

/**
 * Cuts what is found in a message's text until a scan finds nothing there. `find` scans what stands there now, `null` when it cannot.
 * @returns whether nothing is left: false after `MOST_CUTS` rounds, or when the text cannot be scanned.
 */
export function cutUntilClean(find: () => readonly Place[] | null, cut: (places: readonly TextPlace[]) => void): boolean {
  for (let round = 0; round <= MOST_CUTS; round += 1) {
    const found = find()
    if (!found) return false
    const places = inText(found)
    if (places.length === 0) return true
    if (round < MOST_CUTS) cut(places)
  }
  return false
}
