// Linear models over hashed features, trained in one fixed order: the same examples and seed give the same bytes.
import { randomFrom } from '../mail-generator/random.mjs'

/** As `src/detection/model/packed.ts` has them. */
const MOST_STEPS = 7
const squared = (steps) => steps * Math.abs(steps)

const EPOCHS = 4
const RATE = 0.15
const DECAY = 1e-6

/**
 * Logistic regression by AdaGrad. `examples`: {features: Int32Array, root, label: 0|1, weight}; the score of one is
 * bias + sum of its weights / root. Returns {weights, bias}.
 */
export function trainLinear(examples, buckets, seed) {
  const weights = new Float64Array(buckets)
  const squares = new Float64Array(buckets).fill(1e-4)
  let bias = 0
  let biasSquares = 1e-4
  const random = randomFrom(seed)
  const order = examples.map((_, index) => index)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const index of random.shuffle(order)) {
      const { features, root, label, weight } = examples[index]
      let score = bias
      for (const bucket of features) score += weights[bucket] / root
      const slope = (1 / (1 + Math.exp(-score)) - label) * weight
      biasSquares += slope * slope
      bias -= (RATE * slope) / Math.sqrt(biasSquares)
      for (const bucket of features) {
        const gradient = slope / root + DECAY * weights[bucket]
        squares[bucket] += gradient * gradient
        weights[bucket] -= (RATE * gradient) / Math.sqrt(squares[bucket])
      }
    }
  }
  return { weights, bias }
}

/** Weights as steps of four bits, of which each stands for its square: the few largest are cut off so that the many keep their differences. */
export function quantised(weights) {
  const sizes = Float64Array.from(weights, Math.abs).sort()
  const limit = sizes[Math.floor(sizes.length * 0.999)] || sizes.at(-1) || 1
  const steps = Int8Array.from(weights, (weight) => Math.sign(weight) * Math.round(MOST_STEPS * Math.sqrt(Math.min(1, Math.abs(weight) / limit))))
  return { steps, weights: Int16Array.from(steps, squared), scale: limit / MOST_STEPS ** 2 }
}
