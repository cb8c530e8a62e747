import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FHIR_BASE, FHIR_CALLS_PER_SECOND, fhirByAddress, fhirByName } from '../../../../src/directory/sources/fhir.ts'
import { boxesOf, readBundle } from '../../../../src/directory/sources/fhir-resources.ts'
import { json, serverWith } from './server.ts'
import { refusalOf } from './streams.ts'

const NOS = (table: string): string => `https://mos.esante.gouv.fr/NOS/${table}/FHIR/${table.replace('_', '-')}`
const EMAIL_TYPE = 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type'
const METADATA = 'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata'

/** A secure box as the profiles of the ANS carry it. */
const box = (value: string, type: string, more: readonly unknown[] = []) => ({
  system: 'email', value,
  extension: [
    { url: EMAIL_TYPE, valueCoding: { system: NOS('TRE_R256-TypeMessagerie'), code: 'MSSANTE' } },
    { url: METADATA, extension: [{ url: 'type', valueCodeableConcept: { coding: [{ system: NOS('TRE_R257-TypeBAL'), code: type }] } }, ...more] },
  ],
})
const practitioner = {
  resourceType: 'Practitioner', id: '003-1', active: true,
  identifier: [{ system: 'urn:oid:1.2.250.1.71.4.2.1', value: '800000000001' }, { system: 'https://rpps.esante.gouv.fr', value: '00000000001' }],
  name: [{ family: 'FICTIVE', given: ['ALICE'], prefix: ['MME'], suffix: ['DR'] }],
  telecom: [box('alice.fictive@medecin.mssante.fr', 'PER')],
  qualification: [
    { code: { coding: [{ system: NOS('TRE_G15-ProfessionSante'), code: '10' }] } },
    { code: { coding: [{ system: NOS('TRE_R38-SpecialiteOrdinale'), code: 'SM26' }] } },
  ],
}
const role = {
  resourceType: 'PractitionerRole', id: '005-1', active: true, practitioner: { reference: 'Practitioner/003-1' }, organization: { reference: 'Organization/001-1' },
  telecom: [box('alice.fictive@cabinet-exemple.mssante.fr', 'PER')],
}
const organization = {
  resourceType: 'Organization', id: '001-1', active: true, name: 'CENTRE DE SANTE EXEMPLE', address: [{ city: 'PARIS', postalCode: '75999', line: ['1 RUE'] }],
  telecom: [
    box('secretariat.exemple@aura.mssante.fr', 'ORG', [{ url: 'description', valueString: 'Secrétariat' }]),
    { system: 'email', value: 'contact@centre-exemple.example' },
    { system: 'email', value: 'contact@centre-exemple.mssante.fr' },
    { system: 'email', value: 'accueil@centre-exemple.mssante.fr', extension: [{ url: EMAIL_TYPE, valueCoding: { system: NOS('TRE_R256-TypeMessagerie'), code: 'MEL' } }] },
    { system: 'phone', value: '0100000000' },
  ],
}
const bundle = (resources: readonly unknown[], next = '') => ({
  resourceType: 'Bundle', type: 'searchset', link: next === '' ? [] : [{ relation: 'self', url: 'x' }, { relation: 'next', url: next }], entry: resources.map((resource) => ({ resource })),
})
const access = (answer: Parameters<typeof serverWith>[0], perSecond?: number) => {
  const server = serverWith(answer, perSecond)
  return { ...server, access: { key: 'the-key', network: server.network } }
}

describe('the resources of the Annuaire Santé', () => {
  const of = (...resources: readonly unknown[]) => boxesOf(readBundle(bundle(resources))!.resources)

  it('give the boxes of a person, of a person at a place, and of a place, each with what is known of it', () => {
    expect(of(role, practitioner, organization)).toEqual([
      { kind: 'PER', address: 'alice.fictive@cabinet-exemple.mssante.fr', civility: 'Docteur', familyName: 'FICTIVE', givenName: 'ALICE', profession: 'Médecin', specialty: 'Médecine générale', organisation: 'CENTRE DE SANTE EXEMPLE', service: '', postcode: '75999', city: 'PARIS', nationalId: '800000000001', phone: '0100000000' },
      { kind: 'PER', address: 'alice.fictive@medecin.mssante.fr', civility: 'Docteur', familyName: 'FICTIVE', givenName: 'ALICE', profession: 'Médecin', specialty: 'Médecine générale', organisation: '', service: '', postcode: '', city: '', nationalId: '800000000001', phone: '' },
      { kind: 'ORG', address: 'secretariat.exemple@aura.mssante.fr', civility: '', familyName: '', givenName: '', profession: '', specialty: '', organisation: 'CENTRE DE SANTE EXEMPLE', service: 'Secrétariat', postcode: '75999', city: 'PARIS', nationalId: '', phone: '0100000000' },
    ])
  })

  it('never make an ordinary e-mail of an organization secure, nor a box outside the trust space', () => {
    const addresses = of({ ...organization, telecom: [...organization.telecom, box('a@evil.example', 'ORG')] }).map(({ address }) => address)
    expect(addresses).toEqual(['secretariat.exemple@aura.mssante.fr'])
  })

  it('leave out boxes of the red list, and what was deleted', () => {
    expect(of({ ...practitioner, telecom: [box('a@medecin.mssante.fr', 'PER', [{ url: 'listeRouge', valueBoolean: true }])] })).toEqual([])
    expect(of({ resourceType: 'Practitioner', id: '003-1', active: false, telecom: practitioner.telecom })).toEqual([])
  })

  it('are passed over where they are damaged or of another kind, whatever comes', () => {
    expect(of(null, 'x', { resourceType: 'Device' }, { resourceType: 'Practitioner', telecom: 'x', name: 7 }, practitioner)).toHaveLength(1)
    expect(readBundle({ resourceType: 'OperationOutcome' })).toBeNull()
    fc.assert(fc.property(fc.array(fc.oneof(fc.anything(), fc.record({ resourceType: fc.constantFrom('Practitioner', 'Organization', 'PractitionerRole'), telecom: fc.anything(), name: fc.anything(), identifier: fc.anything() }))), (things) => {
      expect(Array.isArray(of(...things))).toBe(true)
    }))
  })
})

