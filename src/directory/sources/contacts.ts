import type { Box } from '../box.ts'
import { fold } from '../fold.ts'
import { DirectoryFormatError } from '../format-error.ts'
import { domainOf } from '../networks.ts'
import { recordsOf } from './csv.ts'
import { encodingOf } from './lines.ts'
import { cardsOf } from './vcard.ts'

/** More than a practice's whole address book. */
const MOST_BYTES = 20 * 1024 * 1024
const MOST = 20_000

/** Columns of address books that are understood, as Outlook, Thunderbird, Google and French practice software name them. */
const COLUMNS: Readonly<Record<'address' | 'familyName' | 'givenName' | 'whole' | 'organisation' | 'trade' | 'city' | 'postcode' | 'phone', RegExp>> = {
  address: /^(?:adresse (?:de messagerie|e ?mail|mail|electronique)(?: principale)?|e ?mail(?: 1)?(?: value| address)?|courriel|mail|messagerie(?: securisee)?|mssante|primary email)\d*$/u,
  familyName: /^(?:nom|nom de famille|last name|family name|surname)$/u,
  givenName: /^(?:prenom|first name|given name)$/u,
  whole: /^(?:nom complet|nom a afficher|nom affiche|display name|name|full name)$/u,
  organisation: /^(?:societe|entreprise|etablissement|organisation|organization|company|organization name|cabinet)$/u,
  trade: /^(?:specialite|profession|titre|fonction|job title|title)$/u,
  city: /^(?:ville|commune|ville bureau|business city|work city|city)$/u,
  postcode: /^(?:code postal|cp|code postal bureau|business postal code|zip|postal code)$/u,
  phone: /^(?:telephone|tel|telephone bureau|business phone|work phone|phone)$/u,
}
type Column = keyof typeof COLUMNS

const empty = { civility: '', familyName: '', givenName: '', profession: '', specialty: '', organisation: '', service: '', postcode: '', city: '', nationalId: '', phone: '' } as const

/** Only the person that this box stands for is known, not which kind of box it is: one of a person. */
function boxOf(address: string, what: Partial<Box>): Box | null {
  const own = address.trim().toLowerCase()
  return domainOf(own) === '' ? null : { ...empty, ...what, kind: 'PER', address: own }
}

function fromCards(text: string): (Box | null)[] {
  return cardsOf(text).flatMap(({ emails, title, ...what }) => emails.map((email) => boxOf(email, { ...what, specialty: title })))
}

function fromTable(text: string): (Box | null)[] {
  const [header = [], ...rows] = recordsOf(text)
  const places = new Map<Column, number>()
  const addresses: number[] = []
  for (const [at, name] of header.entries()) {
    const plain = fold(name)
    for (const [column, form] of Object.entries(COLUMNS) as [Column, RegExp][]) {
      if (!form.test(plain)) continue
      if (column === 'address') addresses.push(at)
      if (!places.has(column)) places.set(column, at)
    }
  }
  if (addresses.length === 0) {
    throw new DirectoryFormatError('directory_contacts_no_address', 'This address book has no column for the e-mail address.')
  }
  return rows.flatMap((row) => {
    const field = (column: Column): string => row[places.get(column) ?? -1] ?? ''
    const [first = '', ...others] = field('whole').split(/\s+/u)
    const named = field('familyName') !== ''
    const what = {
      familyName: named ? field('familyName') : others.join(' ') || first, givenName: field('givenName') || (named || others.length === 0 ? '' : first),
      organisation: field('organisation'), specialty: field('trade'), city: field('city'), postcode: field('postcode'), phone: field('phone'),
    }
    return addresses.map((at) => boxOf(row[at] ?? '', what))
  })
}

/**
 * The practitioner's own contacts, from a vCard file (2.1 to 4.0) or a table with one line of column names. Entries without a
 * usable address are passed over; of several entries for one address the first counts. A contact says who somebody is, never
 * that an address is secure.
 * @throws DirectoryFormatError when nothing in it can be used.
 */
export function parseContacts(bytes: Uint8Array): Box[] {
  if (bytes.length > MOST_BYTES) throw new DirectoryFormatError('directory_contacts_too_long', 'This address book is too long.')
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  const found = /^\s*(?:\ufeff)?BEGIN:VCARD/imu.test(text) ? fromCards(text) : fromTable(text)
  const byAddress = new Map<string, Box>()
  for (const box of found) if (box && !byAddress.has(box.address)) byAddress.set(box.address, box)
  if (byAddress.size === 0) throw new DirectoryFormatError('directory_contacts_none', 'This file holds no contact with an e-mail address.')
  return [...byAddress.values()].slice(0, MOST)
}
