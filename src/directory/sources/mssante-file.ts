import type { Box, BoxKind } from '../box.ts'
import { DirectoryFormatError } from '../format-error.ts'
import { networkOf, type TrustList } from '../networks.ts'
import { specialtyOf } from '../terminology.ts'
import { type Layout, placesOf } from './columns.ts'
import { linesOf } from './lines.ts'
import { Tally } from './tally.ts'

/** Columns of "Extraction_Correspondance_MSSante" that are used, by their header (ANS, annuaire.sante.fr). */
const LAYOUT = {
  name: 'Extraction_Correspondance_MSSante',
  title: 'the file of MSSanté mailboxes',
  width: 31,
  columns: {
    kind: 'Type de BAL', address: 'Adresse BAL', nationalId: 'Identification nationale PP', service: 'Service de rattachement',
    civility: "Civilité d'exercice", familyName: "Nom d'exercice", givenName: "Prénom d'exercice", profession: 'Libellé Profession',
    specialtyCode: 'Code savoir-faire', specialty: 'Libellé savoir-faire', organisation: 'Raison Sociale structure BAL',
    line: 'L6LIGNEACHEMINEMENT structure BAL', postcode: 'Code postal structure BAL',
  },
  optional: ['specialtyCode'],
} as const satisfies Layout<string>
type Column = keyof typeof LAYOUT.columns

const KINDS = new Set<string>(['PER', 'ORG', 'APP', 'CAB'] satisfies BoxKind[])
const isKind = (kind: string): kind is BoxKind => KINDS.has(kind)
/** What a decoder puts in place of bytes that are no text. */
const UNREADABLE = '\ufffd'

/** "75000 PARIS CEDEX 05" -> "PARIS CEDEX 05": the town of an address's last line. */
const cityOf = (line: string): string => line.replace(/^\s*\d[\dAB]\d{3}(?:\s+|$)/i, '').trim()

/** Whether a first line is this file's. */
export const isMssanteHeader = (header: string): boolean => header.includes(LAYOUT.columns.address) && header.includes(LAYOUT.columns.kind)

/** A row of the file, or of the same table elsewhere, as a box; `null` for an unknown kind or no address. @param field The trimmed value of a column. */
export function boxOfRow(field: (column: Column) => string): Box | null {
  const kind = field('kind')
  const address = field('address').toLowerCase()
  if (!isKind(kind) || !address.includes('@')) return null
  return {
    kind, address, civility: field('civility'), familyName: field('familyName'), givenName: field('givenName'), profession: field('profession'),
    specialty: specialtyOf(field('specialtyCode'), field('specialty')), organisation: field('organisation'), service: field('service'),
    postcode: field('postcode'), city: cityOf(field('line')), nationalId: field('nationalId'), phone: '',
  }
}

/** The same for an object whose keys are the file's headers. */
export const boxOfRecord = (record: Readonly<Record<string, unknown>>): Box | null => boxOfRow((column) => {
  const value = record[LAYOUT.columns[column]]
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
})

/** Header of a column, for those who ask by it. */
export const mssanteColumn = (column: Column): string => LAYOUT.columns[column]

/**
 * Reads the public file of MSSanté mailboxes as it streams by: UTF-8, `|`, one header line, 31 columns. Rows that are cut, of an
 * unknown kind or without an address, a second row of one address, and rows whose domain the trust list does not have are
 * left out and counted in `tally`.
 * @throws DirectoryFormatError when this is another file, ends within a row, or a line is endless.
 */
export async function* readMssanteFile(bytes: AsyncIterable<Uint8Array>, { trust, tally }: { readonly trust: TrustList; readonly tally: Tally }): AsyncGenerator<Box> {
  let places: ReadonlyMap<Column, number> | null = null
  const seen = new Set<string>()
  const domains = new Map<string, boolean>()
  const isTrusted = (address: string): boolean => {
    const domain = address.slice(address.lastIndexOf('@') + 1)
    let known = domains.get(domain)
    if (known === undefined) domains.set(domain, known = networkOf(`x@${domain}`, [], trust) === 'mssante')
    return known
  }
  for await (const { first, lines, open } of linesOf(bytes)) {
    for (const [at, line] of lines.entries()) {
      const number = first + at
      // Samples come with a remark before the header.
      if (line.trim() === '' || (places === null && line.startsWith('#'))) continue
      if (places === null) {
        places = placesOf(line, LAYOUT)
        continue
      }
      const fields = line.split('|')
      if (fields.length < LAYOUT.width) {
        if (open) throw new DirectoryFormatError('directory_cut_off', `The file ends within line ${number}: it did not arrive whole.`, [String(number)])
        tally.leave('damaged', number)
        continue
      }
      if (line.includes(UNREADABLE)) {
        tally.leave('damaged', number)
        continue
      }
      const layout = places
      const box = boxOfRow((column) => (fields[layout.get(column) ?? -1] ?? '').trim())
      if (!box) tally.leave('unusable', number)
      else if (seen.has(box.address)) tally.leave('repeated', number)
      else if (!isTrusted(box.address)) tally.leave('untrusted', number, box.address.slice(box.address.lastIndexOf('@') + 1))
      else {
        seen.add(box.address)
        tally.take()
        yield box
      }
    }
  }
  if (places === null) throw new DirectoryFormatError('directory_empty', 'This directory file is empty.')
}
