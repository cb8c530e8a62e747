/**
 * SHA-256 and HMAC (FIPS 180-4, RFC 2104), synchronous: a form that is being submitted waits for no promise, and WebCrypto gives
 * nothing else. Files are hashed by WebCrypto.
 */

const ROUNDS = 64
const BLOCK = 64

/** The first 32 bits of the fractional parts of a root of the first primes. */
function fractions(count: number, root: (prime: number) => number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) isPrime = false
    if (isPrime) found.push(((root(candidate) % 1) * 2 ** 32) | 0)
  }
  return found
}

const CONSTANTS = fractions(ROUNDS, Math.cbrt)
const START = fractions(8, Math.sqrt)

const turned = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

/** The message with its end mark and length, to whole blocks. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(bytes.length - 4, message.length << 3)
  return view
}

function compress(state: Int32Array, schedule: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let round = 0; round < ROUNDS; round++) {
    const mixed = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (CONSTANTS[round] ?? 0) + (schedule[round] ?? 0)
    const major = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + mixed) | 0, c, b, a, (mixed + major) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = (state[index] ?? 0) + word))
}

/** SHA-256 of bytes: 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  const view = padded(message)
  const state = Int32Array.from(START)
  const schedule = new Int32Array(ROUNDS)
  const at = (index: number): number => schedule[index] ?? 0
  for (let block = 0; block < view.byteLength; block += BLOCK) {
    for (let word = 0; word < 16; word++) schedule[word] = view.getInt32(block + word * 4)
    for (let word = 16; word < ROUNDS; word++) {
      const small = turned(at(word - 15), 7) ^ turned(at(word - 15), 18) ^ (at(word - 15) >>> 3)
      const large = turned(at(word - 2), 17) ^ turned(at(word - 2), 19) ^ (at(word - 2) >>> 10)
      schedule[word] = at(word - 16) + small + at(word - 7) + large
    }
    compress(state, schedule)
  }
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, index) => digest.setInt32(index * 4, word))
  return new Uint8Array(digest.buffer)
}

/** HMAC-SHA-256: 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > BLOCK ? sha256(key) : key
  const pad = (mask: number): Uint8Array => Uint8Array.from({ length: BLOCK }, (_, index) => (short[index] ?? 0) ^ mask)
  const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(first.length + second.length)
    bytes.set(first)
    bytes.set(second, first.length)
    return bytes
  }
  return sha256(joined(pad(0x5c), sha256(joined(pad(0x36), message))))
}

/** Lower-case hexadecimal. */
export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
