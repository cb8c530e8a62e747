import { isTitle } from '../../detection/index.ts'
import type { Box } from '../box.ts'
import { wordsOf } from '../fold.ts'
import { domainOf, networkOf } from '../networks.ts'
import type { Statement } from '../standing.ts'

/** Somebody who was written to, as the device remembers it. */
export interface Correspondent {
  readonly address: string
  /** As it was displayed; may be empty. */
  readonly name: string
  /** Date of the last mail, ISO. */
  readonly last: string
}

/** "prenom.NOM@medical38.apicrypt.org" (MedShake's form): local part of two or more words, below `medical…apicrypt.org`. */
const LOCAL = /^[\p{L}\p{N}'-]+(?:\.[\p{L}\p{N}'-]+)+$/u
const MEDICAL = /^medical\d{0,3}\.apicrypt\.org$/u

/** Given and family name that an Apicrypt address spells; `null` for an address of another form. Apicrypt publishes no directory. */
export function apicryptPerson(address: string): { readonly givenName: string; readonly familyName: string } | null {
  const own = address.trim()
  const local = own.slice(0, own.lastIndexOf('@'))
  if (!MEDICAL.test(domainOf(own)) || !LOCAL.test(local)) return null
  const [given = '', ...family] = local.split('.')
  // Kept in small letters, written as directories write names.
  return { givenName: given.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toLocaleUpperCase('fr')), familyName: family.join(' ').replace(/\d+$/u, '').toLocaleUpperCase('fr') }
}

function boxOf({ address, name }: Correspondent): Box {
  const own = address.trim().toLowerCase()
  const spelt = networkOf(own, []) === 'apicrypt' ? apicryptPerson(address) : null
  const words = wordsOf(name).filter((word) => !isTitle(word))
  return {
    kind: 'PER', address: own, civility: '', givenName: spelt?.givenName ?? words[0] ?? '', familyName: spelt?.familyName ?? words.slice(1).join(' '),
    profession: '', specialty: '', organisation: '', service: '', postcode: '', city: '', nationalId: '', phone: '',
  }
}

/** What past correspondence says of its addresses. It lowers a doubt of who that is; it makes no address secure. */
export const learntFrom = (correspondents: readonly Correspondent[]): Statement[] =>
  correspondents.filter(({ address }) => domainOf(address) !== '').map((one) => ({ source: 'correspondence', date: one.last, box: boxOf(one) }))