describe('a search in the Annuaire Santé', () => {
  it('by name asks for exactly that name with the key, then for the places, and says its date', async () => {
    const server = access((url) => json(url.pathname.endsWith('/Organization') ? bundle([organization]) : bundle([practitioner, role])))
    const found = await fhirByName({ familyName: 'Fictivé', givenName: 'Alice' }, server.access)
    expect(server.asked.map(({ url }) => `${url.origin}${url.pathname}`)).toEqual([`${FHIR_BASE}Practitioner`, `${FHIR_BASE}Organization`])
    const [first] = server.asked
    expect(Object.fromEntries(first!.url.searchParams)).toEqual({ 'family:exact': 'FICTIVE', 'given:exact': 'ALICE', 'active': 'true', '_revinclude': 'PractitionerRole:practitioner', '_count': '50' })
    expect(first!.headers.get('esante-api-key')).toBe('the-key')
    expect(found.map(({ source, date, box: { address, city } }) => [source, date, address, city])).toEqual([
      ['fhir', '2026-11-26T10:00:00.000Z', 'alice.fictive@medecin.mssante.fr', ''],
      ['fhir', '2026-11-26T10:00:00.000Z', 'alice.fictive@cabinet-exemple.mssante.fr', 'PARIS'],
    ])
  })

  it('gives nobody of another name, whatever the server takes for the same', async () => {
    expect(await fhirByName({ familyName: 'Fictivet', givenName: '' }, access(() => json(bundle([practitioner]))).access)).toEqual([])
  })

  it('by address asks the three kinds of carriers for exactly it, never for a part', async () => {
    const server = access((url) => json(url.pathname.endsWith('/PractitionerRole') ? bundle([role, practitioner, organization]) : bundle([])))
    const found = await fhirByAddress(' Alice.Fictive@cabinet-exemple.mssante.fr', server.access)
    expect(server.asked.map(({ url }) => [url.pathname.split('/').pop(), url.searchParams.get('mailbox-mss:exact')])).toEqual(
      ['Practitioner', 'PractitionerRole', 'Organization'].map((type) => [type, 'alice.fictive@cabinet-exemple.mssante.fr']))
    expect(server.asked.every(({ url }) => !url.search.includes('contains'))).toBe(true)
    expect(found.map(({ box: { address, familyName, city } }) => [address, familyName, city])).toEqual([['alice.fictive@cabinet-exemple.mssante.fr', 'FICTIVE', 'PARIS']])
  })

  it('follows the next page as the link is, and to no other server', async () => {
    const page = 'https://gateway.api.esante.gouv.fr/fhir/v2/_page?id=FICTIVE-abc%3D'
    const server = access((url) => json(url.pathname.endsWith('_page') ? bundle([practitioner], 'https://evil.example/fhir/v2/_page?id=x') : bundle([], page)))
    expect(await fhirByName({ familyName: 'FICTIVE', givenName: '' }, server.access)).toHaveLength(1)
    expect(server.asked.map(({ url }) => url.href).slice(1)).toEqual([page])
  })

  it('ends, however many pages a server says there are', async () => {
    const server = access(() => json(bundle([], 'https://gateway.api.esante.gouv.fr/fhir/v2/_page?id=again')))
    expect(await fhirByName({ familyName: 'X', givenName: '' }, server.access)).toEqual([])
    expect(server.asked).toHaveLength(10)
  })

  it('keeps to the quota of 17 calls a second', async () => {
    const server = access(() => json(bundle([])), FHIR_CALLS_PER_SECOND)
    await Promise.all(Array.from({ length: 12 }, () => fhirByAddress('a@medecin.mssante.fr', server.access)))
    const times = server.asked.map(({ at }) => at)
    expect(times).toHaveLength(36)
    times.forEach((time, at) => expect(at < 17 || time - times[at - 17]! >= 1000).toBe(true))
  })

  it('waits as long as a busy server asks, and then goes on', async () => {
    const server = access((_, rank) => (rank === 1 ? json({}, { status: 429, headers: { 'retry-after': '3' } }) : json(bundle([practitioner]))))
    expect(await fhirByName({ familyName: 'FICTIVE', givenName: '' }, server.access)).toHaveLength(1)
    expect(server.paused).toEqual([3000])
  })

  it.each<[string, () => Response, string, string[]]>([
    ['stays busy', () => json({}, { status: 429 }), 'directory_online_busy', ['1']],
    ['asks for a long wait', () => json({}, { status: 429, headers: { 'retry-after': '120' } }), 'directory_online_busy', ['120']],
    ['refuses the key', () => json({ resourceType: 'OperationOutcome' }, { status: 401 }), 'directory_online_key', []],
    ['fails', () => json({}, { status: 500 }), 'directory_online_refused', ['500']],
    ['sends a page', () => new Response('<!doctype html>'), 'directory_online_not_data', []],
    ['sends something else', () => json({ resourceType: 'OperationOutcome' }), 'directory_online_not_data', []],
    ['does not answer', () => { throw new TypeError('failed') }, 'directory_online_silent', []],
  ])('says so when the server %s', async (_, answer, key, params) => {
    const server = access(answer)
    expect(await refusalOf(fhirByName({ familyName: 'FICTIVE', givenName: '' }, server.access))).toEqual({ key, params })
  })
})
