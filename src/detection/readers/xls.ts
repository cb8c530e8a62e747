import { bytesString, RecordBytes } from './biff-strings.ts'
import type { Storage } from './cfb.ts'
import { LIMITS } from './limits.ts'
import { Collected } from './merge.ts'
import { addOfficeArt } from './office-art.ts'
import { type FileText, type ReadContext, UnreadError } from './reading.ts'
import { EPOCH_1900, EPOCH_1904, isDateFormat, shownNumber } from './serial-date.ts'
import { type Cell, MARGIN_CODES, rowsText } from './table.ts'

/** Records of a workbook ([MS-XLS] 2.3); those of Excel 5 and 95 bear the same numbers. */
const BOF = 0x809
const CONTINUE = 0x3c
const FILE_PASS = 0x2f
const CODE_PAGE = 0x42
const DATE_1904 = 0x22
const FORMAT = 0x41e
const FORMAT_OLD = 0x1e
const XF = 0xe0
const BOUND_SHEET = 0x85
const SST = 0xfc
const LABEL = 0x204
const RICH = 0xd6
const LABEL_SST = 0xfd
const NUMBER = 0x203
const RK = 0x27e
const MUL_RK = 0xbd
const FORMULA = 0x6
const STRING = 0x207
const HEADER = 0x14
const FOOTER = 0x15
const TXO = 0x1b6
const NOTE = 0x1c
const DRAWING_GROUP = 0xeb
const BIFF8 = 0x600

/** A number in four bytes: the upper part of a double or a whole number, hundredfold or not ([MS-XLS] 2.5.122). */
function rkNumber(rk: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setUint32(4, rk & ~3)
  view.setUint32(0, rk & ~3)
  const value = (rk & 2) === 0 ? view.getFloat64(0) : view.getInt32(4) >> 2
  return (rk & 1) === 0 ? value : value / 100
}

interface Sheet {
  readonly rows: Map<number, Cell[]>
  readonly around: string[]
}

/** Reads a workbook's stream record by record. */
class Workbook {
  readonly sheets: Sheet[] = [{ rows: new Map(), around: [] }]
  readonly names: string[] = []
  readonly pictures: Uint8Array[] = []
  readonly strings: string[] = []
  /** Characters of cells that may still be kept: repeated strings cost nothing in the file. */
  left: number = LIMITS.characters
  readonly #formats = new Map<number, string>()
  readonly #styles: number[] = []
  #epoch = EPOCH_1900
  #page = 1252
  #isWide = true
  /** The cell whose formula gave a text, which the next record holds. */
  #awaited: { readonly row: number; readonly column: number } | null = null

