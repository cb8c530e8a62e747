const PRIME = 0x01000193

/** What a hash begins with. `seed` keeps kinds of features apart. */
export const seedOf = (seed: number): number => 0x811c9dc5 ^ seed
/** What the hash of a word begins with. */
export const WORD_SEED = seedOf(1)

/** A hash taken further by one character; `finishHash` ends it. */
export const rolled = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME)

/** FNV-1a of a stretch of text, finished so that its low bits are well mixed. */
export function hashText(text: string, seed: number, from = 0, to = text.length): number {
  let hash = seedOf(seed)
  for (let index = from; index < to; index += 1) hash = rolled(hash, text.charCodeAt(index))
  return finishHash(hash)
}

/** Hash of a folded word. */
export const hashOfWord = (word: string): number => hashText(word, 1)

/** Hash of two hashes, in order. */
export const hashPair = (first: number, second: number): number => finishHash(rolled(first ^ 0x9e3779b9, 0) ^ second)

/** Mixes the low bits. */
export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
