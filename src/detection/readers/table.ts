/** One value, and the column it stands in. */
export interface Cell {
  readonly column: number
  readonly text: string
}

/** Longer ones are values, not names of columns. */
const LONGEST_HEADER = 40
/** A row that names the columns stands among the first. */
const HEADER_ROWS = 10

/** Codes in a sheet's headers and footers: place, font, size, page number. */
export const MARGIN_CODES = /&(?:"[^"]*"|\d+|[A-Z])/g

/** "Duval, Anne" in a cell of its own is a name, not two things. */
const LISTED_NAME = /^(\p{Lu}[\p{L}'’-]{1,30}), (\p{Lu}[\p{L}'’-]{1,30})$/u

/** The cells of a row without gaps. */
export const cellsOf = (texts: readonly string[]): Cell[] => texts.map((text, column) => ({ column, text }))

/** Whether a row names the columns below it: several short words, no numbers. */
export function isHeader(row: readonly Cell[]): boolean {
  const filled = row.filter(({ text }) => text.trim() !== '')
  return filled.length >= 2 && filled.every(({ text }) => text.length <= LONGEST_HEADER && /\p{L}{2}/u.test(text) && !/\d{3}/.test(text))
}

/**
 * Rows of a table as lines that say what each value is ("Date de naissance : 12/03/1954"), as far as a row at the top names
 * the columns: by itself a cell says little about the one beside it. In time proportional to the filled cells.
 */
export function rowsText(rows: readonly (readonly Cell[])[]): string {
  const top = rows.slice(0, HEADER_ROWS).findIndex(isHeader)
  const names = new Map((rows[top] ?? []).map(({ column, text }) => [column, text.trim()]))
  return rows.flatMap((row, index) => {
    const filled = row.map(({ column, text }) => ({ column, text: text.trim() })).filter(({ text }) => text !== '')
    if (filled.length === 0) return []
    const name = (column: number): string => names.get(column) ?? ''
    if (top < 0 || index <= top || !filled.some(({ column }) => name(column) !== '')) return [filled.map(({ text }) => text).join(' ; ')]
    // Then side by side, as in a letter: "Hémoglobine 9,8 g/dL" is a result only without names between.
    return [filled.map(({ column, text }) => (name(column) === '' ? text : `${name(column)} : ${text}`)).join(' ; '), filled.map(({ text }) => text.replace(LISTED_NAME, '$1 $2')).join(' ')]
  }).join('\n')
}
