import { hashText } from './hash.ts'

const FIRST = 0x51
const SECOND = 0xa7
const PROBES = 8

/** Bit that the `probe`-th probe of a word looks at. */
const bitOf = (first: number, second: number, probe: number, bits: number): number => ((first + Math.imul(probe, second)) >>> 0) % bits

/** Bits that a word sets. */
export function probes(word: string, bits: number): number[] {
  const first = hashText(word, FIRST)
  const second = hashText(word, SECOND) | 1
  return Array.from({ length: PROBES }, (_, probe) => bitOf(first, second, probe, bits))
}

/** A list of words as a Bloom filter: answers for a word of the list always, for another in about one of two thousand. */
export class WordFilter {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  has(word: string): boolean {
    const bits = this.#bytes.length * 8
    if (bits === 0) return false
    const first = hashText(word, FIRST)
    const second = hashText(word, SECOND) | 1
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = bitOf(first, second, probe, bits)
      if (((this.#bytes[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false
    }
    return true
  }
}
