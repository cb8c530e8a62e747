import type { Box } from '../box.ts'
import type { Directory, GoneBox } from '../directory.ts'
import { type Block, openBlock } from './block.ts'
import { SEARCHED } from './fields.ts'
import type { HashIndex } from './hash-index.ts'
import { NameColumn } from './name-column.ts'
import type { Numbers } from './numbers.ts'
import { Persons } from './persons.ts'
import { AllTexts, hashesOf, Rows } from './rows.ts'
import { search } from './search.ts'
import { SearchedColumn } from './searched-column.ts'

/** The offline index, read where it lies: nothing of it is copied or parsed, but for the boxes that are asked for. */
export class IndexedDirectory implements Directory {
  readonly version: string
  readonly date: string
  readonly size: number
  readonly rememberedSince: string
  readonly #texts: AllTexts
  readonly #rows: Rows
  readonly #gone: Rows
  readonly #lastSeen: Numbers
  readonly #byId: HashIndex
  readonly #columns: readonly SearchedColumn[]
  readonly #persons: Persons

  constructor(block: Block) {
    this.date = block.date
    this.version = `${block.date.slice(0, 10)}-${block.checksum.toString(16).padStart(8, '0')}-${block.size}`
    this.size = block.size
    this.#texts = new AllTexts(block)
    this.#rows = new Rows(block, this.#texts, 'row')
    this.#gone = new Rows(block, this.#texts, 'gone')
    this.#lastSeen = block.section('gone.lastSeen')
    this.rememberedSince = [...new Set(this.#lastSeen)].map((number) => this.#texts.text('lastSeen', number)).sort()[0] ?? this.date
    this.#byId = hashesOf(block, 'row.by-id')
    this.#columns = SEARCHED.map((field) => new SearchedColumn(block, this.#rows, field))
    this.#persons = new Persons(
      { families: new NameColumn(block, 'familyName'), givens: new NameColumn(block, 'givenName') },
      { families: new SearchedColumn(block, this.#rows, 'familyName'), givens: new SearchedColumn(block, this.#rows, 'givenName') },
    )
  }

  byAddress(address: string): Box | null {
    const row = this.#rows.byAddress(address.trim().toLowerCase())
    return row < 0 ? null : this.#rows.box(row)
  }

  hasDomain(domain: string): boolean {
    return this.#texts.has('domain', domain)
  }

  nearDomains(domain: string): string[] {
    return this.#texts.near('domain', domain)
  }

  search(query: string, limit: number): Box[] {
    const exact = this.byAddress(query)
    return exact ? [exact] : this.#boxes(search(query, limit, this.#columns, this.#rows.length))
  }

  byPerson(name: string): Box[] {
    return this.#boxes(this.#persons.named(name))
  }

  similar(name: string, limit: number): Box[] {
    return this.#boxes(this.#persons.similar(name, limit))
  }

  boxesOf(nationalId: string): Box[] {
    if (nationalId === '') return []
    return this.#boxes(Array.from(this.#byId.candidates(nationalId)).filter((row) => this.#rows.nationalId(row) === nationalId))
  }

  gone(address: string): GoneBox | null {
    const row = this.#gone.byAddress(address.trim().toLowerCase())
    return row < 0 ? null : this.#goneBox(row)
  }

  /** Every box, in the order of names. */
  *boxes(): Generator<Box> {
    for (let row = 0; row < this.#rows.length; row += 1) yield this.#rows.box(row)
  }

  /** What the next index is to remember of this one: all its boxes as of its date, and those it remembers itself. */
  *departing(): Generator<GoneBox> {
    for (const box of this.boxes()) yield { box, lastSeen: this.date }
    for (let row = 0; row < this.#gone.length; row += 1) yield this.#goneBox(row)
  }

  #goneBox(row: number): GoneBox {
    return { box: this.#gone.box(row), lastSeen: this.#texts.text('lastSeen', this.#lastSeen[row] ?? 0) }
  }

  #boxes(rows: readonly number[]): Box[] {
    return rows.map((row) => this.#rows.box(row))
  }
}

/**
 * Opens an index that `buildIndex` made. All of its bytes are checked, none is copied: they must not change while it is in use.
 * @throws IndexFormatError when these bytes are cut, of something else, of another version, or altered.
 */
export const openIndex = (bytes: Uint8Array): IndexedDirectory => new IndexedDirectory(openBlock(bytes))
