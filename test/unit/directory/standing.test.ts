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

  it('keeps apart what the file of mailboxes says and what the register added', async () => {
    const added = openIndex(await buildIndex([boxOf({ registered: ['city', 'phone'], phone: '0400000000' }), boxOf({ address: 'o@medecin.mssante.fr', kind: 'ORG', registered: ['specialty'] })], { date: '2026-11-01' }))
    const { box, statements } = standingOf(PAUL.address, added, [])
    expect(box).toEqual(boxOf({ registered: ['city', 'phone'], phone: '0400000000' }))
    expect(statements.map((one) => one.box)).toEqual([boxOf({ city: '', phone: '' })])
    expect(added.byAddress('o@medecin.mssante.fr')).toMatchObject({ kind: 'ORG', registered: ['specialty'] })
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
    expect(disagreements([said('mssante-file', { specialty: '' }), said('rpps-file', { familyName: '', givenName: '', organisation: 'SELARL DU PONT' })])).toEqual([])
    expect(disagreements([said('mssante-file', { city: 'Valmont-sur-Isère' }), said('contacts', { familyName: 'Paul', givenName: 'Martin' })])).toEqual([])
    expect(disagreements([])).toEqual([])
  })

  it('disagree about a person, a profession, a specialty, a town, each by itself, with all who say something of it', () => {
    const about = (...statements: Statement[]) => disagreements(statements).map((one) => one.about)
    expect(about(said('mssante-file'), said('contacts', { givenName: 'ANNE' }))).toEqual(['name'])
    expect(about(said('mssante-file'), said('fhir', { specialty: 'Pneumologie' }))).toEqual(['specialty'])
    expect(about(said('mssante-file'), said('fhir', { profession: 'Infirmier', specialty: '' }))).toEqual(['profession'])
    expect(disagreements([said('mssante-file'), said('fhir', { city: '' }), said('rpps-file', { city: 'ANNECY' }, '2026-11-03')])).toEqual([{
      about: 'city', said: [{ source: 'mssante-file', date: '2026-10-01', text: 'VALMONT SUR ISERE' }, { source: 'rpps-file', date: '2026-11-03', text: 'ANNECY' }],
    }])
  })
})
