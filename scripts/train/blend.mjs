// The blend of evidence into a probability: one layer of few units beside straight weights, trained in one fixed order.
import { randomFrom } from '../mail-generator/random.mjs'

/** Units that each weigh a combination of evidence: what one piece says depends on the others. */
const UNITS = 16
const STEPS = 300
const RATE = 0.015
/** Strength of the pull towards zero; straight weights are pulled less. */
const PULL = 3e-3
const STRAIGHT_PULL = PULL / 3

const sparse = (row) => {
  const places = [...row.keys()].filter((place) => row[place] !== 0)
  return { places: Int32Array.from(places), values: Float64Array.from(places, (place) => row[place]) }
}

/**
 * Trains on mails that hold several people, of whom one in care is enough: a mail is worth what its likeliest is. `mails`:
 * {rows: Float64Array[], label: 0|1, weight}; close seconds learn with the first. Full steps by Adam. Returns, as `evidence.ts` reads them:
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
  for (let step = 1; step <= STEPS; step += 1) {
    gradient.fill(0)
    for (const { rows, label, weight } of seen) {
      const passes = rows.map((row) => forward(weights, row, size, out, straight))
      const most = Math.max(...passes.map(({ score }) => score))
      const shares = passes.map(({ score }) => Math.exp(score - most))
      const whole = shares.reduce((sum, share) => sum + share, 0)
      const slope = ((1 / (1 + Math.exp(-most)) - label) * weight) / total
      for (const [index, row] of rows.entries()) backward(weights, gradient, row, passes[index].units, (slope * shares[index]) / whole, size, out, straight)
    }
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

function forward(weights, { places, values }, size, out, straight) {
  const units = new Float64Array(UNITS)
  let score = weights[straight + size - 1]
  for (let index = 0; index < places.length; index += 1) score += weights[straight + places[index]] * values[index]
  for (let unit = 0; unit < UNITS; unit += 1) {
    const from = unit * size
    let sum = weights[from + size - 1]
    for (let index = 0; index < places.length; index += 1) sum += weights[from + places[index]] * values[index]
    units[unit] = Math.tanh(sum)
    score += weights[out + unit] * units[unit]
  }
  return { score, units }
}

function backward(weights, gradient, { places, values }, units, part, size, out, straight) {
  gradient[straight + size - 1] += part
  for (let index = 0; index < places.length; index += 1) gradient[straight + places[index]] += part * values[index]
  for (let unit = 0; unit < UNITS; unit += 1) {
    gradient[out + unit] += part * units[unit]
    const inner = part * weights[out + unit] * (1 - units[unit] ** 2)
    const from = unit * size
    gradient[from + size - 1] += inner
    for (let index = 0; index < places.length; index += 1) gradient[from + places[index]] += inner * values[index]
  }
}
