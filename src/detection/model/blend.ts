/** Weights by evidence: of each piece those of all units side by side, then its straight weight; the intercepts last. */
interface Woven {
  readonly units: number
  readonly byPlace: Float64Array
  readonly out: Float64Array
}
const woven = new WeakMap<readonly number[], Woven>()

function weave(weights: readonly number[], size: number): Woven {
  const units = Math.max(0, Math.floor((weights.length - size) / (size + 1)))
  const byPlace = Float64Array.from({ length: size * (units + 1) }, (_, at) => {
    const unit = at % (units + 1)
    return weights[(unit < units ? unit * size : units * (size + 1)) + Math.floor(at / (units + 1))] ?? 0
  })
  const one = { units, byPlace, out: Float64Array.from({ length: units }, (_, unit) => weights[units * size + unit] ?? 0) }
  woven.set(weights, one)
  return one
}

/** Probability that the blend gives to its evidence: straight weights, and units that each weigh a combination. */
export function blended(weights: readonly number[], evidence: Float64Array): number {
  const { units, byPlace, out } = woven.get(weights) ?? weave(weights, evidence.length + 1)
  const width = units + 1
  const sums = byPlace.slice(evidence.length * width)
  for (let place = 0, from = 0; place < evidence.length; place += 1, from += width) {
    const value = evidence[place] ?? 0
    if (value === 0) continue
    for (let unit = 0; unit < width; unit += 1) sums[unit] = (sums[unit] ?? 0) + (byPlace[from + unit] ?? 0) * value
  }
  let score = sums[units] ?? 0
  for (let unit = 0; unit < units; unit += 1) score += (out[unit] ?? 0) * Math.tanh(sums[unit] ?? 0)
  return 1 / (1 + Math.exp(-score))
}
