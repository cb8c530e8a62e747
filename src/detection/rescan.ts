import { type Edit, editOf, firstFrom, lineEnd, lineStart, splice, splicePlaces } from './edit.ts'
import type { TextPart } from './finding.ts'
import { normalise, type Offsets } from './normalise.ts'
import { firstAtOrAfter } from './places.ts'
import { type Prepared, prepareLines, ScanText, type Token, type Walk } from './scan-text.ts'
import { movedSighting, type Sighting, sightingsOf } from './sightings.ts'

/** One part as it was scanned last: what a scan after an edit goes on from. */
export interface Scanned {
  readonly scan: ScanText
  readonly sightings: readonly Sighting[]
}

/** Whole lines that differ, and the new ones by themselves. */
export interface Edited {
  readonly edit: Edit
  readonly lines: ScanText
}

/** The same after an edit. */
interface Rescanned extends Scanned {
  readonly edited: Edited
}

/**
 * What a sighting depends on: the line it begins in and, on either side, whole lines with at least so many characters that show
 * something and at least so many lines that are not blank. No recognizer looks back over more than 120 characters or seven words, nor
 * ahead over more than the 600 of a markup's opening tag, blanks and the rest of a line apart. Two things lie farther:
 * the first lines of a text (a format's header, its first lines) and where names are muted (a signature, from its closing formula on).
 */
const REACH_CHARACTERS = 800
const REACH_LINES = 5
const HEADER_LINES = 16
const HEADER_CHARACTERS = 256
/** Lower-casing it changes the length of the text, so that what stands elsewhere counts. */
const DOTTED_I = '\u0130'

/** Characters of a line that show something. */
function shown(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 32 && code !== 0xa0) count += 1
  }
  return count
}

/** From a line's start back over what a sighting there may depend on. */
function reachBack(text: string, from: number): number {
  let at = from
  for (let lines = 0, characters = 0; at > 0 && (lines < REACH_LINES || characters < REACH_CHARACTERS);) {
    const start = lineStart(text, at - 1)
    const count = shown(text, start, at)
    lines += count > 0 ? 1 : 0
    characters += count
    at = start
  }
  return isHeader(text, at) ? 0 : at
}

function reachAhead(text: string, from: number): number {
  let at = from
  for (let lines = 0, characters = 0; at < text.length && (lines < REACH_LINES || characters < REACH_CHARACTERS);) {
    const end = lineEnd(text, at)
    const count = shown(text, at, end)
    lines += count > 0 ? 1 : 0
    characters += count
    at = end
  }
  return at
}

/** End of the lines that may be the header of a format. */
function headerEnd(text: string): number {
  let at = 0
  for (let lines = 0; at < text.length && (lines < HEADER_LINES || at < HEADER_CHARACTERS); lines += 1) at = lineEnd(text, at)
  return at
}

const isHeader = (text: string, at: number): boolean => at < headerEnd(text)

const movedToken = ({ start, end, raw, folded, word }: Token, by: number): Token => ({ start: start + by, end: end + by, raw, folded, word })

function splicedWalk(old: Walk, own: Walk, edit: Edit): Walk {
  const { from, to, delta } = edit
  return {
    tokens: splice(old.tokens, own.tokens, edit, ({ start }) => start, movedToken),
    places: splicePlaces(old.places, own.places, edit),
    masks: old.masks.slice(0, firstAtOrAfter(old.places, from)).concat(own.masks, old.masks.slice(firstAtOrAfter(old.places, to - delta))),
    numbers: splicePlaces(old.numbers, own.numbers, edit),
  }
}

/** Words do not reach over the end of a line, so the lines of the edit are prepared alone. */
function splicedText(old: Prepared, text: string, offsets: Offsets | null, own: Prepared, edit: Edit): Prepared {
  const { from, to, delta } = edit
  return { text, offsets, folded: old.folded.slice(0, from) + own.folded + old.folded.slice(to - delta), walk: splicedWalk(old.walk, own.walk, edit) }
}

