import { type Archive, type Entry, partText } from './archive.ts'
import { ooxmlText, readPackage } from './ooxml.ts'
import type { FileText, ReadContext } from './reading.ts'
import { EPOCH_1900, EPOCH_1904, isDateFormat, shownNumber } from './serial-date.ts'
import { type Cell, MARGIN_CODES, rowsText } from './table.ts'
import { attribute, xmlPieces } from './xml.ts'

/** Which cell styles show a number as a date. */
function dateStyles(xml: string): boolean[] {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  for (const piece of xmlPieces(xml)) {
    if (piece.type === 'text') continue
    if (piece.name === 'cellXfs') inCells = piece.type === 'open'
    if (piece.type !== 'open') continue
    const id = Number(attribute(piece.attributes, 'numFmtId'))
    if (piece.name === 'numFmt') codes.set(id, attribute(piece.attributes, 'formatCode'))
    if (piece.name === 'xf' && inCells) styles.push(isDateFormat(id, codes.get(id) ?? ''))
  }
  return styles
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let current: string | null = null
  let phonetic = false
  for (const piece of xmlPieces(xml)) {
    if (piece.type === 'text') {
      if (current !== null && !phonetic) current += piece.text
    } else if (piece.name === 'rPh') phonetic = piece.type === 'open'
    else if (piece.name === 'si') {
      if (piece.type === 'open' && !piece.empty) current = ''
      else {
        strings.push(current ?? '')
        current = null
      }
    }
  }
  return strings
}

const columnOf = (reference: string): number => {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Rows of one sheet, cells in their columns, with headers and footers after them. */
function sheetText(xml: string, strings: readonly string[], dates: readonly boolean[], epoch: number): string {
  const rows: Cell[][] = []
  let row: Cell[] = []
  /** Formulas, headers and footers: what stands beside the values. */
  let around = ''
  let name = ''
  let cell: { column: number; type: string; date: boolean; text: string } | null = null
  for (const piece of xmlPieces(xml)) {
    if (piece.type === 'text') {
      if (cell && name !== 'f') cell.text += piece.text
      else if (name === 'f') around += `${(piece.text.match(/"[^"]+"/g) ?? []).join('\n')}\n`
      else if (/^(?:odd|even|first)(?:Header|Footer)$/.test(name)) around += `${piece.text.replace(MARGIN_CODES, ' ')}\n`
    } else if (piece.type === 'open') {
      name = piece.name
      if (piece.name === 'row') row = []
      if (piece.name === 'c' && !piece.empty) {
        const column = columnOf(attribute(piece.attributes, 'r'))
        cell = {
          column: column >= 0 ? column : row.length,
          type: attribute(piece.attributes, 't'), date: dates[Number(attribute(piece.attributes, 's'))] ?? false, text: '',
        }
      }
    } else if (piece.name === 'f') name = ''
    else if (piece.name === 'c' && cell) {
      const text = cell.type === 's' ? strings[Number(cell.text)] ?? '' : cell.type === '' || cell.type === 'n' ? shownNumber(cell.text.trim(), cell.date, epoch) : cell.text
      row.push({ column: cell.column, text })
      cell = null
    } else if (piece.name === 'row') rows.push(row)
  }
  return `${rowsText(rows)}\n${around.trim()}`
}

/** Names of sheets, hidden ones too, and of ranges. */
function workbookText(xml: string): string {
  let text = ''
  for (const piece of xmlPieces(xml)) if (piece.type === 'open' && (piece.name === 'sheet' || piece.name === 'definedName')) text += `${attribute(piece.attributes, 'name')}\n`
  return text
}

/** What pivot tables remember of their source, even after it was taken away. */
function pivotText(xml: string): string {
  let text = ''
  for (const piece of xmlPieces(xml)) if (piece.type === 'open' && /^(?:s|d|n|cacheField)$/.test(piece.name)) text += `${attribute(piece.attributes, 'v') || attribute(piece.attributes, 'name')}\n`
  return text
}

/** A workbook: cells of all sheets with the names of their columns, sheet names, comments, headers, pivot caches, properties. */
export async function readXlsx(archive: Archive, context: ReadContext): Promise<FileText> {
  const part = async (name: string): Promise<string> => {
    const entry = archive.entries.find((one: Entry) => one.name.toLowerCase() === name)
    return entry && !entry.encrypted ? partText(entry) : ''
  }
  const workbook = await part('xl/workbook.xml')
  const strings = sharedStrings(await part('xl/sharedstrings.xml'))
  const dates = dateStyles(await part('xl/styles.xml'))
  const epoch = /date1904\s*=\s*["'](?:1|true)/.test(workbook) ? EPOCH_1904 : EPOCH_1900
  const special = new Map<string, string>()
  for (const entry of archive.entries) {
    const { name } = entry
    if (entry.encrypted) continue
    if (/^xl\/(?:worksheets|dialogsheets|macrosheets)\/[^/]+\.xml$/i.test(name)) special.set(name, sheetText(await partText(entry), strings, dates, epoch))
    else if (/^xl\/workbook\.xml$/i.test(name)) special.set(name, workbookText(workbook))
    // Strings that no cell shows any more are still in the file.
    else if (/^xl\/sharedStrings\.xml$/i.test(name)) special.set(name, strings.join('\n'))
    else if (/^xl\/pivotCache\/[^/]+\.xml$/i.test(name)) special.set(name, pivotText(await partText(entry)))
    else if (/^xl\/comments[^/]*\.xml$/i.test(name)) special.set(name, ooxmlText(await partText(entry)))
    context.budget.check()
  }
  return readPackage('xlsx', archive, context, special)
}
