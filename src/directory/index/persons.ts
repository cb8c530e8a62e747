import { wordsOf } from '../fold.ts'
import type { NameColumn } from './name-column.ts'
import type { Numbers } from './numbers.ts'
import type { SearchedColumn } from './searched-column.ts'

/** Longer is no person's name. */
const MOST_WORDS = 8

/** One way to read a name: which words are the family's. */
interface Reading {
  readonly family: string
  readonly given: string
}

/** The words of a name cut once, read in both orders; as written first. */
function readings(words: readonly string[]): Reading[] {
  return words.slice(1).flatMap((_, cut) => {
    const start = words.slice(0, cut + 1).join(' ')
    const end = words.slice(cut + 1).join(' ')
    return [{ family: end, given: start }, { family: start, given: end }]
  })
}

/** Every choice of words as the family's, the rest as the given name's. */
function choices(words: readonly string[]): Reading[] {
  return Array.from({ length: 2 ** words.length }, (_, choice) => ({
    family: words.filter((_word, at) => (choice >> at) & 1).join(' '),
    given: words.filter((_word, at) => !((choice >> at) & 1)).join(' '),
  }))
}

/** Looks persons up by their names. */
export class Persons {
  readonly #families: NameColumn
  readonly #givens: NameColumn
  readonly #familyColumn: SearchedColumn
  readonly #givenColumn: SearchedColumn

  constructor(names: { readonly families: NameColumn; readonly givens: NameColumn }, columns: { readonly families: SearchedColumn; readonly givens: SearchedColumn }) {
    this.#families = names.families
    this.#givens = names.givens
    this.#familyColumn = columns.families
    this.#givenColumn = columns.givens
  }

  /** Rows whose family and given name are exactly these words, in any order. */
  named(name: string): number[] {
    const words = wordsOf(name)
    if (words.length < 2 || words.length > MOST_WORDS) return []
    const found = new Set<number>()
    for (const { family, given } of choices(words)) {
      const families = this.#families.same(family)
      if (families.length > 0) this.#take(families, this.#givens.same(given), found, Number.POSITIVE_INFINITY)
    }
    return [...found].sort((a, b) => a - b)
  }

  /**
   * Rows of persons of this name, nearest first: the name itself in any order; one slip of the pen; another spelling of the sound; a part
   * of a compound name. One word alone is taken for a family name.
   */
  similar(name: string, limit: number): number[] {
    const words = wordsOf(name)
    const found = new Set<number>()
    if (words.length === 0 || words.length > MOST_WORDS) return []
    if (words.length === 1) this.#similarFamily(words[0] ?? '', found, limit)
    else this.#similarPerson(words, found, limit)
    return [...found].slice(0, limit)
  }

  #similarFamily(word: string, found: Set<number>, limit: number): void {
    const ways = [() => this.#families.same(word), () => this.#families.near(word), () => this.#families.sounding(word), () => this.#familyColumn.textsWith([word])]
    for (const way of ways) {
      if (found.size >= limit) return
      for (const family of way()) {
        const [from, to] = this.#familyColumn.familyRows(family)
        for (let row = from; row < to && found.size < limit; row += 1) found.add(row)
      }
    }
    // A space that got lost between the two names.
    if (found.size > 0) return
    for (let cut = 2; cut <= word.length - 2; cut += 1) {
      for (const { family, given } of readings([word.slice(0, cut), word.slice(cut)])) this.#take(this.#families.same(family), this.#givens.same(given), found, limit)
    }
  }

  #similarPerson(words: readonly string[], found: Set<number>, limit: number): void {
    for (const row of this.named(words.join(' '))) if (found.size < limit) found.add(row)
    const ways = readings(words).map((reading) => ({ ...reading, families: this.#families.same(reading.family), givens: this.#givens.same(reading.given) }))
    for (const { family, given, families, givens } of ways) {
      if (families.length > 0) this.#take(families, this.#givens.near(given), found, limit)
      if (givens.length > 0) this.#take(this.#families.near(family), givens, found, limit)
    }
    for (const { family, given, families, givens } of ways) {
      if (found.size >= limit) return
      this.#take([...families, ...this.#families.sounding(family)], [...givens, ...this.#givens.sounding(given)], found, limit)
    }
    for (const { family, given, families, givens } of ways) {
      if (found.size >= limit) return
      const part = (whole: readonly number[], column: SearchedColumn, name: string): number[] => [...new Set([...whole, ...column.textsWith([...new Set(name.split(' '))])])]
      this.#take(part(families, this.#familyColumn, family), part(givens, this.#givenColumn, given), found, limit)
    }
  }

  /** Rows with one of these family names and one of these given names. */
  #take(families: readonly number[], givens: readonly number[], found: Set<number>, limit: number): void {
    if (givens.length === 0) return
    const column = this.#givenColumn.numbers
    for (const family of families) {
      const [from, to] = this.#familyColumn.familyRows(family)
      for (const given of givens) {
        for (let row = firstAtLeast(column, given, from, to); row < to && column[row] === given; row += 1) {
          if (found.size >= limit) return
          found.add(row)
        }
      }
    }
  }
}

/** Within one family rows stand in the order of given names. */
function firstAtLeast(column: Numbers, value: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((column[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

