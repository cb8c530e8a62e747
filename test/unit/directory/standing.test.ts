import { describe, expect, it } from 'vitest'
import { buildIndex, disagreements, openIndex, type SourceName, standingOf, type Statement } from '../../../src/directory/index.ts'
import { boxOf } from './boxes.ts'

const PAUL = boxOf()
const directory = openIndex(await buildIndex([PAUL], { date: '2026-11-01' }))
const said = (source: SourceName, over: Parameters<typeof boxOf>[0] = {}, date = '2026-10-01'): Statement => ({ source, date, box: boxOf(over) })

describe('what is known of an address', () => {
  it('is what each source says of it, of which date, the strongest first', () => {
    const statements = [said('correspondence'), said('contacts', { city: 'ANNECY' }), said('fhir', {}, '2026-11-20'), said('contacts', { address: 'other@medecin.mssante.fr' }), said('tabular')]
    const standing = standingOf(' PAUL.Martin@medecin.mssante.fr', directory, [], { statements })
    expect(standing.statements.map(({ source, date }) => [source, date])).toEqual([
      ['mssante-file', '2026-11-01'], ['fhir', '2026-11-20'], ['tabular', '2026-10-01'], ['contacts', '2026-10-01'], ['correspondence', '2026-10-01'],
    ])
    expect(standing.box).toEqual(PAUL)
  })

  it('is what others say where the directory knows nothing, and their word makes no address secure', () => {
    const standing = standingOf('p@cabinet.example', directory, [], { statements: [said('contacts', { address: 'p@cabinet.example' })] })
    expect(standing).toMatchObject({ network: 'ordinary', box: null, lastSeen: '' })
    expect(standing.statements).toHaveLength(1)
  })

  it('follows the trust list in force', () => {
    const trust = { domains: ['sante-exemple.example'], date: '' }
    expect(standingOf('p@sante-exemple.example', directory, []).network).toBe('ordinary')
    expect(standingOf('p@sante-exemple.example', directory, [], { trust }).network).toBe('mssante')
  })

  it('says since when an address is gone', async () => {
    const former = openIndex(await buildIndex([PAUL, boxOf({ address: 'new@medecin.mssante.fr' })], { date: '2026-10-01' }))
    const now = openIndex(await buildIndex([boxOf({ address: 'new@medecin.mssante.fr' })], { date: '2026-11-01', gone: former.departing() }))
    expect(standingOf(PAUL.address, now, [])).toMatchObject({ box: null, lastSeen: expect.stringContaining('2026-10-01') as string })
    expect(standingOf('new@medecin.mssante.fr', now, []).lastSeen).toBe('')
  })
})

describe('sources', () => {
  it('agree where one only knows less, in other letters, or with other words of one place', () => {
    expect(disagreements([said('mssante-file'), said('contacts', { familyName: 'Martin', givenName: '', specialty: '', profession: '', city: '' })])).toEqual([])
    expect(disagreements([said('mssante-file', { city: 'LYON CEDEX 03' }), said('fhir', { city: 'Lyon' })])).toEqual([])
    expect(disagreements([said('mssante-file', { specialty: 'Pédiatrie' }), said('fhir', { specialty: 'PEDIATRIE' })])).toEqual([])
    expect(disagreements([])).toEqual([])
  })

  it('disagree about a person, a trade, a town, each by itself', () => {
    expect(disagreements([said('mssante-file'), said('contacts', { givenName: 'ANNE' })])).toEqual(['name'])
    expect(disagreements([said('mssante-file'), said('fhir', { specialty: 'Pneumologie' })])).toEqual(['trade'])
    expect(disagreements([said('mssante-file'), said('fhir'), said('contacts', { city: 'ANNECY' })])).toEqual(['city'])
  })
})
