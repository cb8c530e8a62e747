import type { Box } from '../box.ts'
import { fold } from '../fold.ts'
import type { Block } from './block.ts'
import { NATIONAL_IDS, PHONES } from './digits.ts'
import { type Field, kindOf, NAMES, SEARCHED, type TextField, UNSEARCHED } from './fields.ts'
import { HashIndex } from './hash-index.ts'
import { localOf } from './local-part.ts'
import type { Numbers } from './numbers.ts'
import { Postings } from './postings.ts'
import { byBytes, TextPool } from './text-pool.ts'

export const poolOf = (block: Block, name: string): TextPool => new TextPool({ bytes: block.section(name), starts: block.section(`${name}.at`) })
export const postingsOf = (block: Block, name: string): Postings => new Postings({ bytes: block.section(name), starts: block.section(`${name}.at`) })
export const hashesOf = (block: Block, name: string): HashIndex => new HashIndex({ items: block.section(name), starts: block.section(`${name}.at`) })

const encoder = new TextEncoder()

/** The texts of all columns by their numbers; 0 is the empty text. */
export class AllTexts {
  readonly #pools = new Map<string, TextPool>()
  readonly #folded = new Map<string, TextPool>()

  constructor(block: Block) {
    for (const name of [...SEARCHED, ...UNSEARCHED, 'local', 'phone', 'nationalId', 'lastSeen']) this.#pools.set(name, poolOf(block, name))
    for (const name of NAMES) this.#folded.set(name, poolOf(block, `${name}.folded`))
  }

  text(name: TextField | 'local' | 'phone' | 'nationalId' | 'lastSeen', number: number): string {
    if (number === 0) return ''
    const own = this.#pools.get(name)?.at(number - 1) ?? ''
    return own === '' ? this.folded(name, number).toUpperCase() : own
  }

  /** Whether a column that is no name has this text: they lie in order of their folded form. */
  has(name: 'domain', text: string): boolean {
    const pool = this.#pools.get(name)
    if (!pool || text === '') return false
    const sought = fold(text)
    let low = 0
    let high = pool.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const found = pool.at(middle)
      if (found === text) return true
      if ((byBytes(fold(found), sought) || byBytes(found, text)) < 0) low = middle + 1
      else high = middle
    }
    return false
  }

  /** Texts of such a column one slip of the pen from this one: some thousands, so that all are compared. */
  near(name: 'domain', text: string): string[] {
    return this.#pools.get(name)?.near(encoder.encode(text)) ?? []
  }

  folded(name: string, number: number): string {
    return number === 0 ? '' : this.#folded.get(name)?.at(number - 1) ?? ''
  }
}

/** Rows of an index, those of the newest file ("row") or those that it no longer has ("gone"). */
export class Rows {
  readonly length: number
  readonly #texts: AllTexts
  readonly #columns: Readonly<Record<Field, Numbers>>
  readonly #byAddress: HashIndex

  constructor(block: Block, texts: AllTexts, name: 'row' | 'gone') {
    this.#texts = texts
    const column = (field: Field): Numbers => block.section(`${name}.${field}`)
    this.#columns = {
      familyName: column('familyName'), givenName: column('givenName'), profession: column('profession'), specialty: column('specialty'),
      service: column('service'), postcode: column('postcode'), city: column('city'), organisation: column('organisation'),
      civility: column('civility'), domain: column('domain'), kind: column('kind'), local: column('local'), phone: column('phone'),
      nationalId: column('nationalId'),
    }
    this.#byAddress = hashesOf(block, `${name}.by-address`)
    this.length = this.#columns.kind.length
  }

  column(field: Field): Numbers {
    return this.#columns[field]
  }

  address(row: number): string {
    const names = { given: () => this.#folded('givenName', row), family: () => this.#folded('familyName', row) }
    const local = localOf(this.#columns.local[row] ?? 0, names.given, names.family, (number) => this.#texts.text('local', number))
    const domain = this.#text('domain', row)
    return domain === '' ? local : `${local}@${domain}`
  }

  nationalId(row: number): string {
    return NATIONAL_IDS.textOf(this.#columns.nationalId[row] ?? 0, (number) => this.#texts.text('nationalId', number))
  }

  box(row: number): Box {
    return {
      ...kindOf(this.#columns.kind[row] ?? 0), address: this.address(row), civility: this.#text('civility', row), familyName: this.#text('familyName', row),
      givenName: this.#text('givenName', row), profession: this.#text('profession', row), specialty: this.#text('specialty', row),
      organisation: this.#text('organisation', row), service: this.#text('service', row), postcode: this.#text('postcode', row),
      city: this.#text('city', row), nationalId: this.nationalId(row),
      phone: PHONES.textOf(this.#columns.phone[row] ?? 0, (number) => this.#texts.text('phone', number)),
    }
  }

  /** Row of an address in lower case; -1 when there is none. */
  byAddress(address: string): number {
    return this.#byAddress.candidates(address).find((row) => this.address(row) === address) ?? -1
  }

  #text(field: TextField, row: number): string {
    return this.#texts.text(field, this.#columns[field][row] ?? 0)
  }

  #folded(field: 'familyName' | 'givenName', row: number): string {
    return this.#texts.folded(field, this.#columns[field][row] ?? 0)
  }
}