/** Whole lines of what is prepared. */
function linesOf({ text, folded, walk: { tokens, places, masks, numbers } }: Prepared, from: number, to: number): Prepared {
  const [first, last] = [firstAtOrAfter(places, from), firstAtOrAfter(places, to)]
  const startOf = ({ start }: Token): number => start
  return {
    text: text.slice(from, to), offsets: null, folded: folded.slice(from, to),
    walk: {
      tokens: tokens.slice(firstFrom(tokens, from, startOf), firstFrom(tokens, to, startOf)).map((token) => movedToken(token, -from)),
      places: places.slice(first, last).map((place) => place - from), masks: masks.slice(first, last),
      numbers: numbers.slice(firstAtOrAfter(numbers, from), firstAtOrAfter(numbers, to)).map((place) => place - from),
    },
  }
}

/** Where the last line ends, behind the edit, whose names are muted and were not, or the other way round; at the least the edit's end. */
function mutedUntil({ zones: old }: ScanText, { zones, text }: ScanText, { to, delta }: Edit): number {
  let last = to
  if (zones.sameBehind(old, to, delta)) return last
  for (let at = to; at < text.length;) {
    const end = lineEnd(text, at)
    if (zones.has(at) !== old.has(at - delta)) last = end
    at = end
  }
  return last
}

const startOf = ({ start }: Sighting): number => start

/** Whether two lists, the second moved, saw the same between two places of the first. */
function sameBetween(one: readonly Sighting[], other: readonly Sighting[], from: number, to: number, by: number): boolean {
  let right = firstFrom(other, from + by, startOf)
  for (let left = firstFrom(one, from, startOf); ; left += 1, right += 1) {
    const [a, b] = [one[left], other[right]]
    const ends = a === undefined || a.start >= to
    if (ends || b === undefined || b.start >= to + by) return ends && (b === undefined || b.start >= to + by)
    if (a.start + by !== b.start || a.end + by !== b.end || a.rank !== b.rank || a.strength !== b.strength || a.form !== b.form) return false
  }
}

/**
 * Scans a text that differs from one scanned before, in time proportional to what differs and what that may reach; the result is that of
 * a scan of the whole. Null where it might not be: then the whole is to be scanned.
 */
export function rescan({ scan: old, sightings }: Scanned, part: TextPart): Rescanned | null {
  const { text, offsets } = normalise(part.text)
  if (text.includes(DOTTED_I) || old.text.includes(DOTTED_I)) return null
  const edit = editOf(old.text, text)
  const { delta } = edit
  const own = prepareLines(text.slice(edit.from, edit.to))
  const scan = new ScanText(part, old.known, splicedText(old.prepared, text, offsets, own, edit))
  old.handOn(scan, edit)
  const from = isHeader(text, edit.from) || isHeader(old.text, edit.from) ? 0 : reachBack(text, edit.from)
  const until = reachAhead(text, mutedUntil(old, scan, edit))
  const first = from === 0 ? 0 : reachBack(text, from)
  const last = Math.max(reachAhead(text, until), first === 0 ? headerEnd(text) : 0)
  const window = new ScanText(part, old.known, linesOf(scan.prepared, first, last), { scan, from: first })
  const seen = sightingsOf(window)
  // Nearer to the edges than the reach, both saw the same: what was found does not hang on where the window begins and ends.
  if (!sameBetween(seen, sightings, (from - first) >>> 1, from - first, first)) return null
  if (!sameBetween(seen, sightings, until - first, until - first + ((last - until) >>> 1), first - delta)) return null
  const kept = seen.slice(firstFrom(seen, from - first, startOf), firstFrom(seen, until - first, startOf))
  return {
    scan,
    edited: { edit, lines: new ScanText(part, old.known, own, { scan, from: edit.from }) },
    sightings: splice(sightings, kept.map((one) => movedSighting(one, first - from)), { from, to: until, delta }, startOf, movedSighting),
  }
}
