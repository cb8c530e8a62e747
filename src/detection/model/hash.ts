const PRIME = 0x01000193

/** FNV-1a of a stretch of text, finished so that its low bits are well mixed. `seed` keeps kinds of features apart. */
export function hashText(text: string, seed: number, from = 0, to = text.length): number {
  let hash = 0x811c9dc5 ^ seed
  for (let index = from; index < to; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME)
  return finish(hash)
}

/** Hash of two hashes, in order. */
export const hashPair = (first: number, second: number): number => finish(Math.imul(first ^ 0x9e3779b9, PRIME) ^ second)

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
