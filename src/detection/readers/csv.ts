import { cellsOf, isHeader, rowsText } from './table.ts'

const DELIMITERS = [';', '\t', ',', '|'] as const
const SAMPLE_ROWS = 12
const SAMPLE_LENGTH = 20_000

/** The delimiter that parts the first rows into equally many columns, the first row naming them; `null` when this is no such table. */
export function delimiterOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE_LENGTH)
  return DELIMITERS.find((delimiter) => {
    if (!sample.includes(delimiter)) return false
    const rows = csvRows(sample, delimiter).filter((row) => row.length > 1 || row[0]?.trim() !== '').slice(0, SAMPLE_ROWS)
    // The last one may have been cut off by the sample.
    if (rows.length < SAMPLE_ROWS && sample.length === SAMPLE_LENGTH) rows.pop()
    // Prose has commas too, but not equally many in each line below what could be names of columns.
    return rows.length >= 2 && isHeader(cellsOf(rows[0] ?? [])) && rows.every((row) => row.length === rows[0]?.length)
  }) ?? null
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
export const csvText = (text: string, delimiter: string): string => rowsText(csvRows(text, delimiter).map(cellsOf))
