import type { Box } from '../box.ts'
import type { GoneBox } from '../directory.ts'
import { packBlock } from './block.ts'
import { FIELDS, NAMES, SEARCHED, wordsIn } from './fields.ts'
import { hashOf, packHashes, type PackedHashes } from './hash-index.ts'
import { nameKey } from './name-column.ts'
import { narrow, type Numbers } from './numbers.ts'
import { type PackedPostings, packPostings } from './postings.ts'
import { type Columns, newTexts, RowsBuilder, type Texts } from './rows-builder.ts'
import { soundOf } from './sound.ts'
import { byBytes, packTexts, type PackedTexts } from './text-pool.ts'

/** Between two looks at whether the work is still wanted. */
const ROWS_AT_ONCE = 8192
const MILLISECONDS_AT_ONCE = 20
/** A box that vanished is remembered for a year. */
const REMEMBERED_MILLISECONDS = 365 * 24 * 3600 * 1000

/** How far a build is. */
export interface BuildProgress {
  /** Boxes taken in so far. */
  readonly boxes: number
  /** Part of the arranging that is done, once all boxes are in: 0 to 1. */
  readonly arranged: number
}

export interface BuildOptions {
  /** Date of the source file, ISO. */
  readonly date: string
  readonly onProgress?: (progress: BuildProgress) => void
  /** Ends the build with the signal's reason. */
  readonly signal?: AbortSignal
  /** Boxes that earlier files had (`IndexedDirectory.departing` of the former index); those that are still there are passed over. */
  readonly gone?: Iterable<GoneBox>
}

class Sections {
  readonly all = new Map<string, Numbers>()

  texts(name: string, { bytes, starts }: PackedTexts | PackedPostings): void {
    this.all.set(name, bytes).set(`${name}.at`, starts)
  }

  hashes(name: string, { items, starts }: PackedHashes): void {
    this.all.set(name, items).set(`${name}.at`, starts)
  }

  hashed(name: string, texts: readonly string[]): void {
    this.hashes(name, packHashes(Uint32Array.from(texts, (_, at) => at), Uint32Array.from(texts, hashOf)))
  }
}

/** Which texts of a column hold which words. */
function packWords(sections: Sections, field: (typeof SEARCHED)[number], texts: readonly string[]): void {
  const places = new Map<string, number[]>()
  texts.forEach((text, at) => {
    for (const word of wordsIn(field, text)) {
      const known = places.get(word)
      if (known) known.push(at + 1)
      else places.set(word, [at + 1])
    }
  })
  const words = [...places].sort(([a], [b]) => byBytes(a, b))
  sections.texts(`${field}.words`, packTexts(words.map(([word]) => word)))
  sections.texts(`${field}.words.in`, packPostings(words.length, (take) => {
    words.forEach(([, numbers], word) => {
      for (const number of numbers) take(word, number)
    })
  }))
}

function compareBytes(a = new Uint8Array(), b = new Uint8Array()): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return (a[at] ?? 0) - (b[at] ?? 0)
  return a.length - b.length
}

/** What finds a name by its end, its sound and its words in any order. */
function packNames(sections: Sections, field: string, folded: readonly string[]): void {
  sections.texts(`${field}.folded`, packTexts(folded))
  const backward = folded.map((text) => new TextEncoder().encode(text).reverse())
  const order = Uint32Array.from(folded, (_, at) => at).sort((a, b) => compareBytes(backward[a], backward[b]) || a - b)
  sections.all.set(`${field}.backward`, narrow(order))
  sections.hashed(`${field}.sounds`, folded.map(soundOf))
  sections.hashed(`${field}.keys`, folded.map(nameKey))
}

/** Which rows have which text. Families need no list: rows lie in their order. */
function packRows(sections: Sections, field: (typeof SEARCHED)[number], column: Uint32Array, texts: number): void {
  if (field === 'familyName') {
    const starts = new Uint32Array(texts + 2)
    for (const number of column) if (number > 0) starts[number + 1] = (starts[number + 1] ?? 0) + 1
    for (let number = 1; number < starts.length; number += 1) starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0)
    sections.all.set('familyName.rows', narrow(starts))
    return
  }
  sections.texts(`${field}.rows`, packPostings(texts + 1, (take) => {
    column.forEach((number, row) => {
      if (number > 0) take(number, row)
    })
  }))
}

