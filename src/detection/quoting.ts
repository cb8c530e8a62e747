/** A stretch of a draft's text. Offsets are UTF-16 code units, end exclusive. */
export interface QuotedRange {
  readonly part: 'body' | 'quoted'
  readonly start: number
  readonly end: number
}

interface Line { readonly text: string; readonly start: number; readonly end: number }

const PREFIXED = /^[ \t]{0,3}(?:>|\|[ \t])/
const MONTHS = /\d|janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c|jan|feb|apr|may|jun|jul|aug|dec/i
/** "Le 12/03/2026 à 10:11, X a écrit :", "On 12 March 2026, X wrote:"; a long one is folded over two or three lines. */
const ATTRIBUTION_START = /^[ \t>]*(?:Le|On|Am|El)\s/
const ATTRIBUTION_END = /(?:a [ée]crit|wrote|schrieb|escribi[óo])[\s\u00a0]?:?[ \t]*\r?$/i
const SEPARATOR = new RegExp(
  '^[ \\t]*[-_*]{2,}[ \\t]*(?:message d.origine|message original|message transf[ée]r[ée]|message initial|original message|forwarded message|transf[ée]r[ée] par|courriel original|d[ée]but du message)[^\\n]*',
  'i',
)
const FORWARD = /^[ \t]*(?:d[ée]but du message (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])|begin forwarded message)[ \t]?:/i
const RULE = /^[ \t]*[-_]{20,}[ \t]*\r?$/
/** The headers that Outlook and its likes write above the answered message. */
const FIELD = /^[ \t>]*\*?(?:de|from|exp[ée]diteur|envoy[ée](?: le)?|sent|date|[àa]|to|destinataire|cc|cci|bcc|objet|subject|sujet|r[ée]pondre [àa]|reply-to|importance)[ \t\u00a0]?\*?[ \t]?:\*?/i
const FROM = /^[ \t>]*\*?(?:de|from|exp[ée]diteur)[ \t\u00a0]?\*?[ \t]?:\*?/i
const SENT = /^[ \t>]*\*?(?:envoy[ée](?: le)?|sent|date|[àa]|to|objet|subject)[ \t\u00a0]?\*?[ \t]?:\*?/i
const FOLD_LINES = 3

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start < text.length) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop + 1
    lines.push({ text: text.slice(start, end).replace(/\n$/, ''), start, end })
    start = end
  }
  return lines
}

/** Lines that the attribution beginning at `index` covers; 0 when none begins there. */
function attribution(lines: readonly Line[], index: number): number {
  const first = lines[index]?.text ?? ''
  if (!ATTRIBUTION_START.test(first)) return 0
  let whole = ''
  for (let count = 0; count < FOLD_LINES; count += 1) {
    const line = lines[index + count]?.text
    if (line === undefined || (count > 0 && line.trim() === '')) return 0
    whole += line
    if (ATTRIBUTION_END.test(line)) return MONTHS.test(whole) ? count + 1 : 0
  }
  return 0
}

/** Whether an answered message copied as a block begins here: everything below it is history. */
function startsBlock(lines: readonly Line[], index: number): boolean {
  const line = lines[index]?.text ?? ''
  if (SEPARATOR.test(line) || FORWARD.test(line)) return true
  const headers = (from: number): boolean => {
    const next = [1, 2, 3].map((offset) => lines[from + offset]?.text ?? '')
    return FROM.test(lines[from]?.text ?? '') && next.filter((one) => FIELD.test(one) && SENT.test(one)).length >= 2
  }
  return headers(index) || (RULE.test(line) && headers(index + 1))
}

/**
 * Parts what was typed from the quoted thread. The ranges are contiguous, in order, and cover the whole text.
 *
 * Below a copied block (Outlook's headers, "-----Message d'origine-----") everything is history. Below an attribution
 * line history lasts as long as the lines are prefixed; when none is, to the end. Answers between prefixed lines are body.
 */
export function splitQuoted(text: string): readonly QuotedRange[] {
  const lines = linesOf(text)
  const ranges: QuotedRange[] = []
  const add = (part: QuotedRange['part'], start: number, end: number): void => {
    const last = ranges.at(-1)
    if (last?.part === part) ranges[ranges.length - 1] = { ...last, end }
    else ranges.push({ part, start, end })
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) break
    const covered = attribution(lines, index)
    if (covered > 0) {
      const end = lines[index + covered - 1]?.end ?? line.end
      add('quoted', line.start, end)
      const following = lines.slice(index + covered)
      if (!following.some((one) => PREFIXED.test(one.text))) {
        add('quoted', end, text.length)
        return ranges.filter((range) => range.end > range.start)
      }
      index += covered - 1
    } else if (startsBlock(lines, index)) {
      add('quoted', line.start, text.length)
      return ranges
    } else if (PREFIXED.test(line.text)) add('quoted', line.start, line.end)
    else if (line.text.trim() === '' && ranges.at(-1)?.part === 'quoted' && isPrefixedNext(lines, index)) add('quoted', line.start, line.end)
    else add('body', line.start, line.end)
  }
  return ranges
}

/** Whether the next line that is not blank is quoted: blank lines inside a quotation belong to it. */
function isPrefixedNext(lines: readonly Line[], index: number): boolean {
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next]?.text ?? ''
    if (line.trim() !== '') return PREFIXED.test(line)
  }
  return false
}
