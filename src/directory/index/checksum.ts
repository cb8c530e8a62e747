const P1 = 0x9e3779b1
const P2 = 0x85ebca77
const P3 = 0xc2b2ae3d
const P4 = 0x27d4eb2f
const P5 = 0x165667b1

const turn = (value: number, by: number): number => (value << by) | (value >>> (32 - by))
const round = (lane: number, word: number): number => Math.imul(turn((lane + Math.imul(word, P2)) | 0, 13), P1)

/**
 * xxHash32 of whole 32-bit words (Yann Collet, xxHash specification 0.1.1, seed 0). Any change within one word is always noticed, other
 * damage but once in 2^32. It tells accident, not malice: who can write the extension's storage needs no forged index.
 */
export function checksum(words: Uint32Array): number {
  let at = 0
  let hash = P5
  if (words.length >= 4) {
    let a = (P1 + P2) | 0
    let b = P2
    let c = 0
    let d = -P1 | 0
    for (const end = words.length - 3; at < end; at += 4) {
      a = round(a, words[at] ?? 0)
      b = round(b, words[at + 1] ?? 0)
      c = round(c, words[at + 2] ?? 0)
      d = round(d, words[at + 3] ?? 0)
    }
    hash = turn(a, 1) + turn(b, 7) + turn(c, 12) + turn(d, 18)
  }
  hash = (hash + words.length * 4) | 0
  for (; at < words.length; at += 1) hash = Math.imul(turn((hash + Math.imul(words[at] ?? 0, P3)) | 0, 17), P4)
  hash = Math.imul(hash ^ (hash >>> 15), P2)
  hash = Math.imul(hash ^ (hash >>> 13), P3)
  return (hash ^ (hash >>> 16)) >>> 0
}
