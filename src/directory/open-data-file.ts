import type { Box, BoxKind } from './box.ts'

/** A directory file that cannot be used. The message is a sentence; `key` and `params` name it in the message catalogue. */
export class DirectoryFormatError extends Error {
  override readonly name = 'DirectoryFormatError'
  readonly key: string
  readonly params: readonly string[]

  constructor(key: string, message: string, params: readonly string[] = []) {
    super(message)
    this.key = key
    this.params = params
  }
}

/** Columns of "Extraction_Correspondance_MSSante" that are used, by their header (ANS, annuaire.sante.fr). */
const COLUMNS = {
  kind: 'Type de BAL', address: 'Adresse BAL', nationalId: 'Identification nationale PP', service: 'Service de rattachement',
  civility: "Civilité d'exercice", familyName: "Nom d'exercice", givenName: "Prénom d'exercice", profession: 'Libellé Profession',
  specialty: 'Libellé savoir-faire', organisation: 'Raison Sociale structure BAL', line: 'L6LIGNEACHEMINEMENT structure BAL',
  postcode: 'Code postal structure BAL',
} as const
const WIDTH = 31
const KINDS = new Set<string>(['PER', 'ORG', 'APP', 'CAB'] satisfies BoxKind[])
const isKind = (kind: string): kind is BoxKind => KINDS.has(kind)

type Column = keyof typeof COLUMNS

function layoutOf(header: string): ReadonlyMap<Column, number> {
  const names = header.replace(/\r$/, '').split('|').map((name) => name.normalize('NFC').replace(/\u2019/g, "'").trim())
  if (names.length < WIDTH) {
    throw new DirectoryFormatError('directory_not_the_file',
      `This is not the file of MSSanté mailboxes: ${WIDTH} columns separated by | were expected, the first line has ${names.length}.`,
      [String(names.length)])
  }
  const places = new Map<Column, number>()
  for (const [column, name] of Object.entries(COLUMNS) as [Column, string][]) {
    const place = names.indexOf(name)
    if (place < 0) throw new DirectoryFormatError('directory_column_missing', `This directory file has no column "${name}".`, [name])
    places.set(column, place)
  }
  return places
}

/** "75000 PARIS CEDEX 05" -> "PARIS CEDEX 05": the town of an address's last line. */
const cityOf = (line: string): string => line.replace(/^\s*\d[\dAB]\d{3}(?:\s+|$)/i, '').trim()

/**
 * Reads the public file of MSSanté mailboxes: UTF-8, `|`, one header line, 31 columns. Rows that are cut or have no
 * address are left out; the columns are found by name, so that an added one does no harm.
 * @throws DirectoryFormatError when this is another file, or no row of it can be used.
 */
export function parseOpenDataFile(text: string): Box[] {
  if (text.startsWith('PK\u0003\u0004')) {
    throw new DirectoryFormatError('directory_is_zip', 'This is a ZIP archive: unpack it and choose the text file inside.')
  }
  const lines = text.replace(/^\ufeff/, '').split('\n')
  // Samples come with a remark before the header.
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'))
  if (first < 0) throw new DirectoryFormatError('directory_empty', 'This directory file is empty.')
  const layout = layoutOf(lines[first] ?? '')
  const boxes: Box[] = []
  const seen = new Set<string>()
  for (const line of lines.slice(first + 1)) {
    const fields = line.replace(/\r$/, '').split('|')
    if (fields.length < WIDTH) continue
    const field = (column: Column): string => (fields[layout.get(column) ?? -1] ?? '').trim()
    const kind = field('kind')
    const address = field('address').toLowerCase()
    if (!isKind(kind) || !address.includes('@') || seen.has(address)) continue
    seen.add(address)
    boxes.push({
      kind, address, civility: field('civility'), familyName: field('familyName'), givenName: field('givenName'),
      profession: field('profession'), specialty: field('specialty'), organisation: field('organisation'), service: field('service'),
      postcode: field('postcode'), city: cityOf(field('line')), nationalId: field('nationalId'), phone: '',
    })
  }
  if (boxes.length === 0) throw new DirectoryFormatError('directory_no_rows', 'This directory file holds no mailbox that can be used.')
  return boxes
}
