/** Greatest step: four bits hold -7 to 7. */
export const MOST_STEPS = 7
const BIAS = 8

/** What steps stand for: their square with their sign, so that small weights are told apart as well as great ones. */
export const squared = (steps: number): number => steps * Math.abs(steps)

/** Two steps of four bits in a byte. */
export function packed(steps: ArrayLike<number>): Uint8Array {
  const at = (index: number): number => (steps[index] ?? 0) + BIAS
  return Uint8Array.from({ length: steps.length / 2 }, (_, to) => (at(2 * to) << 4) | at(2 * to + 1))
}

/** The weights that packed steps stand for. */
export function unpacked(bytes: Uint8Array): Int16Array {
  const weights = new Int16Array(bytes.length * 2)
  for (const [from, both] of bytes.entries()) {
    weights[2 * from] = squared((both >>> 4) - BIAS)
    weights[2 * from + 1] = squared((both & 15) - BIAS)
  }
  return weights
}
