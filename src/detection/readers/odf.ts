import { type Archive, partText } from './archive.ts'
import { Collected } from './merge.ts'
import { addProperties, propertiesOf } from './ooxml.ts'
import { addPicture } from './pictures-inside.ts'
import { type FileText, type ReadContext, UnreadError } from './reading.ts'
import { cellsOf, rowsText } from './table.ts'
import { attribute, xmlPieces } from './xml.ts'

const BREAKS = new Set(['p', 'h', 'line-break', 'list-item'])
const NOTES = new Set(['note', 'annotation'])
const TECHNICAL = /^(?:creator|date|note-citation|creator-initials|date-string)$/
/** A sheet's last row and column are repeated to its edge: a few are enough. */
const MOST_REPEATS = 64

/** Text of `content.xml` or `styles.xml` (OASIS ODF 1.3): paragraphs, tables by rows, notes, comments, tracked deletions. */
export function odfText(xml: string): string {
  let text = ''
  /** Notes and comments, which stand apart from the sentence that they were put into. */
  let notes = ''
  let inNote = 0
  /** Who commented or changed something, and when. */
  let technical = false
  /** Rows of the tables that are open, the innermost last. */
  const tables: string[][][] = []
  const cells: string[] = []
  const write = (piece: string): void => {
    const last = cells.length - 1
    if (inNote > 0) notes += piece
    else if (last >= 0) cells[last] = (cells[last] ?? '') + piece
    else text += piece
  }
  const repeats: number[] = []
  for (const piece of xmlPieces(xml)) {
    if (piece.type === 'text') {
      if (!technical) write(piece.text)
      continue
    }
    const { name } = piece
    const open = piece.type === 'open'
    technical = open && !piece.empty && TECHNICAL.test(name)
    if (NOTES.has(name) && !(open && piece.empty)) {
      inNote = Math.max(0, inNote + (open ? 1 : -1))
      notes += '\n'
    }
    if (open && name === 'table') {
      const title = attribute(piece.attributes, 'name')
      if (title !== '') write(`\n${title}\n`)
      if (!piece.empty) tables.push([])
    } else if (!open && name === 'table') write(`\n${rowsText((tables.pop() ?? []).map(cellsOf))}\n`)
    else if (open && name === 'table-row') tables.at(-1)?.push([])
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      const count = open ? Math.min(MOST_REPEATS, Number(attribute(piece.attributes, 'number-columns-repeated')) || 1) : repeats.pop() ?? 1
      if (open && !piece.empty) {
        cells.push('')
        repeats.push(count)
      } else {
        const value = open ? '' : cells.pop() ?? ''
        const row = tables.at(-1)?.at(-1)
        if (row) for (let index = 0; index < count; index += 1) row.push(value)
        else write(value)
      }
    } else if (name === 's' && open) write(' ')
    else if (name === 'tab' && open) write('\t')
    else if (BREAKS.has(name) && (!open || piece.empty)) write('\n')
    else if (open && (name === 'a' || name === 'user-field-decl' || name === 'variable-set')) write(` ${attribute(piece.attributes, 'href') || attribute(piece.attributes, 'string-value')} `)
  }
  // What a damaged document left open still counts.
  return [text, notes, ...tables.map((rows) => rowsText(rows.map(cellsOf))), ...cells].join('\n').replace(/\n{3,}/g, '\n\n')
}

/** An OpenDocument text, sheet or presentation. One with a password is `encrypted`. */
export async function readOdf(format: 'odt' | 'ods' | 'odp', { entries, more }: Archive, context: ReadContext): Promise<FileText> {
  const all = new Collected()
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml')
  if (manifest && /<(?:[\w-]+:)?encryption-data\b/.test(await partText(manifest))) throw new UnreadError('password')
  const find = (part: string) => entries.filter(({ name }) => name === part || name.endsWith(`/${part}`))
  for (const entry of [...find('content.xml'), ...find('styles.xml')]) {
    // Only what stands in headers and footers of the styles was written by somebody.
    const xml = await partText(entry)
    all.add(odfText(entry.name.endsWith('styles.xml') ? xml.slice(Math.max(0, xml.indexOf('<office:master-styles'))) : xml))
    context.budget.check()
  }
  for (const entry of entries) {
    if (/^Pictures\/|^media\//i.test(entry.name) && !entry.name.endsWith('/') && !/\.(?:svm|emf|wmf|svg)$/i.test(entry.name)) await addPicture(all, await entry.bytes(), context)
  }
  for (const entry of find('meta.xml')) addProperties(all, [propertiesOf(await partText(entry))])
  if (more) all.miss('too-big')
  if (find('content.xml').length === 0) throw new UnreadError('damaged')
  return all.result(format)
}
