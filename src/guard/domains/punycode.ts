const BASE = 36
const LOW = 1
const HIGH = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_CODE = 128

function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1
  rest += Math.floor(rest / points)
  let at = 0
  while (rest > ((BASE - LOW) * HIGH) >> 1) {
    rest = Math.floor(rest / (BASE - LOW))
    at += BASE
  }
  return at + Math.floor(((BASE - LOW + 1) * rest) / (rest + SKEW))
}

const digitOf = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 22
  return code >= 97 && code <= 122 ? code - 97 : BASE
}

/** One label without its prefix `xn--` (RFC 3492, 6.2); `null` when it is not well formed. */
function decodeLabel(label: string): string | null {
  const dash = label.lastIndexOf('-')
  const out = Array.from(label.slice(0, Math.max(0, dash))).map((sign) => sign.codePointAt(0) ?? 0)
  let code = FIRST_CODE
  let bias = FIRST_BIAS
  let index = 0
  for (let at = dash + 1; at < label.length;) {
    const old = index
    let weight = 1
    for (let step = BASE; ; step += BASE) {
      const digit = digitOf(label.charCodeAt(at))
      at += 1
      if (digit >= BASE) return null
      index += digit * weight
      const threshold = step <= bias ? LOW : Math.min(HIGH, step - bias)
      if (digit < threshold) break
      weight *= BASE - threshold
      if (index > 0x7fffffff || weight > 0x7fffffff) return null
    }
    const points = out.length + 1
    bias = adapt(index - old, points, old === 0)
    code += Math.floor(index / points)
    index %= points
    if (code > 0x10ffff) return null
    out.splice(index, 0, code)
    index += 1
  }
  return String.fromCodePoint(...out)
}

/** A domain as it is read by people: labels that begin with `xn--` are decoded, others left alone. */
export const readableDomain = (domain: string): string =>
  domain.split('.').map((label) => (label.startsWith('xn--') ? decodeLabel(label.slice(4)) ?? label : label)).join('.')
