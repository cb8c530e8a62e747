/** A lexicon as one string, words parted by blanks: compact when bundled, readable when reviewed. */
export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Phrases parted by commas, indexed by their first word, longest first: found by walking tokens, without a pattern per phrase. */
export function phrases(list: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const index = new Map<string, string[][]>()
  for (const phrase of list.split(',')) {
    const [first, ...rest] = phrase.trim().split(/[\s']+/)
    if (!first || rest.length === 0) continue
    const others = index.get(first)
    if (others) others.push(rest)
    else index.set(first, [rest])
  }
  for (const others of index.values()) others.sort((a, b) => b.length - a.length)
  return index
}
