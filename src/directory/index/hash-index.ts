import { narrow, type Numbers } from './numbers.ts'

/** FNV-1a of a text's UTF-16 units, stirred once more (the end of MurmurHash3) so that the highest bits are good. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const PER_BUCKET = 8
const bucketBits = (entries: number): number => Math.max(0, Math.ceil(Math.log2(Math.max(1, entries / PER_BUCKET))))
const bucketOf = (hash: number, bits: number): number => (bits === 0 ? 0 : hash >>> (32 - bits))

/** Items by the hash of their text: up to about eight share a bucket, so whoever looks compares the texts themselves. */
export interface PackedHashes {
  readonly items: Numbers
  readonly starts: Numbers
}

/** @param items Ascending; each has its hash at the same place. */
export function packHashes(items: Uint32Array, hashes: Uint32Array): PackedHashes {
  const bits = bucketBits(items.length)
  const starts = new Uint32Array(2 ** bits + 1)
  for (const hash of hashes) starts[bucketOf(hash, bits) + 1] = (starts[bucketOf(hash, bits) + 1] ?? 0) + 1
  for (let bucket = 1; bucket < starts.length; bucket += 1) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
  const next = starts.slice()
  const sorted = new Uint32Array(items.length)
  items.forEach((item, at) => {
    const bucket = bucketOf(hashes[at] ?? 0, bits)
    sorted[next[bucket] ?? 0] = item
    next[bucket] = (next[bucket] ?? 0) + 1
  })
  return { items: narrow(sorted), starts: narrow(starts) }
}

export class HashIndex {
  readonly #items: Numbers
  readonly #starts: Numbers
  readonly #bits: number

  constructor({ items, starts }: { readonly items: Numbers; readonly starts: Numbers }) {
    this.#items = items
    this.#starts = starts
    this.#bits = Math.round(Math.log2(starts.length - 1))
  }

  /** Items whose text may be this one, ascending. */
  candidates(text: string): Numbers {
    const bucket = bucketOf(hashOf(text), this.#bits)
    return this.#items.subarray(this.#starts[bucket] ?? 0, this.#starts[bucket + 1] ?? 0)
  }
}
