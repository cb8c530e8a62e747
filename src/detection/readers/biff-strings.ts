import { decodeCodePage } from './text.ts'

/** A record of a workbook with the bytes of those that continue it: their first bytes are marked, for a string may go on there in another width. */
export class RecordBytes {
  readonly bytes: Uint8Array
  /** Where a record that continues begins, ascending, and the first of them that may still come. */
  readonly #seams: readonly number[]
  #next = 0
  readonly #view: DataView
  at = 0

  /** @param pieces Bytes of the record, then of each that continues it. */
  constructor(pieces: readonly Uint8Array[]) {
    const seams: number[] = []
    let length = 0
    for (const piece of pieces) {
      if (length > 0) seams.push(length)
      length += piece.length
    }
    this.bytes = new Uint8Array(length)
    let at = 0
    for (const piece of pieces) {
      this.bytes.set(piece, at)
      at += piece.length
    }
    this.#seams = seams
    this.#view = new DataView(this.bytes.buffer)
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  u8(): number {
    const value = this.#view.getUint8(this.at)
    this.at += 1
    return value
  }

  u16(): number {
    const value = this.#view.getUint16(this.at, true)
    this.at += 2
    return value
  }

  u32(): number {
    const value = this.#view.getUint32(this.at, true)
    this.at += 4
    return value
  }

  f64(): number {
    const value = this.#view.getFloat64(this.at, true)
    this.at += 8
    return value
  }

  /** So many characters; where the record is continued, a byte says anew how wide they are ([MS-XLS] 2.5.293). */
  characters(count: number, isWide: boolean): string {
    let text = ''
    let wide = isWide
    // A count that the record cannot hold ends with its bytes.
    for (let left = count; left > 0 && this.left > 0;) {
      while ((this.#seams[this.#next] ?? Infinity) < this.at) this.#next += 1
      if (this.#seams[this.#next] === this.at) {
        wide = (this.u8() & 1) === 1
        this.#next += 1
      }
      const end = Math.min(this.bytes.length, this.at + left * (wide ? 2 : 1), this.#seams[this.#next] ?? Infinity)
      const piece = this.bytes.subarray(this.at, end)
      text += wide ? new TextDecoder('utf-16le').decode(piece) : latin(piece)
      left -= wide ? Math.ceil(piece.length / 2) : piece.length
      this.at = end
    }
    return text
  }

  /** A Unicode string with its flags, its formats and its phonetics, of which the text alone counts ([MS-XLS] 2.5.293 and 2.5.294). */
  unicode(count: number): string {
    const flags = this.u8()
    const runs = (flags & 8) === 0 ? 0 : this.u16()
    const extra = (flags & 4) === 0 ? 0 : this.u32()
    const text = this.characters(count, (flags & 1) === 1)
    this.at = Math.min(this.bytes.length, this.at + runs * 4 + extra)
    return text
  }
}

/** Narrow characters are the lower halves of UTF-16. */
function latin(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return text
}

/** A string of Excel 5 and 95: bytes in the workbook's code page. */
export function bytesString(record: RecordBytes, count: number, page: number): string {
  const bytes = record.bytes.subarray(record.at, record.at + count)
  record.at += bytes.length
  return decodeCodePage(bytes, page)
}
