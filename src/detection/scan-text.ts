import { type Cue, MOST_CUES } from './cue.ts'
import type { Edit } from './edit.ts'
import type { KnownPerson, TextPart } from './finding.ts'
import { foldKeeping } from './fold.ts'
import { knownWords } from './known-words.ts'
import { normalise, type Normalised } from './normalise.ts'
import { rolled, WORD_SEED } from './model/hash.ts'
import { Sentences } from './sentences.ts'
import { masksOfRun, type Word, wordAt } from './word.ts'
import { MutedZones } from './zones.ts'

/** One word of a text. Offsets are UTF-16 code units of the normalised text, end exclusive. */
export interface Token {
  readonly start: number
  readonly end: number
  /** As written. */
  readonly raw: string
  /** Lower case, without accents, ligatures opened: what lexicons hold. */
  readonly folded: string
  readonly word: Word
}

const DASH = 45
const isDigit = (code: number): boolean => code >= 48 && code <= 57
/** Letters after folding: Latin without marks, and what has no case or no Latin base. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code > 0xbf && code < 0x2000 && code !== 0xd7 && code !== 0xf7) || (code >= 0x2c00 && code < 0xd800)

const isPlainLetter = (code: number): boolean => code >= 97 && code <= 122

/** What one pass over a folded text gives. */
export interface Walk {
  readonly tokens: readonly Token[]
  /** Where a cue may begin, ascending, and the mask of those that may. */
  readonly places: readonly number[]
  readonly masks: readonly number[]
  /** Starts of runs of digits. */
  readonly numbers: readonly number[]
}

/**
 * Words: letters, joined by dashes, with digits that follow them: "L5-S1", "HbA1c", "Jean-Paul". And on the way the places where a cue
 * may begin: a letter behind what is none, a digit.
 */
function walk(text: string, folded: string): Walk {
  const tokens: Token[] = []
  const places: number[] = []
  const masks: number[] = []
  const numbers: number[] = []
  const { length } = folded
  const note = (at: number, mask: number): void => {
    if (mask === 0) return
    places.push(at)
    masks.push(mask)
  }
  const noteRuns = (start: number, end: number): void => {
    let before = start > 0 ? folded.charCodeAt(start - 1) : 0
    for (let at = start; at < end; at += 1) {
      const code = folded.charCodeAt(at)
      // As written: a raised digit is one in the folded text alone.
      const inside = at > 0 && isDigit(text.charCodeAt(at - 1))
      if (isDigit(code)) {
        if (!isDigit(before)) numbers.push(at)
        note(at, masksOfRun(folded, at, inside))
      } else if (isPlainLetter(code) && !isPlainLetter(before)) note(at, masksOfRun(folded, at, inside))
      before = code
    }
  }
  let at = 0
  while (at < length) {
    const first = folded.charCodeAt(at)
    if (!isLetter(first)) {
      if (isDigit(first)) noteRuns(at, at + 1)
      at += 1
      continue
    }
    const start = at
    let plain = isPlainLetter(first)
    let same = text.charCodeAt(at) === first
    let rolling = rolled(WORD_SEED, first)
    at += 1
    for (; at < length; at += 1) {
      const code = folded.charCodeAt(at)
      if (!isPlainLetter(code)) {
        if (!isLetter(code) && !isDigit(code)) {
          const next = at + 1 < length ? folded.charCodeAt(at + 1) : 0
          if (code !== DASH || !(isLetter(next) || isDigit(next))) break
        }
        plain = false
      }
      same &&= text.charCodeAt(at) === code
      rolling = rolled(rolling, code)
    }
    const word = wordAt(folded, start, at, rolling)
    if (plain) note(start, word.cues)
    else noteRuns(start, at)
    tokens.push({ start, end: at, raw: same ? word.folded : text.slice(start, at), folded: word.folded, word })
  }
  return { tokens, places, masks, numbers }
}

/** What is prepared of a text. */
export interface Prepared extends Normalised {
  readonly folded: string
  readonly walk: Walk
}

/** A stretch of normalised text, whole lines of it, prepared. */
export function prepareLines(text: string): Prepared {
  const folded = foldKeeping(text)
  return { text, offsets: null, folded, walk: walk(text, folded) }
}

/** File names part their words by underscores and plus signs: "CR_Dupont_Jean.pdf". */
const readable = ({ part, text }: TextPart): string => (part === 'attachment-name' ? text.replace(/[_+]/g, ' ') : text)