function packColumns(sections: Sections, name: string, columns: Columns, addressHashes: Uint32Array): void {
  for (const field of FIELDS) sections.all.set(`${name}.${field}`, narrow(columns.get(field) ?? new Uint32Array()))
  sections.hashes(`${name}.by-address`, packHashes(addressHashes.map((_, row) => row), addressHashes))
}

function packIds(sections: Sections, ids: Uint32Array, hashes: Uint32Array): void {
  const rows = Uint32Array.from(ids, (_, row) => row).filter((row) => ids[row] !== 0)
  sections.hashes('row.by-id', packHashes(rows, rows.map((row) => hashes[row] ?? 0)))
}

/**
 * Builds the offline index: one block of bytes that `openIndex` opens without reading it through. The same boxes give the same bytes in
 * whatever order they come; of several boxes with one address the first counts.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function buildIndex(boxes: Iterable<Box> | AsyncIterable<Box>, options: BuildOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { date, signal, onProgress, gone = [] } = options
  const texts = newTexts()
  const live = new RowsBuilder(texts)
  const past = new RowsBuilder(texts)
  const lastSeen: number[] = []
  const addresses = new Set<string>()
  const isNew = (address: string): boolean => addresses.size < addresses.add(address).size

  let rested = Date.now()
  /** Now and then lets messages in, a cancel among them. */
  async function pause(arranged: number): Promise<void> {
    onProgress?.({ boxes: live.length, arranged })
    if (Date.now() - rested > MILLISECONDS_AT_ONCE) {
      await new Promise((resolve) => setTimeout(resolve))
      rested = Date.now()
    }
    signal?.throwIfAborted()
  }

  signal?.throwIfAborted()
  for await (const box of boxes) {
    const address = box.address.trim().toLowerCase()
    if (!isNew(address)) continue
    live.add(box, address)
    if (live.length % ROWS_AT_ONCE === 0) await pause(0)
  }
  let looked = 0
  for (const one of gone) {
    looked += 1
    if (looked % ROWS_AT_ONCE === 0) await pause(0)
    if (Date.parse(date) - Date.parse(one.lastSeen) > REMEMBERED_MILLISECONDS || !isNew(one.box.address)) continue
    past.add(one.box, one.box.address)
    lastSeen.push(texts.lastSeen.take(one.lastSeen))
  }
  await pause(0)

  const sections = new Sections()
  const names = Object.keys(texts) as (keyof Texts)[]
  const sorted = new Map<string, ReturnType<Texts['city']['sorted']>>()
  for (const [at, name] of names.entries()) {
    sorted.set(name, texts[name].sorted())
    await pause((at / names.length) * 0.3)
  }
  const numbers = Object.fromEntries(names.map((name) => [name, sorted.get(name)?.numbers ?? new Uint32Array()])) as Record<keyof Texts, Uint32Array>
  for (const name of names) {
    const { texts: all = [], folded = [] } = sorted.get(name) ?? {}
    const isName = (NAMES as readonly string[]).includes(name)
    // Most names stand in capitals without accents: their folded form says it all.
    sections.texts(name, packTexts(isName ? all.map((text, at) => (folded[at]?.toUpperCase() === text ? '' : text)) : all))
    if (isName) packNames(sections, name, folded)
    await pause(0.3)
  }
  for (const [at, field] of SEARCHED.entries()) {
    packWords(sections, field, sorted.get(field)?.texts ?? [])
    await pause(0.3 + (at / SEARCHED.length) * 0.3)
  }
  const { columns, addressHashes, idHashes } = live.sorted(numbers)
  await pause(0.7)
  for (const field of SEARCHED) {
    packRows(sections, field, columns.get(field) ?? new Uint32Array(), sorted.get(field)?.texts.length ?? 0)
    await pause(0.8)
  }
  packColumns(sections, 'row', columns, addressHashes)
  packIds(sections, columns.get('nationalId') ?? new Uint32Array(), idHashes)
  const former = past.sorted(numbers)
  packColumns(sections, 'gone', former.columns, former.addressHashes)
  sections.all.set('gone.lastSeen', narrow(Uint32Array.from(former.order, (row) => numbers.lastSeen[lastSeen[row] ?? 0] ?? 0)))
  await pause(0.9)
  const block = packBlock({ date, size: live.length }, sections.all)
  await pause(1)
  return block
}
