// A linear model of which only few features are kept, so that none shares its weight with a stranger.
import { trainLinear } from './linear.mjs'

/** Mails by hand in which a feature must stand to be learned from. */
const FEWEST = 3
/** Features that are kept: more fill the table so that they are found slowly. */
const KEPT = 10_000

/**
 * Trains on all features that are seen often enough, keeps those that say most, and trains on these alone. `examples`: {hashes: Uint32Array, root,
 * label, weight, written}. Returns {features: [hash, steps][], scale, bias}, the weightiest first.
 */
export function trainKept(examples, seed) {
  const counts = new Map()
  for (const { hashes, written } of examples) if (written) for (const hash of new Set(hashes)) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const often = [...counts].filter(([, count]) => count >= FEWEST).map(([hash]) => hash).sort((a, b) => a - b)
  const train = (names) => {
    const places = new Map(names.map((hash, place) => [hash, place]))
    const cut = ({ hashes, ...one }) => ({ ...one, features: Int32Array.from([...hashes].filter((hash) => places.has(hash)), (hash) => places.get(hash)) })
    return trainLinear(examples.map(cut), names.length, seed)
  }
  const first = train(often)
  const worth = often.map((hash, place) => [hash, Math.abs(first.weights[place]) * Math.sqrt(counts.get(hash))])
  const names = worth.sort(([a, one], [b, other]) => other - one || a - b).slice(0, KEPT).map(([hash]) => hash)
  const { weights, bias } = train(names)
  const sizes = Float64Array.from(weights, Math.abs).sort()
  const scale = (sizes[Math.floor(sizes.length * 0.999)] || 1) / 127
  return { features: names.map((hash, place) => [hash, Math.max(-127, Math.min(127, Math.round(weights[place] / scale)))]), scale, bias }
}
