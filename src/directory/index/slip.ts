/** What a comparison of two texts finds: the same, one slip of the pen apart, or more. */
export const SAME = 0
export const ONE_SLIP = 1
export const MORE = 2

/**
 * Whether two texts are the same but for one letter too many, missing, wrong, or two neighbours swapped (Damerau-Levenshtein distance at
 * most 1), in one pass over their bytes.
 */
export function slipsBetween(a: Uint8Array, aFrom: number, aTo: number, b: Uint8Array, bFrom: number, bTo: number): number {
  const difference = aTo - aFrom - (bTo - bFrom)
  if (difference > 1 || difference < -1) return MORE
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
    aFrom += 1
    bFrom += 1
  }
  if (aFrom === aTo && bFrom === bTo) return SAME
  while (aTo > aFrom && bTo > bFrom && a[aTo - 1] === b[bTo - 1]) {
    aTo -= 1
    bTo -= 1
  }
  const left = aTo - aFrom
  const other = bTo - bFrom
  if (left <= 1 && other <= 1) return ONE_SLIP
  return left === 2 && other === 2 && a[aFrom] === b[bFrom + 1] && a[aFrom + 1] === b[bFrom] ? ONE_SLIP : MORE
}
