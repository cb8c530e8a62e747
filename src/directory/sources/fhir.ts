import { fold } from '../fold.ts'
import { DirectoryFormatError } from '../format-error.ts'
import type { Statement } from '../standing.ts'
import { boxesOf, readBundle, type Resource } from './fhir-resources.ts'
import { askJson, type Network, nextPage } from './remote.ts'

/** API FHIR Annuaire Santé, version 2 (ANS). */
export const FHIR_BASE = 'https://gateway.api.esante.gouv.fr/fhir/v2/'
/** Calls a second that one application may make (ANS). */
export const FHIR_CALLS_PER_SECOND = 17
const MOST_PAGES = 10
const PAGE_SIZE = '50'

export interface FhirAccess {
  /** The practitioner's own key, free at portal.api.esante.gouv.fr. */
  readonly key: string
  readonly network: Network
  readonly base?: string
}

/** Every resource of a search, page by page: the next page is a link that nobody takes apart. @throws DirectoryFormatError */
async function resources(type: string, parameters: Readonly<Record<string, string>>, { key, network, base = FHIR_BASE }: FhirAccess): Promise<Resource[]> {
  const first = new URL(type, base)
  for (const [name, value] of Object.entries({ ...parameters, _count: PAGE_SIZE })) first.searchParams.set(name, value)
  const found: Resource[] = []
  let url: string | null = first.href
  for (let page = 0; url !== null && page < MOST_PAGES; page += 1) {
    const bundle = readBundle(await askJson(url, { 'accept': 'application/fhir+json', 'ESANTE-API-KEY': key }, network))
    if (!bundle) throw new DirectoryFormatError('directory_online_not_data', 'The server answered with something else than data.')
    found.push(...bundle.resources)
    url = bundle.next === '' ? null : nextPage(bundle.next, base)
  }
  return found
}

/** The places of people's roles. */
async function placesOf(found: readonly Resource[], access: FhirAccess): Promise<Resource[]> {
  const known = new Set(found.filter(({ resourceType }) => resourceType === 'Organization').map(({ id }) => id))
  const ids = [...new Set(found.flatMap((one) => (one.resourceType === 'PractitionerRole' ? [one.organization.reference.replace(/^Organization\//u, '')] : [])))]
    .filter((id) => id !== '' && !known.has(id))
  return ids.length === 0 ? [] : resources('Organization', { _id: ids.slice(0, 50).join(',') }, access)
}

const said = (found: readonly Resource[], { network }: FhirAccess): Statement[] =>
  boxesOf(found).map((box) => ({ source: 'fhir', date: new Date(network.clock.now()).toISOString(), box }))

/**
 * Boxes of exactly this person. Only `:exact` is asked: `:contains` was measured to miss what is there.
 * @throws DirectoryFormatError
 */
export async function fhirByName({ familyName, givenName }: { readonly familyName: string; readonly givenName: string }, access: FhirAccess): Promise<Statement[]> {
  const capitals = (name: string): string => name.trim().toLocaleUpperCase('fr').normalize('NFD').replace(/\p{M}/gu, '')
  const people = await resources('Practitioner', {
    'family:exact': capitals(familyName), ...(givenName.trim() === '' ? {} : { 'given:exact': capitals(givenName) }),
    'active': 'true', '_revinclude': 'PractitionerRole:practitioner',
  }, access)
  const found = said([...people, ...await placesOf(people, access)], access)
  const family = fold(familyName)
  return found.filter(({ box }) => fold(box.familyName) === family)
}

/**
 * What the directory says of an address now: a box belongs to a person, to a person at a place, or to a place, so all three are asked.
 * @throws DirectoryFormatError
 */
export async function fhirByAddress(address: string, access: FhirAccess): Promise<Statement[]> {
  const own = address.trim().toLowerCase()
  const asked = { 'mailbox-mss:exact': own }
  const found = [
    ...await resources('Practitioner', asked, access),
    ...await resources('PractitionerRole', { ...asked, _include: '*' }, access),
    ...await resources('Organization', asked, access),
  ]
  return said([...found, ...await placesOf(found, access)], access).filter(({ box }) => box.address === own)
}
