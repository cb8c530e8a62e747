import { matchesOf } from './matches.ts'
import { firstAtOrAfter } from './places.ts'

/** Where the characters of a normalised text stood in the original. Few are moved: only where the next stretch begins is kept. */
export class Offsets {
  readonly #places: number[] = []
  readonly #origins: number[] = []

  /** From `place` of the normalised text on, characters stood at `origin` and behind it. */
  add(place: number, origin: number): void {
    this.#places.push(place)
    this.#origins.push(origin)
  }

  /** Where a character stood, or the end of the text. */
  at(place: number): number {
    const index = firstAtOrAfter(this.#places, place + 1) - 1
    return (this.#origins[index] ?? 0) + place - (this.#places[index] ?? 0)
  }
}

/** A text without what hides in it, and where each of its characters stood. */
export interface Normalised {
  readonly text: string
  /** Null when nothing was changed. */
  readonly offsets: Offsets | null
}

/** What a normalisation looks at: characters that show nothing, marks apart from their letter, ligatures, digits in disguise. */
const UNUSUAL = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u0300-\u036f\u0152\u0153\u00c6\u00e6\u0130\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\ufb00-\ufb06\uff00-\uff5e\u2070-\u2079\u2080-\u2089\u2460-\u2468]|\ud835[\udfce-\udfff]/
const EACH_UNUSUAL = new RegExp(UNUSUAL, 'g')
const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/
const MARK = /[\u0300-\u036f]/
/** Starts of runs of ten digits that look like 0 to 9. */
const DIGIT_ZEROS = [0x660, 0x6f0, 0x966, 0xff10, 0x2070, 0x2080]
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', İ: 'I', ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' }
const FULL_WIDTH = 0xfee0

function plainDigit(code: number): string | null {
  for (const zero of DIGIT_ZEROS) if (code >= zero && code <= zero + 9) return String(code - zero)
  // Superscripts two, three and one live apart, circled digits begin with one.
  if (code >= 0x2460 && code <= 0x2468) return String(code - 0x245f)
  return code > 0xff00 && code <= 0xff5e ? String.fromCharCode(code - FULL_WIDTH) : null
}

/**
 * Removes characters that show nothing, joins marks to their letters, opens ligatures and makes plain digits of look-alikes,
 * so that a recognizer sees what a reader sees. In time proportional to the text; most texts come back as they are.
 */
export function normalise(text: string): Normalised {
  if (!UNUSUAL.test(text)) return { text, offsets: null }
  const out: string[] = []
  const offsets = new Offsets()
  let length = 0
  let copied = 0
  const push = (piece: string, from: number): void => {
    for (let at = 0; at < piece.length; at += 1) offsets.add(length + at, from)
    length += piece.length
    out.push(piece)
  }
  const copyTo = (end: number): void => {
    if (end <= copied) return
    offsets.add(length, copied)
    length += end - copied
    out.push(text.slice(copied, end))
  }
  for (const { index, 0: letter } of matchesOf(EACH_UNUSUAL, text)) {
    copyTo(index)
    copied = index + letter.length
    if (INVISIBLE.test(letter)) continue
    if (MARK.test(letter)) {
      const last = out.at(-1) ?? ''
      const base = last.slice(-1)
      const joined = (base + letter).normalize('NFC')
      // A mark that makes no letter with what stands before it is dropped: it cannot change what is read.
      if (base !== '' && joined.length === 1) out[out.length - 1] = last.slice(0, -1) + joined
    } else if (letter.length > 1) push(String((letter.charCodeAt(1) - 0xdfce) % 10), index)
    else push(LIGATURES[letter] ?? plainDigit(letter.charCodeAt(0)) ?? letter, index)
  }
  copyTo(text.length)
  offsets.add(length, text.length)
  return { text: out.join(''), offsets }
}
