import { rowsText } from './table.ts'

const DELIMITERS = [';', '\t', ',', '|'] as const
const SAMPLE_LINES = 12

/** The delimiter that parts the first lines into equally many columns, or `null` when this is no table. */
export function delimiterOf(text: string): string | null {
  const lines = text.slice(0, 20_000).split(/\r\n?|\n/).filter((line) => line.trim() !== '').slice(0, SAMPLE_LINES)
  if (lines.length < 2) return null
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length)
    const [first = 1] = counts
    // Prose has commas too, but not equally many in each line.
    if (first >= (delimiter === ',' ? 3 : 2) && counts.every((count) => count === first)) return delimiter
  }
  return null
}

/** Cells of a delimited text (RFC 4180, with any delimiter). */
export function csvRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        const close = text.indexOf('"', at)
        const stop = close < 0 ? text.length : close
        cell += text.slice(at, stop)
        at = stop
        if (text[at + 1] !== '"') break
        cell += '"'
        at += 1
      }
      at += 1
    }
    let end = at
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
    row.push(cell + text.slice(at, end))
    if (text[end] !== delimiter) {
      rows.push(row)
      row = []
      if (text[end] === '\r' && text[end + 1] === '\n') end += 1
    }
    at = end + 1
  }
  return rows
}

/** A delimited table as lines that name their values. */
export const csvText = (text: string, delimiter: string): string => rowsText(csvRows(text, delimiter))
