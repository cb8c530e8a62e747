// Linear models over hashed features, trained in one fixed order: the same examples and seed give the same bytes.
import { randomFrom } from '../mail-generator/random.mjs'

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

/** Weights as steps of one byte: the few largest are cut off so that the many keep their differences. */
export function quantised(weights) {
  const sizes = Float64Array.from(weights, Math.abs).sort()
  const limit = sizes[Math.floor(sizes.length * 0.999)] || sizes.at(-1) || 1
  const scale = limit / 127
  return { bytes: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))), scale }
}

/**
 * Logistic regression of mails that hold several people, of whom one in care is enough: a mail is worth what its likeliest is. `mails`:
 * {rows: Float64Array[], label: 0|1, weight}; close seconds learn with the first. Full steps by Adam; `pull`: strength of the pull towards zero.
 * Returns the weights, the intercept last.
 */
export function trainPooled(mails, count, { steps = 400, rate = 0.03, pull = 1e-4 } = {}) {
  const total = mails.reduce((sum, { weight }) => sum + weight, 0)
  const weights = new Float64Array(count + 1)
  const [first, second] = [new Float64Array(count + 1), new Float64Array(count + 1)]
  const gradient = new Float64Array(count + 1)
  for (let step = 1; step <= steps; step += 1) {
    gradient.fill(0)
    for (const { rows, label, weight } of mails) {
      const scores = rows.map((row) => dotted(weights, row, count))
      const most = Math.max(...scores)
      const shares = scores.map((score) => Math.exp(score - most))
      const whole = shares.reduce((sum, share) => sum + share, 0)
      const slope = ((1 / (1 + Math.exp(-most)) - label) * weight) / total
      for (const [index, row] of rows.entries()) {
        const part = (slope * shares[index]) / whole
        for (let at = 0; at < count; at += 1) gradient[at] += part * row[at]
      }
      gradient[count] += slope
    }
    const pace = (step < steps * 0.6 ? rate : rate / 5) / (1 - 0.9 ** step)
    for (let at = 0; at <= count; at += 1) {
      const slope = gradient[at] + (at < count ? pull * weights[at] : 0)
      first[at] = 0.9 * first[at] + 0.1 * slope
      second[at] = 0.99 * second[at] + 0.01 * slope * slope
      weights[at] -= (pace * first[at]) / (Math.sqrt(second[at] / (1 - 0.99 ** step)) + 1e-7)
    }
  }
  return weights
}

function dotted(weights, row, count) {
  let sum = weights[count]
  for (let at = 0; at < count; at += 1) sum += weights[at] * row[at]
  return sum
}
