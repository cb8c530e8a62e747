// The blend of evidence into a probability: one layer of few units beside straight weights, trained in one fixed order.
import { randomFrom } from '../mail-generator/random.mjs'

/** Units that each weigh a combination of evidence: what one piece says depends on the others. */
const UNITS = 16
/** Units and the straight weight. */
const WIDTH = UNITS + 1
const STEPS = 300
const RATE = 0.015
/** Strength of the pull towards zero; straight weights are pulled less. */
const PULL = 3e-3
/** Of who is this much less likely than the likeliest nothing is learned. */
const UNHEARD = 1e-6
const STRAIGHT_PULL = PULL / 3

const sparse = (row) => {
  const places = [...row.keys()].filter((place) => row[place] !== 0)
  return { places: Int32Array.from(places), values: Float64Array.from(places, (place) => row[place]) }
}

/**
 * Trains on mails that hold several people, of whom one in care is enough: a mail is worth what its likeliest is. `mails`:
 * {rows: Float64Array[], label: 0|1, weight}; close seconds learn with the first. Full steps by Adam. Returns, as `model/blend.ts` reads them:
 * of each unit its weights and intercept, the units' own weights, the straight weights, the intercept.
 */
export function trainBlend(mails, count, seed) {
  const random = randomFrom(seed)
  const total = mails.reduce((sum, { weight }) => sum + weight, 0)
  const size = count + 1
  const [out, straight] = [UNITS * size, UNITS * size + UNITS]
  const length = straight + size
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  const weights = Float64Array.from({ length }, (_, at) => (at < out ? (at % size < count ? 0.15 * gauss() : 0) : at < straight ? 0.3 * gauss() : 0))
  const pulls = Float64Array.from({ length }, (_, at) => (at < out ? (at % size < count ? PULL : 0) : at < straight ? PULL : at < length - 1 ? STRAIGHT_PULL : 0))
  const [first, second, gradient] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)]
  const seen = mails.map(({ rows, label, weight }) => ({ rows: rows.map(sparse), label, weight }))
  /** Where each of the weights that are laid side by side stands among all. */
  const order = Int32Array.from({ length: size * WIDTH }, (_, at) => (at % WIDTH < UNITS ? (at % WIDTH) * size : straight) + Math.floor(at / WIDTH))
  for (let step = 1; step <= STEPS; step += 1) {
    const wide = Float64Array.from(order, (at) => weights[at])
    const outs = weights.slice(out, straight)
    const [wideGradient, outGradient] = [new Float64Array(wide.length), new Float64Array(UNITS)]
    for (const { rows, label, weight } of seen) {
      const passes = rows.map((row) => forward(wide, outs, row, size))
      const most = Math.max(...passes.map(({ score }) => score))
      const shares = passes.map(({ score }) => Math.exp(score - most))
      const whole = shares.reduce((sum, share) => sum + share, 0)
      const slope = ((1 / (1 + Math.exp(-most)) - label) * weight) / total
      for (const [index, row] of rows.entries()) {
        if (shares[index] > UNHEARD * whole) backward(outs, wideGradient, outGradient, row, passes[index].units, (slope * shares[index]) / whole, size)
      }
    }
    for (const [from, at] of order.entries()) gradient[at] = wideGradient[from]
    gradient.set(outGradient, out)
    const pace = (step < STEPS * 0.6 ? RATE : RATE / 5) / (1 - 0.9 ** step)
    for (let at = 0; at < length; at += 1) {
      const slope = gradient[at] + pulls[at] * weights[at]
      first[at] = 0.9 * first[at] + 0.1 * slope
      second[at] = 0.99 * second[at] + 0.01 * slope * slope
      weights[at] -= (pace * first[at]) / (Math.sqrt(second[at] / (1 - 0.99 ** step)) + 1e-7)
    }
  }
  return weights
}

/** Weights of a row's evidence side by side: those of all units, then the straight one. `wide` has them so for every place, the intercepts last. */
function forward(wide, outs, { places, values }, size) {
  const sums = wide.slice((size - 1) * WIDTH, size * WIDTH)
  for (let index = 0; index < places.length; index += 1) {
    const from = places[index] * WIDTH
    const value = values[index]
    for (let unit = 0; unit < WIDTH; unit += 1) sums[unit] += wide[from + unit] * value
  }
  let score = sums[UNITS]
  for (let unit = 0; unit < UNITS; unit += 1) {
    sums[unit] = Math.tanh(sums[unit])
    score += outs[unit] * sums[unit]
  }
  return { score, units: sums }
}

function backward(outs, wideGradient, outGradient, { places, values }, units, part, size) {
  const inner = new Float64Array(WIDTH)
  inner[UNITS] = part
  for (let unit = 0; unit < UNITS; unit += 1) {
    outGradient[unit] += part * units[unit]
    inner[unit] = part * outs[unit] * (1 - units[unit] ** 2)
  }
  for (let unit = 0; unit < WIDTH; unit += 1) wideGradient[(size - 1) * WIDTH + unit] += inner[unit]
  for (let index = 0; index < places.length; index += 1) {
    const from = places[index] * WIDTH
    const value = values[index]
    for (let unit = 0; unit < WIDTH; unit += 1) wideGradient[from + unit] += inner[unit] * value
  }
}
