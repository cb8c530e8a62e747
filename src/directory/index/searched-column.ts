import type { Block } from './block.ts'
import { NAMES, placeWord, type SEARCHED, TRADES } from './fields.ts'
import type { Numbers } from './numbers.ts'
import type { Postings } from './postings.ts'
import { poolOf, postingsOf, type Rows } from './rows.ts'
import { isTrade, spokenTrade, stemOf } from './spoken-trades.ts'
import type { TextPool } from './text-pool.ts'

export type SearchedField = (typeof SEARCHED)[number]

const encoder = new TextEncoder()
/** How well a word fits: a whole name, the beginning of one, a trade, a whole word of a place, its beginning. */
const TRADE = 2
const PLACE = { whole: 2, start: 1 }
const FITS: Record<SearchedField, { readonly whole: number; readonly start: number }> = {
  familyName: { whole: 6, start: 4 }, givenName: { whole: 5, start: 3 }, profession: { whole: TRADE, start: TRADE }, specialty: { whole: TRADE, start: TRADE },
  service: { whole: TRADE, start: TRADE }, postcode: PLACE, city: PLACE, organisation: PLACE,
}

const NONE = new Uint8Array()

/** Texts that a word fits equally well, ascending, and roughly how many rows have them. */
export interface Tier {
  readonly mark: number
  readonly texts: readonly number[]
  readonly weight: number
}

/** Texts of one column that one word of a question fits. */
export interface Fitting {
  readonly column: SearchedColumn
  /** By the number of a text how well it fits, 0 where it does not. */
  readonly marks: Uint8Array
  /** The best fitting first. */
  readonly tiers: readonly Tier[]
}

/** A column in which a search looks: its words, and the rows of each of its texts. */
export class SearchedColumn {
  readonly field: SearchedField
  readonly isName: boolean
  readonly #isTrade: boolean
  /** The number of each row's text. */
  readonly numbers: Numbers
  readonly #words: TextPool
  readonly #texts: Postings
  readonly #rows: Postings | null
  readonly #families: Numbers
  readonly #size: number

  constructor(block: Block, rows: Rows, field: SearchedField) {
    this.field = field
    this.isName = (NAMES as readonly string[]).includes(field)
    this.#isTrade = (TRADES as readonly string[]).includes(field)
    this.numbers = rows.column(field)
    this.#words = poolOf(block, `${field}.words`)
    this.#texts = postingsOf(block, `${field}.words.in`)
    this.#size = block.section(`${field}.at`).length
    this.#rows = field === 'familyName' ? null : postingsOf(block, `${field}.rows`)
    this.#families = field === 'familyName' ? block.section('familyName.rows') : new Uint8Array()
  }

  /** Rows whose text is this one, ascending, until `visit` answers `false`. */
  eachRow(text: number, visit: (row: number) => unknown): void {
    if (this.#rows) {
      this.#rows.each(text, visit)
      return
    }
    const end = this.#families[text + 1] ?? 0
    for (let row = this.#families[text] ?? 0; row < end; row += 1) if (visit(row) === false) return
  }

  /** Rows of a family name: from, to (exclusive). */
  familyRows(text: number): readonly [from: number, to: number] {
    return text === 0 ? [this.#families.at(-1) ?? 0, this.numbers.length] : [this.#families[text] ?? 0, this.#families[text + 1] ?? 0]
  }

  /** Texts that have all these words. */
  textsWith(words: readonly string[]): number[] {
    const counts = new Map<number, number>()
    for (const word of words) {
      const [at] = this.#words.range(encoder.encode(word))
      if (at === this.#words.length || this.#words.at(at) !== word) return []
      this.#texts.each(at, (text) => void counts.set(text, (counts.get(text) ?? 0) + 1))
    }
    return [...counts].filter(([, count]) => count === words.length).map(([text]) => text).sort((a, b) => a - b)
  }

  /** What a word of a question fits here; null when nothing. */
  fitting(word: string): Fitting | null {
    // A hundred kilobytes for most columns, and most words fit in one or two of them.
    let marks = NONE
    const touched: number[] = []
    const take = (text: number, mark: number): void => {
      if (touched.length === 0) marks = new Uint8Array(this.#size)
      if (marks[text] === 0) touched.push(text)
      if ((marks[text] ?? 0) < mark) marks[text] = mark
    }
    const { whole, start } = FITS[this.field]
    if (this.#isTrade) {
      const spoken = spokenTrade(word)
      if (spoken) for (const words of spoken) for (const text of this.textsWith(words)) take(text, whole)
      else {
        const [from, to] = this.#words.range(encoder.encode(stemOf(word)))
        for (let at = from; at < to; at += 1) if (isTrade(word, this.#words.at(at))) this.#texts.each(at, (text) => take(text, whole))
      }
    } else {
      const sought = this.isName ? word : placeWord(word)
      const [from, to] = this.#words.range(encoder.encode(sought))
      for (let at = from; at < to; at += 1) {
        // In their order a word stands before those that it begins.
        const mark = at === from && this.#words.at(at) === sought ? whole : start
        this.#texts.each(at, (text) => take(text, mark))
      }
    }
    const byMark = new Map<number, number[]>()
    for (const text of touched.sort((x, y) => x - y)) {
      const mark = marks[text] ?? 0
      const texts = byMark.get(mark)
      if (texts) texts.push(text)
      else byMark.set(mark, [text])
    }
    if (byMark.size === 0) return null
    const tiers = [...byMark].sort(([a], [b]) => b - a).map(([mark, texts]) => ({
      mark, texts, weight: texts.reduce((sum, text) => sum + this.#weight(text), 0),
    }))
    return { column: this, marks, tiers }
  }

  #weight(text: number): number {
    return this.#rows ? this.#rows.weight(text) : (this.#families[text + 1] ?? 0) - (this.#families[text] ?? 0)
  }
}
