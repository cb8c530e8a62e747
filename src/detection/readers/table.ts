/** Columns and rows that are given names; further ones stand as they are. */
const LONGEST_HEADER = 40
const NAMED_COLUMNS = 60

/** Whether a row names the columns below it: several short words, no numbers. */
function isHeader(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '')
  return filled.length >= 2 && filled.every((cell) => cell.length <= LONGEST_HEADER && /\p{L}{2}/u.test(cell) && !/\d{3}/.test(cell))
}

/**
 * Rows of a table as lines that say what each value is ("Date de naissance : 12/03/1954"), as far as a row at the top names
 * the columns: by itself a cell says little about the one beside it.
 */
export function rowsText(rows: readonly (readonly string[])[]): string {
  const top = rows.findIndex(isHeader)
  const header = top >= 0 && top < 10 ? rows[top] : undefined
  return rows.map((row, index) => {
    const named = header !== undefined && index > top
    return row.map((cell, column) => {
      const name = named && column < NAMED_COLUMNS ? header[column]?.trim() ?? '' : ''
      return cell.trim() === '' ? '' : name === '' ? cell.trim() : `${name} : ${cell.trim()}`
    }).filter((cell) => cell !== '').join(' ; ')
  }).filter((line) => line !== '').join('\n')
}
