import type { Edit } from './edit.ts'
import { firstAtOrAfter } from './places.ts'

/** A stretch of text, end exclusive. */
export interface Zone {
  readonly start: number
  readonly end: number
}

const CLOSING = new RegExp(
  '^[ \\t>]*(?:(?:bien |tr[èe]s |mes |nos |avec mes |avec nos |meilleures |sinc[èe]res )?(?:cordialement|confraternellement|amicalement|respectueusement|sinc[èe]rement'
  + '|cdlt|cdt|bcdt|amiti[ée]s|salutations|respects)|bien [àa] (?:vous|toi|tous)|bises?\\b|bisous|bonne (?:journ[ée]e|soir[ée]e)|[àa] bient[ôo]t|a\\+'
  + '|(?:kind |best |warm )?regards|sincerely|yours|best wishes|best\\b|cheers|merci+(?: d.avance| beaucoup| par avance| bcp)?\\s*[,.!]?\\s*$|-- ?\\r?$|__+\\r?$)',
  'i',
)
const HEADER = /^[ \t>*]*(?:de|from|exp[ée]diteur|envoy[ée]|sent|date|[àa]|to|cc|cci|bcc|répondre à|reply-to)\*?\s?:/i
const ATTRIBUTION = /^[ \t>]*(?:le|on)\s.{6,160}(?:a [ée]crit|wrote)\s?:?\s*$|^[ \t>]*(?:\p{L}[\p{L}.'’-]{0,20}[ \t]){1,4}(?:a [ée]crit|wrote)\s?:\s*$/iu
const QUOTE_HEADER = /^[ \t>*]*(?:de|from)\*?\s?:/i
/** Lists of those who were at a meeting, and lines that give a service's telephone. */
const ATTENDANCE = /^[ \t>*-]*(?:(?:[ée]taient )?(?:pr[ée]sents?|excus[ée]s?|absents?|participants?|intervenants?|orateurs?|animateurs?|mod[ée]rateurs?|jury|relecteurs?|secr[ée]tariats?|contacts?|r[ée]f[ée]rents?|auteurs?|diffusion)\b[^:\n]{0,60}):/i
/** One to three names alone on the last line, behind the end of a sentence: a signature without a closing formula. Behind a colon or another name it is a list. */
const SIGNED = /[.!?][ \t]*\r?\n\s{0,6}(\p{Lu}[\p{L}.'’-]{0,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,2})\s{0,6}$/u
/** The same at the end of the last line: "Merci d’avance. Mme Costa". */
const SIGNED_INLINE = /[.!?,][ \t]+((?:(?:M|Mme|Mlle|Mr|Dr)\.?[ \t])?\p{Lu}[\p{L}'’-]{1,20}(?:[ \t]\p{Lu}[\p{L}.'’-]{0,20}){0,2})\s{0,6}$/u
/** Words stand before it: it is not all that the message says. */
const SENTENCE = /\p{Ll}{2,}[^\n]{0,80}\p{Ll}{2,}[ .!?,]{0,3}$/u
/** Behind a signature: what is still said of the patient, or to the secretary. */
const RESUMES = /^[ \t>(*-]*(?:(?:PS|P\.S\.?|NB|PJ|P\.J\.?|R[ée]f|R[ée]f[ée]rences?|Concerne|Objet|Patiente?|Identit[ée]|Secr[ée]tariat|Affaire|Dossier|Copie|Re|Encl)\b|\((?:M|Mme|Mlle|Mr|Monsieur|Madame)\b)/i
/** What follows on the line of those who were there is the meeting itself. */
const SENTENCE_END = /(?<=\p{L}{3})\.[ \t]/u
const TITLED_LINE = /^(?:M|MM|Mme|Mmes|Mlle|Mr|Mrs|Monsieur|Madame|Patiente?|Enfant|B[ée]b[ée]|BB)\b/
const MAX_SIGNED_END = 120
const MAX_SIGNATURE_LINES = 14
const MAX_NAME_LINE = 90

/** What one line says of the names in it and below it, wherever it stands. */
interface Line {
  readonly length: number
  readonly isBlank: boolean
  /** End of a list of those who were there; 0 of another line. */
  readonly attendance: number
  /** `head` and `quote`: its own names are those of correspondents, a quoted message begins at the latter. `closing` begins a signature, `resumes` ends one. */
  readonly says: 'head' | 'quote' | 'closing' | 'resumes' | null
}

function lineOf(line: string): Line {
  const { length } = line
  const trimmed = line.trim()
  const attribution = ATTRIBUTION.test(line)
  if (attribution || HEADER.test(line)) return { length, isBlank: false, attendance: 0, says: attribution || QUOTE_HEADER.test(line) ? 'quote' : 'head' }
  return {
    length, isBlank: trimmed === '', attendance: ATTENDANCE.test(line) ? SENTENCE_END.exec(line)?.index ?? length + 1 : 0,
    says: length < MAX_NAME_LINE && CLOSING.test(line) ? 'closing' : trimmed.length > MAX_NAME_LINE || RESUMES.test(line) ? 'resumes' : null,
  }
}

const linesOf = (text: string): Line[] => text.split('\n').map(lineOf)

/**
 * Where the names are those of correspondents. A signature runs from the closing formula to the next quoted message;
 * a long line in it is prose again, and prose is scanned: a postscript can name a patient.
 */
export class MutedZones {
  readonly zones: readonly Zone[]
  readonly #starts: readonly number[]
  readonly #lines: readonly Line[]

  constructor(text: string, lines: readonly Line[] = linesOf(text)) {
    this.#lines = lines
    this.zones = zonesOf(text, lines)
    this.#starts = this.zones.map(({ start }) => start)
  }

  has(place: number): boolean {
    const zone = this.zones[firstAtOrAfter(this.#starts, place + 1) - 1]
    return zone !== undefined && place < zone.end
  }

  /** Whether those of an older text lie where these do, from a place on. */
  sameBehind(old: MutedZones, from: number, delta: number): boolean {
    let [left, right] = [this.zones.length - 1, old.zones.length - 1]
    for (; left >= 0 && right >= 0; left -= 1, right -= 1) {
      const [one, other] = [this.zones[left], old.zones[right]]
      if (!one || !other || one.start < from || one.start !== other.start + delta || one.end !== other.end + delta) break
    }
    return (this.zones[left]?.end ?? 0) <= from && (old.zones[right]?.end ?? 0) <= from - delta
  }

  /** Those of a text that differs in whole lines. */
  after({ from, to, delta }: Edit, text: string): MutedZones {
    const before = this.#lineAt(from)
    const own = linesOf(text.slice(from, to))
    if (to === text.length) return new MutedZones(text, [...this.#lines.slice(0, before), ...own])
    // Behind its last line end begins a line that is kept.
    return new MutedZones(text, [...this.#lines.slice(0, before), ...own.slice(0, -1), ...this.#lines.slice(this.#lineAt(to - delta))])
  }

  /** Index of the first line that begins at a place or behind it. */
  #lineAt(place: number): number {
    let index = 0
    for (let start = 0; index < this.#lines.length && start < place; index += 1) start += (this.#lines[index]?.length ?? 0) + 1
    return index
  }
}

function zonesOf(text: string, lines: readonly Line[]): readonly Zone[] {
  const zones: Zone[] = []
  let signature = 0
  let offset = 0
  for (const { length, isBlank, attendance, says } of lines) {
    const start = offset
    offset += length + 1
    if (says === 'head' || says === 'quote') {
      signature = says === 'quote' ? 0 : signature
      zones.push({ start, end: offset })
      continue
    }
    if (attendance > 0) zones.push({ start, end: start + attendance })
    if (says === 'closing') signature = MAX_SIGNATURE_LINES
    else if (says === 'resumes') signature = 0
    if (signature > 0) {
      zones.push({ start, end: offset })
      if (!isBlank) signature -= 1
    }
  }
  const signed = SIGNED.exec(text.slice(-MAX_SIGNED_END))
  if (signed?.[1] !== undefined && !TITLED_LINE.test(signed[1])) {
    const end = text.length
    const start = end - Math.min(end, MAX_SIGNED_END) + signed.index + signed[0].indexOf('\n')
    if (!zones.some((zone) => zone.start <= start + 1 && zone.end >= end)) zones.push({ start: Math.max(start, zones.at(-1)?.end ?? 0), end })
  }
  const inline = SIGNED_INLINE.exec(text.slice(-MAX_SIGNED_END))
  if (inline?.[1] !== undefined && SENTENCE.test(text.slice(-MAX_SIGNED_END * 2, -inline[0].length))) {
    const start = text.length - inline[0].length + inline[0].indexOf(inline[1])
    if (start >= (zones.at(-1)?.end ?? 0)) zones.push({ start, end: text.length })
  }
  return zones
}
