/** Greatest step: six bits hold -31 to 31. */
export const MOST_STEPS = 31
const BIAS = 32

/** What steps stand for: their square with their sign, so that small weights are told apart as well as great ones. */
export const squared = (steps: number): number => steps * Math.abs(steps)

/** Four steps of six bits in three bytes. */
export function packed(steps: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array((steps.length * 3) / 4)
  const at = (index: number): number => (steps[index] ?? 0) + BIAS
  for (let index = 0, to = 0; index < steps.length; index += 4, to += 3) {
    const bits = (at(index) << 18) | (at(index + 1) << 12) | (at(index + 2) << 6) | at(index + 3)
    bytes[to] = bits >>> 16
    bytes[to + 1] = (bits >>> 8) & 255
    bytes[to + 2] = bits & 255
  }
  return bytes
}

/** The weights that packed steps stand for. */
export function unpacked(bytes: Uint8Array): Int16Array {
  const weights = new Int16Array((bytes.length * 4) / 3)
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0)
    for (let place = 0; place < 4; place += 1) weights[to + place] = squared(((bits >>> (18 - 6 * place)) & 63) - BIAS)
  }
  return weights
}
