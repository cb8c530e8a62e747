import { type Edit, splicePlaces } from './edit.ts'
import { matchesOf } from './matches.ts'
import { firstAtOrAfter } from './places.ts'
import type { Zone } from './zones.ts'

/** Characters to either side of a place that its sentence is looked for in. */
export const NEAR = 260
/** Letters before a dot that ends a sentence. */
const BEFORE_DOT = 3
/**
 * An end of a sentence, line or text, not the dot of "Mme B. " or "Dr. ". The sign comes first: it is rare, so that the rest is
 * seldom tried.
 */
export const SENTENCE_END = /[.;](?<=[\p{L}\d)%]{3}.)(?=\s|$)|[!?](?=\s|$)|\n/gu

const endsIn = (text: string): number[] => matchesOf(SENTENCE_END, text).map(({ index }) => index)

/** Where the sentences and lines of a text end, found once for all who are named in it. */
export class Sentences {
  readonly #text: string
  readonly #ends: readonly number[]

  constructor(text: string, ends: readonly number[] = endsIn(text)) {
    this.#text = text
    this.#ends = ends
  }

  /** Those of a text that differs in whole lines: what ends a sentence lies in its line. */
  after(edit: Edit, text: string): Sentences {
    return new Sentences(text, splicePlaces(this.#ends, endsIn(text.slice(edit.from, edit.to)), edit))
  }

  /** The sentence that a place stands in, at most `NEAR` to either side. A dot right behind a name is that of its initial. */
  around({ start, end }: Zone): Zone {
    const from = Math.max(0, start - NEAR)
    const to = Math.min(this.#text.length, end + NEAR)
    return { start: this.#lastEnd(from, start) ?? from, end: this.#firstEnd(end, to) ?? to }
  }

  /** Where the last sentence that ends between two places is over. */
  #lastEnd(from: number, to: number): number | null {
    for (let index = firstAtOrAfter(this.#ends, to) - 1; index >= 0; index -= 1) {
      const at = this.#ends[index] ?? 0
      if (at < from) return null
      if (this.#counts(at, from, to)) return at + 1
    }
    return null
  }

  #firstEnd(from: number, to: number): number | null {
    for (let index = firstAtOrAfter(this.#ends, from); index < this.#ends.length; index += 1) {
      const at = this.#ends[index] ?? to
      if (at >= to) return null
      if (this.#counts(at, from, to)) return at
    }
    return null
  }

  /** Whether what makes this an end stands between two places too: the blank behind it, the letters before a dot. */
  #counts(at: number, from: number, to: number): boolean {
    const sign = this.#text[at]
    return sign === '\n' || (at + 1 < to && (sign === '!' || sign === '?' || at - from >= BEFORE_DOT))
  }
}
