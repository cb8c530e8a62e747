import { DirectoryFormatError } from '../format-error.ts'

/** A header's names as they are compared: composed letters, plain apostrophes. */
const plain = (name: string): string => name.normalize('NFC').replace(/\u2019/g, "'").trim()

export interface Layout<Column extends string> {
  readonly name: string
  /** What it is, in words. */
  readonly title: string
  /** Fields that a whole row has. */
  readonly width: number
  readonly columns: Readonly<Record<Column, string>>
  readonly optional?: readonly Column[]
}

/**
 * Where each column is, by its header: an added or moved one does no harm.
 * @throws DirectoryFormatError when this is the header of another file, or a column is missing.
 */
export function placesOf<Column extends string>(header: string, { name, title, width, columns, optional = [] }: Layout<Column>): ReadonlyMap<Column, number> {
  const names = header.replace(/\r$/, '').split('|').map(plain)
  if (names.length < width) {
    throw new DirectoryFormatError('directory_not_the_file',
      `This is not ${title}: ${width} columns separated by | were expected, the first line has ${names.length}.`,
      [name, String(width), String(names.length)])
  }
  const places = new Map<Column, number>()
  for (const [column, heading] of Object.entries(columns) as [Column, string][]) {
    const place = names.indexOf(heading)
    if (place >= 0) places.set(column, place)
    else if (!optional.includes(column)) {
      throw new DirectoryFormatError('directory_column_missing', `This directory file has no column "${heading}".`, [heading])
    }
  }
  return places
}

/** Start and end of one field in a row, without taking the row apart. */
export function fieldAt(row: string, place: number): string {
  let start = 0
  for (let at = 0; at < place; at += 1) {
    const next = row.indexOf('|', start)
    if (next < 0) return ''
    start = next + 1
  }
  const end = row.indexOf('|', start)
  return (end < 0 ? row.slice(start) : row.slice(start, end)).trim()
}
