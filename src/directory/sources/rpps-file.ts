import { DirectoryFormatError } from '../format-error.ts'
import { specialtyOf } from '../terminology.ts'
import { fieldAt, type Layout, placesOf } from './columns.ts'
import { linesOf } from './lines.ts'
import { type Activity, Activities } from './activities.ts'

/**
 * Columns of "PS_LibreAcces_Personne_activite" that are used. "Adresse e-mail (coord. structure)" is not among them: it holds
 * ordinary addresses, and an ordinary address must never look like a secure one.
 */
const LAYOUT = {
  name: 'PS_LibreAcces_Personne_activite',
  title: 'the register of professionals',
  width: 56,
  columns: {
    nationalId: 'Identification nationale PP', profession: 'Libellé profession', specialtyCode: 'Code savoir-faire', specialty: 'Libellé savoir-faire',
    organisation: 'Raison sociale site', postcode: 'Code postal (coord. structure)', city: 'Libellé commune (coord. structure)',
    office: 'Bureau cedex (coord. structure)', phone: 'Téléphone (coord. structure)',
  },
} as const satisfies Layout<string>
type Column = keyof typeof LAYOUT.columns

/** Whether a first line is this file's. */
export const isRppsHeader = (header: string): boolean => header.includes(LAYOUT.columns.organisation) && header.includes(LAYOUT.columns.nationalId)

/** "75001 PARIS 01" or "PARIS CEDEX 01" -> the town. */
const townOf = (office: string): string => office.replace(/^\s*\d[\dAB]\d{3}(?:\s+|$)/i, '').trim()

/**
 * Activities of the people who have a box, from the public register: 56 columns and a closing `|`, 2.2 million rows, of which
 * only those of `wanted` are taken apart and kept.
 * @param wanted National identifiers, 8 + RPPS.
 * @throws DirectoryFormatError when this is another file, ends within a row, a line is endless, or nobody wanted is in it.
 */
export async function readRppsFile(bytes: AsyncIterable<Uint8Array>, wanted: ReadonlySet<string>): Promise<Activities> {
  let places: ReadonlyMap<Column, number> | null = null
  let idPlace = 0
  const found = new Activities()
  for await (const { first, lines, open } of linesOf(bytes)) {
    for (const [at, line] of lines.entries()) {
      if (places === null) {
        if (line.trim() === '' || line.startsWith('#')) continue
        places = placesOf(line, LAYOUT)
        idPlace = places.get('nationalId') ?? 0
        continue
      }
      const id = fieldAt(line, idPlace)
      if (!open && !wanted.has(id)) continue
      const fields = line.split('|')
      if (fields.length < LAYOUT.width) {
        if (!open || line.trim() === '') continue
        const number = String(first + at)
        throw new DirectoryFormatError('directory_cut_off', `The file ends within line ${number}: it did not arrive whole.`, [number])
      }
      if (wanted.has(id)) found.add(id, activityOf(fields, places))
    }
  }
  if (places === null) throw new DirectoryFormatError('directory_empty', 'This directory file is empty.')
  if (found.people === 0 && wanted.size > 0) {
    throw new DirectoryFormatError('directory_register_strange', 'This register knows nobody of the directory of mailboxes.')
  }
  return found
}

function activityOf(fields: readonly string[], places: ReadonlyMap<Column, number>): Activity {
  const field = (column: Column): string => (fields[places.get(column) ?? -1] ?? '').trim()
  return {
    postcode: field('postcode'), city: field('city') || townOf(field('office')), phone: field('phone'), organisation: field('organisation'),
    profession: field('profession'), specialty: specialtyOf(field('specialtyCode'), field('specialty')),
  }
}
