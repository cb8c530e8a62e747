import type { Block } from './block.ts'
import { NAMES, placeWord, type SEARCHED, TRADES } from './fields.ts'
import type { Numbers } from './numbers.ts'
import type { Postings } from './postings.ts'
import { poolOf, postingsOf, type Rows } from './rows.ts'
import { isTrade, spokenTrade, stemOf } from './spoken-trades.ts'
import { bytesOf, type TextPool } from './text-pool.ts'

export type SearchedField = (typeof SEARCHED)[number]

/** How well a word fits: a whole name, the beginning of one, a trade, a whole word of a place, its beginning. */
const TRADE = 2
/** A list of more than one text in so many is longer to sort than all marks are to read. */
const FEW = 64
const PLACE = { whole: 2, start: 1 }
const FITS: Record<SearchedField, { readonly whole: number; readonly start: number }> = {
  familyName: { whole: 6, start: 4 }, givenName: { whole: 5, start: 3 }, profession: { whole: TRADE, start: TRADE }, specialty: { whole: TRADE, start: TRADE },
  service: { whole: TRADE, start: TRADE }, postcode: PLACE, city: PLACE, organisation: PLACE,
}

/** Words of a column that one word of a question means equally well: from, to (exclusive); or texts that were picked one by one. */
interface Meant {
  readonly mark: number
  readonly from: number
  readonly to: number
  readonly texts: readonly number[]
}

/** Texts of one column that one word of a question fits. */
export interface Fitting {
  readonly column: SearchedColumn
  /** By the number of a text how well it fits, 0 where it does not. */
  readonly marks: Uint8Array
  /** Every mark that is given, the best first. */
  readonly tiers: readonly number[]
  /** Roughly how many rows have these texts. */
  readonly weight: number
  /** Texts of one tier, ascending, until `visit` answers `false`. */
  eachText(mark: number, visit: (text: number) => unknown): void
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
  /** For each word of a question the marks of all texts: a hundred kilobytes for some columns, so that they are used again. */
  readonly #marks: Uint8Array[] = []

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
    let common: number[] = []
    for (const [place, word] of words.entries()) {
      const [at] = this.#words.range(bytesOf(word))
      if (at === this.#words.length || this.#words.at(at) !== word) return []
      const texts = this.#texts.read(at, at + 1)
      let next = 0
      common = place === 0 ? Array.from(texts) : common.filter((text) => {
        while ((texts[next] ?? text) < text) next += 1
        return texts[next] === text
      })
    }
    return common
  }

  /** What a word of a question fits here; null when nothing. @param place Which of its words: good until that place is asked for again. */
  fitting(word: string, place: number): Fitting | null {
    const meant = this.#isTrade ? this.#meantTrades(word) : this.#meantWords(word)
    if (meant.length === 0) return null
    const marks = this.#emptyMarks(place)
    const tiers = new Set<number>()
    let weight = 0
    for (const one of meant) {
      tiers.add(one.mark)
      weight += this.#mark(marks, one)
    }
    return { column: this, marks, weight, tiers: [...tiers].sort((a, b) => b - a), eachText: (mark, visit) => this.#eachText(meant, marks, mark, visit) }
  }

  #meantTrades(word: string): Meant[] {
    const { whole: mark } = FITS[this.field]
    const spoken = spokenTrade(word)
    if (spoken) return spoken.map((words) => ({ mark, from: 0, to: 0, texts: this.textsWith(words) })).filter(({ texts }) => texts.length > 0)
    const meant: Meant[] = []
    const [from, to] = this.#words.range(bytesOf(stemOf(word)))
    for (let at = from; at < to; at += 1) if (isTrade(word, this.#words.at(at))) meant.push({ mark, from: at, to: at + 1, texts: [] })
    return meant
  }

  #meantWords(word: string): Meant[] {
    const { whole, start } = FITS[this.field]
    const sought = this.isName ? word : placeWord(word)
    const [from, to] = this.#words.range(bytesOf(sought))
    // In their order a word stands before those that it begins.
    const begun = from < to && this.#words.at(from) === sought ? from + 1 : from
    return [{ mark: whole, from, to: begun, texts: [] }, { mark: start, from: begun, to, texts: [] }].filter((one) => one.from < one.to)
  }

  #emptyMarks(place: number): Uint8Array {
    const marks = this.#marks[place]?.fill(0) ?? new Uint8Array(this.#size)
    this.#marks[place] = marks
    return marks
  }

  /** Marks texts, the better mark counts; answers the weight of those that had none. */
  #mark(marks: Uint8Array, { mark, from, to, texts }: Meant): number {
    let weight = 0
    for (const text of texts.length > 0 ? Uint32Array.from(texts) : this.#texts.read(from, to)) {
      const before = marks[text] ?? 0
      if (before === 0) weight += this.#weight(text)
      if (before < mark) marks[text] = mark
    }
    return weight
  }

  #eachText(meant: readonly Meant[], marks: Uint8Array, mark: number, visit: (text: number) => unknown): void {
    const ways = meant.filter((one) => one.mark === mark)
    const count = ways.reduce((sum, { from, to, texts }) => sum + texts.length + this.#texts.weight(from, to), 0)
    // Several words have the same texts, and each its own order: the marks have them once, in order.
    if (count > marks.length / FEW) {
      for (let text = marks.indexOf(mark); text >= 0; text = marks.indexOf(mark, text + 1)) if (visit(text) === false) return
      return
    }
    const found = ways.flatMap(({ from, to, texts }) => [...texts, ...this.#texts.read(from, to)])
    for (const text of new Set(found.sort((a, b) => a - b))) if (marks[text] === mark && visit(text) === false) return
  }

  #weight(text: number): number {
    return this.#rows ? this.#rows.weight(text, text + 1) : (this.#families[text + 1] ?? 0) - (this.#families[text] ?? 0)
  }
}
