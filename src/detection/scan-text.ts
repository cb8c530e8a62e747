import type { KnownPerson, TextPart } from './finding.ts'
import { fold } from './fold.ts'
import { knownWords } from './known-words.ts'
import { mutedZones, type Zone } from './zones.ts'

/** One word of a text. Offsets are UTF-16 code units, end exclusive. */
export interface Token {
  readonly start: number
  readonly end: number
  /** As written. */
  readonly raw: string
  /** Lower case, without accents, ligatures opened: what lexicons hold. */
  readonly folded: string
}

const WORD = /[\p{L}\p{M}]+(?:-?\d+[\p{L}\d]*)?(?:-[\p{L}\p{M}]+)*/gu

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    const [raw] = match
    tokens.push({ start: match.index, end: match.index + raw.length, raw, folded: fold(raw) })
  }
  return tokens
}

/** One part of a draft, prepared once for every recognizer. */
export class ScanText {
  readonly part: TextPart
  readonly text: string
  readonly tokens: readonly Token[]
  /** Words of the names of persons who are no patients. */
  readonly known: ReadonlySet<string>
  #zones: readonly Zone[] | null = null

  constructor(part: TextPart, known: readonly KnownPerson[]) {
    this.part = part
    this.text = part.text
    this.tokens = tokensOf(part.text)
    this.known = knownWords(known)
  }

  /** Whether a place lies where names are those of correspondents: signatures, headers of a quoted message. */
  isMuted(start: number): boolean {
    this.#zones ??= mutedZones(this.text)
    return this.#zones.some((zone) => start >= zone.start && start < zone.end)
  }

  /** What stands between two tokens. */
  between(left: Token, right: Token): string {
    return this.text.slice(left.end, right.start)
  }
}
