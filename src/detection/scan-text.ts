import type { KnownPerson, TextPart } from './finding.ts'
import { foldKeeping } from './fold.ts'
import { knownWords } from './known-words.ts'
import { normalise } from './normalise.ts'
import { firstAtOrAfter } from './places.ts'
import { mutedZones, type Zone } from './zones.ts'

/** One word of a text. Offsets are UTF-16 code units of the normalised text, end exclusive. */
export interface Token {
  readonly start: number
  readonly end: number
  /** As written. */
  readonly raw: string
  /** Lower case, without accents, ligatures opened: what lexicons hold. */
  readonly folded: string
}

const DASH = 45
const isDigit = (code: number): boolean => code >= 48 && code <= 57
/** Letters after folding: Latin without marks, and what has no case or no Latin base. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code > 0xbf && code < 0x2000 && code !== 0xd7 && code !== 0xf7) || (code >= 0x2c00 && code < 0xd800)

/** Words: letters, joined by dashes, with digits that follow them: "L5-S1", "HbA1c", "Jean-Paul". */
function tokensOf(text: string, folded: string): Token[] {
  const tokens: Token[] = []
  const { length } = folded
  let at = 0
  while (at < length) {
    if (!isLetter(folded.charCodeAt(at))) {
      at += 1
      continue
    }
    const start = at
    at += 1
    for (; at < length; at += 1) {
      const code = folded.charCodeAt(at)
      if (isLetter(code) || isDigit(code)) continue
      const next = at + 1 < length ? folded.charCodeAt(at + 1) : 0
      if (code !== DASH || !(isLetter(next) || isDigit(next))) break
    }
    tokens.push({ start, end: at, raw: text.slice(start, at), folded: folded.slice(start, at) })
  }
  return tokens
}

/** One part of a draft, prepared once for every recognizer: all offsets are those of `text`, the normalised text. */
export class ScanText {
  readonly part: TextPart
  /** What a reader sees: without hidden characters. */
  readonly text: string
  /** `text` in lower case without accents, of the same length. */
  readonly folded: string
  readonly tokens: readonly Token[]
  /** Words of the names of persons who are no patients. */
  readonly known: ReadonlySet<string>
  readonly #offsets: Uint32Array | null
  #zones: readonly Zone[] | null = null
  #zoneStarts: readonly number[] | null = null

  constructor(part: TextPart, known: readonly KnownPerson[] | ReadonlySet<string>) {
    // File names part their words by underscores and plus signs: "CR_Dupont_Jean.pdf".
    const { text, offsets } = normalise(part.part === 'attachment-name' ? part.text.replace(/[_+]/g, ' ') : part.text)
    this.part = part
    this.text = text
    this.#offsets = offsets
    this.folded = foldKeeping(text)
    this.tokens = tokensOf(text, this.folded)
    this.known = known instanceof Set ? known : knownWords([...known as readonly KnownPerson[]])
  }

  /** Offset in the part's own text. */
  original(offset: number): number {
    return this.#offsets === null ? offset : this.#offsets[offset] ?? this.part.text.length
  }

  /** Whether a place lies where names are those of correspondents: signatures, headers of a quoted message. */
  isMuted(start: number): boolean {
    this.#zones ??= mutedZones(this.text)
    this.#zoneStarts ??= this.#zones.map((zone) => zone.start)
    const zone = this.#zones[firstAtOrAfter(this.#zoneStarts, start + 1) - 1]
    return zone !== undefined && start < zone.end
  }

  /** What stands between two tokens. */
  between(left: Token, right: Token): string {
    return this.text.slice(left.end, right.start)
  }

  /** Index of the first token that ends after `offset`. */
  tokenAt(offset: number): number {
    let low = 0
    let high = this.tokens.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.tokens[middle]?.end ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return low
  }
}
