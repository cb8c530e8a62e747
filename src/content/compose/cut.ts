import { type Finding, foldKeeping, isTitle, type Place } from '../../detection/index.ts'

/** Rounds of scanning and cutting. One is nearly always enough: a cut can bring together what then tells anew. */
export const MOST_CUTS = 5

/** A passage in the text of a message, not in a file. */
export interface TextPlace {
  readonly part: 'body' | 'quoted' | 'subject'
  readonly start: number
  readonly end: number
}

const inText = (places: readonly Place[]): TextPlace[] => places.flatMap(({ part, start, end }) => (
  part === 'body' || part === 'quoted' || part === 'subject' ? [{ part, start, end }] : []
))

/**
 * Cuts what is found in a message's text until a scan finds nothing there. `find` scans what stands there now, `null` when it cannot.
 * @returns whether nothing is left: false after `MOST_CUTS` rounds, or when the text cannot be scanned.
 */
export function cutUntilClean(find: () => readonly Place[] | null, cut: (places: readonly TextPlace[]) => void): boolean {
  for (let round = 0; round <= MOST_CUTS; round += 1) {
    const found = find()
    if (!found) return false
    const places = inText(found)
    if (places.length === 0) return true
    if (round < MOST_CUTS) cut(places)
  }
  return false
}

const WORD = /\p{L}[\p{L}\p{M}]*/gu
const SHORTEST = 3
/** What stands before a name beside titles, and before many other words. */
const NO_NAMES = new Set(['patient', 'patiente', 'bebe', 'enfant', 'mere', 'pere', 'fille', 'fils', 'les', 'des', 'une'])

/** The words by which persons were found, folded. @param known folded words of the names of sender and recipients, which stay. */
export const namesIn = (findings: readonly Finding[], known: ReadonlySet<string>): ReadonlySet<string> => new Set(findings
  .filter(({ kind }) => kind === 'person')
  .flatMap(({ excerpt }) => Array.from(foldKeeping(excerpt).matchAll(WORD), ([word]) => word))
  .filter((word) => word.length >= SHORTEST && !NO_NAMES.has(word) && !isTitle(word) && !known.has(word)))

/**
 * Where a text still has one of these names. "Avis pour Ysoline Kervadec" names nobody by itself; once the letter below told
 * who that is, it does.
 */
export const placesOf = (names: ReadonlySet<string>, text: string): readonly { readonly start: number; readonly end: number }[] =>
  Array.from(foldKeeping(text).matchAll(WORD)).flatMap(({ 0: word, index }) => (names.has(word) ? [{ start: index, end: index + word.length }] : []))