  /** A text with its length before it, in the words of this version. */
  #text(record: RecordBytes, count: number): string {
    return this.#isWide ? record.unicode(count) : bytesString(record, count, this.#page)
  }

  get #sheet(): Sheet {
    return this.sheets.at(-1) ?? { rows: new Map(), around: [] }
  }

  #put(row: number, column: number, text: string): void {
    this.left -= text.length + 1
    if (this.left < 0) return
    const cells = this.#sheet.rows.get(row)
    if (cells) cells.push({ column, text })
    else this.#sheet.rows.set(row, [{ column, text }])
  }

  #number(row: number, column: number, style: number, value: number): void {
    const format = this.#styles[style] ?? 0
    this.#put(row, column, shownNumber(String(value), isDateFormat(format, this.#formats.get(format) ?? ''), this.#epoch))
  }

  /** Takes one record in. @param pieces Its bytes, and of those that continue it. */
  take(type: number, pieces: readonly Uint8Array[]): void {
    const record = new RecordBytes(pieces)
    switch (type) {
      case BOF:
        this.#isWide = record.u16() >= BIFF8
        this.sheets.push({ rows: new Map(), around: [] })
        return
      case FILE_PASS: throw new UnreadError('password')
      case CODE_PAGE: this.#page = record.u16(); return
      case DATE_1904: this.#epoch = record.u16() === 1 ? EPOCH_1904 : EPOCH_1900; return
      case FORMAT: this.#formats.set(record.u16(), this.#text(record, this.#isWide ? record.u16() : record.u8())); return
      case FORMAT_OLD: this.#formats.set(record.u16(), this.#text(record, record.u8())); return
      case XF: record.at = 2; this.#styles.push(record.u16()); return
      case BOUND_SHEET: record.at = 6; this.names.push(this.#text(record, record.u8())); return
      case SST: this.#takeStrings(record); return
      case DRAWING_GROUP: this.pictures.push(record.bytes); return
      case HEADER: case FOOTER:
        if (record.left > 0) this.#sheet.around.push(this.#text(record, this.#isWide ? record.u16() : record.u8()).replace(MARGIN_CODES, ' '))
        return
      case TXO: this.#takeBox(pieces); return
      case NOTE: record.at = 8; if (record.left > 2) this.#sheet.around.push(this.#isWide ? record.unicode(record.u16()) : bytesString(record, record.left, this.#page)); return
      default: this.#takeCell(type, record)
    }
  }

  #takeStrings(record: RecordBytes): void {
    record.at = 8
    while (record.left > 2) this.strings.push(record.unicode(record.u16()))
  }

  /** The text of a box or a comment stands in the record that continues it. */
  #takeBox(pieces: readonly Uint8Array[]): void {
    const head = pieces[0]
    const words = pieces[1]
    if (!head || !words || head.length < 12) return
    const count = new DataView(head.buffer, head.byteOffset, head.length).getUint16(10, true)
    const record = new RecordBytes(pieces.slice(1))
    if (count > 0) this.#sheet.around.push(record.characters(count, (record.u8() & 1) === 1))
  }

  #takeCell(type: number, record: RecordBytes): void {
    if (type === STRING) {
      if (this.#awaited) this.#put(this.#awaited.row, this.#awaited.column, this.#text(record, record.u16()))
      this.#awaited = null
      return
    }
    if (![LABEL, RICH, LABEL_SST, NUMBER, RK, MUL_RK, FORMULA].includes(type)) return
    const [row, column] = [record.u16(), record.u16()]
    if (type === MUL_RK) {
      for (let at = column; record.left >= 8; at += 1) this.#number(row, at, record.u16(), rkNumber(record.u32()))
      return
    }
    const style = record.u16()
    if (type === LABEL || type === RICH) this.#put(row, column, this.#text(record, record.u16()))
    else if (type === LABEL_SST) this.#put(row, column, this.strings[record.u32()] ?? '')
    else if (type === RK) this.#number(row, column, style, rkNumber(record.u32()))
    else if (type === NUMBER) this.#number(row, column, style, record.f64())
    else this.#takeResult(row, column, style, record)
  }

  /** What a formula gave: a number, or something else, which a mark tells ([MS-XLS] 2.5.133). */
  #takeResult(row: number, column: number, style: number, record: RecordBytes): void {
    const isText = record.bytes[record.at + 6] === 0xff && record.bytes[record.at + 7] === 0xff
    if (!isText) this.#number(row, column, style, record.f64())
    else if (record.u8() === 0) this.#awaited = { row, column }
  }
}

/** The records of a stream, each with those that continue it. What is cut off at the end is left out. */
function* recordsOf(stream: Uint8Array): Generator<{ readonly type: number; readonly pieces: readonly Uint8Array[] }> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let type = -1
  let pieces: Uint8Array[] = []
  for (let at = 0; at + 4 <= stream.length;) {
    const next = view.getUint16(at, true)
    const end = at + 4 + view.getUint16(at + 2, true)
    const bytes = stream.subarray(at + 4, Math.min(end, stream.length))
    // A picture's record is continued by others of its kind too.
    if (next === CONTINUE || (next === DRAWING_GROUP && type === DRAWING_GROUP)) pieces.push(bytes)
    else {
      if (type >= 0) yield { type, pieces }
      type = next
      pieces = [bytes]
    }
    at = end
  }
  if (type >= 0) yield { type, pieces }
}

/**
 * A workbook of Excel 5 to 2003 ([MS-XLS]): cells of all sheets with the names of their columns, names of sheets, hidden ones
 * too, comments, boxes, headers, strings that no cell shows any more, pictures.
 * @throws UnreadError when it has a password or does not hold together.
 */
export async function readXls(root: Storage, context: ReadContext): Promise<FileText> {
  const stream = (root.streams.get('Workbook') ?? root.streams.get('Book'))?.()
  if (!stream) throw new UnreadError('damaged')
  const book = new Workbook()
  const all = new Collected()
  let read = 0
  for (const { type, pieces } of recordsOf(stream)) {
    read += 1
    if (read % 1000 === 0) context.budget.check()
    try {
      book.take(type, pieces)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      // A record shorter than it says: what else there is still counts.
      all.miss('damaged')
    }
  }
  if (read === 0) throw new UnreadError('damaged')
  all.add(book.names.join('\n'))
  for (const { rows, around } of book.sheets) {
    const inOrder = [...rows.keys()].sort((a, b) => a - b)
    all.add(rowsText(inOrder.map((row) => [...(rows.get(row) ?? [])].sort((a, b) => a.column - b.column))))
    all.add(around.join('\n'))
  }
  all.add(book.strings.join('\n'))
  if (book.left < 0) all.miss('too-big')
  for (const bytes of book.pictures) await addOfficeArt(all, bytes, context)
  return all.result('xls')
}
