// A linear model of which only few features are kept, so that none shares its weight with a stranger.
import { trainLinear } from './linear.mjs'

/** Mails by hand in which a feature must stand to be learned from. */
const FEWEST = 3
/** Features that are kept: more fill the table so that they are found slowly. */
const KEPT = 21_000
/** What a stretch counts for beside its message. */
const STRETCH_SHARE = 0.5

/**
 * Trains on all features that are seen often enough, keeps those that say most, and trains on these alone. `examples`: {hashes: Uint32Array, root,
 * label, weight, written, stretches: Uint32Array[], fold}; `stretchRoot` is the root of a stretch's words. Returns {features: [hash, steps][], scale, bias}, the weightiest first.
 */
export function trainKept(examples, seed, stretchRoot) {
  const counts = new Map()
  for (const { hashes, written } of examples) if (written) for (const hash of new Set(hashes)) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const often = [...counts].filter(([, count]) => count >= FEWEST).map(([hash]) => hash).sort((a, b) => a - b)
  const train = (names, all) => {
    const places = new Map(names.map((hash, place) => [hash, place]))
    const cut = ({ hashes, ...one }) => ({ ...one, features: Int32Array.from([...hashes].filter((hash) => places.has(hash)), (hash) => places.get(hash)) })
    return trainLinear(all.map(cut), names.length, seed)
  }
  const first = train(often, examples)
  const worth = often.map((hash, place) => [hash, Math.abs(first.weights[place]) * Math.sqrt(counts.get(hash))])
  const names = worth.sort(([a, one], [b, other]) => other - one || a - b).slice(0, KEPT).map(([hash]) => hash)
  const weightOf = new Map(often.map((hash, place) => [hash, first.weights[place]]))
  const { weights, bias } = train(names, [...examples, ...examples.flatMap((one) => telling(one, weightOf, stretchRoot))])
  const sizes = Float64Array.from(weights, Math.abs).sort()
  const scale = (sizes[Math.floor(sizes.length * 0.999)] || 1) / 127
  return { features: names.map((hash, place) => [hash, Math.max(-127, Math.min(127, Math.round(weights[place] / scale)))]), scale, bias }
}

/** The stretch of a long message that says most, as an example of its own: one sentence tells, and in a harmless one not even this does. */
function telling({ stretches, label, weight, fold }, weightOf, root) {
  let [most, best] = [-Infinity, null]
  for (const hashes of stretches) {
    let sum = 0
    for (const hash of hashes) sum += weightOf.get(hash) ?? 0
    if (sum > most) [most, best] = [sum, hashes]
  }
  return best ? [{ hashes: best, root, label, weight: weight * STRETCH_SHARE, fold }] : []
}
