/** Slots of the table: a power of two. */
export const KEPT_SLOTS = 1 << 15
/** Slots behind its own in which a feature may lie. */
const PROBES = 24

const slotOf = (hash: number): number => hash & (KEPT_SLOTS - 1)
/** What tells a feature from others in its slot; 0 stands in an empty one. */
const markOf = (hash: number): number => ((hash >>> 16) % 255) + 1

/**
 * Weights of few features, each with a mark of its own: one that is not kept says nothing, where in a plain table of buckets it would say
 * what a stranger says. Marks first, then weights.
 */
export class KeptTable {
  private readonly marks: Uint8Array
  private readonly weights: Int8Array

  constructor(bytes: Uint8Array) {
    this.marks = bytes.subarray(0, KEPT_SLOTS)
    const weights = bytes.subarray(KEPT_SLOTS)
    this.weights = new Int8Array(weights.buffer, weights.byteOffset, weights.length)
  }

  /** Where a feature lies; -1 of one that is not kept. */
  slotOf(hash: number): number {
    const mark = markOf(hash)
    for (let slot = slotOf(hash), probe = 0; probe < PROBES; probe += 1, slot = (slot + 1) & (KEPT_SLOTS - 1)) {
      const here = this.marks[slot] ?? 0
      if (here === mark) return slot
      if (here === 0) return -1
    }
    return -1
  }

  /** The weight in a slot, in steps. */
  weightAt(slot: number): number {
    return this.weights[slot] ?? 0
  }
}

/** Lays features out, the weightiest first: `features` are [hash, steps]. Two that cannot be told apart share the first one's weight. */
export function layOut(features: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = new Uint8Array(2 * KEPT_SLOTS)
  for (const [hash, steps] of features) {
    const mark = markOf(hash)
    for (let slot = slotOf(hash), probe = 0; probe < PROBES; probe += 1, slot = (slot + 1) & (KEPT_SLOTS - 1)) {
      if (bytes[slot] === mark) break
      if (bytes[slot] !== 0) continue
      bytes[slot] = mark
      bytes[KEPT_SLOTS + slot] = steps & 255
      break
    }
  }
  return bytes
}
