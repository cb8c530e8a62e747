import type { Box } from '../box.ts'
import { NATIONAL_IDS, PHONES } from './digits.ts'
import { type Field, FIELDS, kindCode, SEARCHED, UNSEARCHED } from './fields.ts'
import { hashOf } from './hash-index.ts'
import { codeOf, codeOfOwnText, isOwnText, ownTextOf } from './local-part.ts'
import { NumberList } from './numbers.ts'
import { TextsBuilder } from './texts-builder.ts'

/** Texts of all rows, those of the newest file and those of earlier ones. */
export type Texts = Readonly<Record<(typeof SEARCHED)[number] | (typeof UNSEARCHED)[number] | 'local' | 'phone' | 'nationalId' | 'lastSeen', TextsBuilder>>

export const newTexts = (): Texts => {
  const make = (): TextsBuilder => new TextsBuilder()
  return {
    familyName: make(), givenName: make(), profession: make(), specialty: make(), service: make(), postcode: make(), city: make(),
    organisation: make(), civility: make(), domain: make(), local: make(), phone: make(), nationalId: make(), lastSeen: make(),
  }
}

/** Columns of rows in one order. */
export type Columns = ReadonlyMap<Field, Uint32Array>

/** Rows while they arrive. */
export class RowsBuilder {
  readonly #texts: Texts
  readonly #columns = new Map<Field, NumberList>(FIELDS.map((field) => [field, new NumberList()]))
  readonly #addressHashes = new NumberList()
  readonly #idHashes = new NumberList()

  constructor(texts: Texts) {
    this.#texts = texts
  }

  get length(): number {
    return this.#addressHashes.length
  }

  add(box: Box, address: string): void {
    const put = (field: Field, value: number): void => this.#columns.get(field)?.push(value)
    for (const field of SEARCHED) put(field, this.#texts[field].take(box[field]))
    put('civility', this.#texts.civility.take(box.civility))
    put('kind', kindCode(box))
    const at = address.lastIndexOf('@')
    // Without a domain the whole of it is kept as the local part.
    const domain = at < 0 ? '' : address.slice(at + 1)
    const local = domain === '' ? address : address.slice(0, at)
    const { givenName, familyName } = this.#texts
    const code = codeOf(local, givenName.folded(givenName.take(box.givenName)), familyName.folded(familyName.take(box.familyName)))
    put('domain', this.#texts.domain.take(domain))
    put('local', code >= 0 ? code : codeOfOwnText(this.#texts.local.take(local)))
    put('phone', PHONES.codeOf(box.phone, (text) => this.#texts.phone.take(text)))
    put('nationalId', NATIONAL_IDS.codeOf(box.nationalId, (text) => this.#texts.nationalId.take(text)))
    this.#addressHashes.push(hashOf(address))
    this.#idHashes.push(hashOf(box.nationalId))
  }

  /**
   * The rows in order of their names, organisations last, whatever the order in which they came.
   * @param numbers Final numbers of texts by the ones they had.
   */
  sorted(numbers: Readonly<Record<keyof Texts, Uint32Array>>): { columns: Columns; addressHashes: Uint32Array; idHashes: Uint32Array; order: Uint32Array } {
    const final = new Map(FIELDS.map((field) => [field, this.#final(field, numbers)]))
    const keys = (['familyName', 'givenName', 'domain', 'local'] as const).map((field) => final.get(field) ?? new Uint32Array())
    const [families = new Uint32Array()] = keys
    const order = Uint32Array.from({ length: this.length }, (_, row) => row).sort((a, b) => {
      if ((families[a] === 0) !== (families[b] === 0)) return families[a] === 0 ? 1 : -1
      for (const key of keys) {
        const difference = (key[a] ?? 0) - (key[b] ?? 0)
        if (difference !== 0) return difference
      }
      return 0
    })
    const arranged = (values: Uint32Array): Uint32Array => Uint32Array.from(order, (row) => values[row] ?? 0)
    return {
      columns: new Map([...final].map(([field, values]) => [field, arranged(values)])),
      addressHashes: arranged(this.#addressHashes.values()),
      idHashes: arranged(this.#idHashes.values()),
      order,
    }
  }

  #final(field: Field, numbers: Readonly<Record<keyof Texts, Uint32Array>>): Uint32Array {
    const values = this.#columns.get(field)?.values() ?? new Uint32Array()
    if (field === 'kind') return values
    const by = numbers[field]
    if (field === 'local') return values.map((code) => (isOwnText(code) ? codeOfOwnText(by[ownTextOf(code)] ?? 0) : code))
    const codes = field === 'phone' ? PHONES : field === 'nationalId' ? NATIONAL_IDS : null
    return codes ? values.map((code) => codes.renumbered(code, by)) : values.map((number) => by[number] ?? 0)
  }
}