function prepare(text: string): Prepared {
  const normalised = normalise(text)
  return { ...prepareLines(normalised.text), offsets: normalised.offsets }
}

/** What a window of whole lines lies in, and where it begins there. */
interface Around {
  readonly scan: ScanText
  readonly from: number
}

/** One part of a draft, prepared once for every recognizer: all offsets are those of `text`, the normalised text. */
export class ScanText {
  readonly part: TextPart
  /** What a reader sees: without hidden characters. */
  readonly text: string
  /** `text` in lower case without accents, of the same length. */
  readonly folded: string
  readonly tokens: readonly Token[]
  /** Starts of runs of digits. */
  readonly numbers: readonly number[]
  /** Words of the names of persons who are no patients. */
  readonly known: ReadonlySet<string>
  /** Whether this is the beginning of its part, not a window of it. */
  readonly begins: boolean
  readonly prepared: Prepared
  readonly #around: Around | null
  #zones: MutedZones | null = null
  #sentences: Sentences | null = null
  #byCue: readonly (readonly number[])[] | null = null
  #notable: readonly number[] | null = null

  constructor(part: TextPart, known: readonly KnownPerson[] | ReadonlySet<string>, prepared: Prepared = prepare(readable(part)), around: Around | null = null) {
    this.part = part
    this.text = prepared.text
    this.folded = prepared.folded
    this.prepared = prepared
    this.tokens = prepared.walk.tokens
    this.numbers = prepared.walk.numbers
    this.#around = around
    this.begins = (around?.from ?? 0) === 0
    this.known = known instanceof Set ? known : knownWords([...known as readonly KnownPerson[]])
  }

  /** All matches of a cue in the folded text, or in another of the same length, as `matchesOf` would find them. */
  matchesOf({ number, sticky }: Cue, text = this.folded): RegExpExecArray[] {
    const found: RegExpExecArray[] = []
    let next = 0
    for (const at of this.#cuePlaces()[number] ?? []) {
      if (at < next) continue
      sticky.lastIndex = at
      const match = sticky.exec(text)
      if (!match) continue
      found.push(match)
      next = at + Math.max(1, match[0].length)
    }
    return found
  }

  /** Where each cue may begin. */
  #cuePlaces(): readonly (readonly number[])[] {
    if (this.#byCue) return this.#byCue
    const { places, masks } = this.prepared.walk
    const byCue = Array.from({ length: MOST_CUES }, (): number[] => [])
    for (let index = 0; index < places.length; index += 1) {
      for (let rest = masks[index] ?? 0; rest !== 0; rest &= rest - 1) byCue[31 - Math.clz32(rest & -rest)]?.push(places[index] ?? 0)
    }
    return (this.#byCue = byCue)
  }

  /** Indices of the words that may begin something by what they are or how they are written: most are plain, and each recognizer would pass over them. */
  get notable(): readonly number[] {
    if (this.#notable) return this.#notable
    const notable: number[] = []
    for (let index = 0; index < this.tokens.length; index += 1) {
      const token = this.tokens[index]
      if (token && (token.word.traits !== 0 || token.raw !== token.folded)) notable.push(index)
    }
    return (this.#notable = notable)
  }

  /** Offset in the part's own text. */
  original(offset: number): number {
    const { offsets } = this.prepared
    return offsets === null ? offset : offsets.at(offset)
  }

  /** Whether a place lies where names are those of correspondents: signatures, headers of a quoted message. */
  isMuted(start: number): boolean {
    // "Echo de ce matin, Mme Bahr": nobody signs a subject.
    if (this.part.part === 'subject') return false
    if (this.#around) return this.#around.scan.isMuted(this.#around.from + start)
    return this.zones.has(start)
  }

  get zones(): MutedZones {
    return (this.#zones ??= new MutedZones(this.text))
  }

  /** Where its sentences end: looked for when somebody is named. */
  get sentences(): Sentences {
    return (this.#sentences ??= new Sentences(this.text))
  }

  /** What is known already of where sentences end and names are muted, of a text that differs from this one. */
  handOn(scan: ScanText, edit: Edit): void {
    scan.#zones = this.zones.after(edit, scan.text)
    scan.#sentences = this.sentences.after(edit, scan.text)
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
