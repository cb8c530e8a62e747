import type { Numbers } from './numbers.ts'
import { narrow, NumberList } from './numbers.ts'
import { ONE_SLIP, slipsBetween } from './slip.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A short text in UTF-8. Most are plain: this is several times faster than an encoder's call. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit > 0x7f) return encoder.encode(text)
    bytes[at] = unit
  }
  return bytes
}

/** Texts one after the other, UTF-8, and where each begins. */
export interface PackedTexts {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly starts: Numbers
}

export function packTexts(texts: readonly string[]): PackedTexts {
  let bytes = new Uint8Array(1 << 12)
  const starts = new NumberList()
  let at = 0
  for (const text of texts) {
    starts.push(at)
    if (bytes.length - at < text.length * 3) {
      const wider = new Uint8Array(Math.max(bytes.length * 2, at + text.length * 3))
      wider.set(bytes)
      bytes = wider
    }
    at += encoder.encodeInto(text, bytes.subarray(at)).written
  }
  starts.push(at)
  return { bytes: bytes.slice(0, at), starts: narrow(starts.values()) }
}

/** Texts as they lie in an index; in ascending order of their bytes where they are looked up. */
export class TextPool {
  readonly #bytes: Uint8Array
  readonly #starts: Numbers

  constructor({ bytes, starts }: { readonly bytes: Numbers; readonly starts: Numbers }) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('texts are bytes')
    this.#bytes = bytes
    this.#starts = starts
  }

  get length(): number {
    return this.#starts.length - 1
  }

  start(at: number): number {
    return this.#starts[at] ?? 0
  }

  get bytes(): Uint8Array {
    return this.#bytes
  }

  at(at: number): string {
    const from = this.start(at)
    const to = this.start(at + 1)
    // Most are short and plain: this is several times faster than a decoder's call.
    let text = ''
    for (let place = from; place < to; place += 1) {
      const byte = this.#bytes[place] ?? 0
      if (byte > 0x7f || place - from > 40) return decoder.decode(this.#bytes.subarray(from, to))
      text += String.fromCharCode(byte)
    }
    return text
  }

  /** Every text one slip of the pen from this one. */
  near(sought: Uint8Array): string[] {
    const found: string[] = []
    for (let at = 0; at < this.length; at += 1) {
      if (slipsBetween(this.#bytes, this.start(at), this.start(at + 1), sought, 0, sought.length) === ONE_SLIP) found.push(this.at(at))
    }
    return found
  }

  /** Where the texts stand that begin with these bytes: from, to (exclusive). */
  range(beginning: Uint8Array): readonly [from: number, to: number] {
    return [this.#first(beginning, false), this.#first(beginning, true)]
  }

  #first(sought: Uint8Array, after: boolean): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const order = this.#compare(middle, sought)
      if (order < 0 || (after && order === 0)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** 0 when the text begins with what is sought. */
  #compare(at: number, sought: Uint8Array): number {
    const from = this.start(at)
    const to = this.start(at + 1)
    for (let place = 0; place < sought.length; place += 1) {
      if (from + place >= to) return -1
      const order = (this.#bytes[from + place] ?? 0) - (sought[place] ?? 0)
      if (order !== 0) return order
    }
    return 0
  }
}

/** Order of texts by their UTF-8 bytes, which is that of their code points. */
export function byBytes(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const one = a.charCodeAt(at)
    const other = b.charCodeAt(at)
    if (one !== other) return inOrder(one) - inOrder(other)
  }
  return a.length - b.length
}

/** UTF-16 puts halves of pairs before U+E000; code points have them after. */
const inOrder = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)
