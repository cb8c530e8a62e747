import { describe, expect, it } from 'vitest'
import { networkOf, operatorOf, OPERATORS } from '../../../../src/directory/index.ts'
import { apicryptPerson, learntFrom } from '../../../../src/directory/sources/correspondence.ts'
import { readCatalogue } from '../../../../scripts/locales-plugin.ts'

describe('an Apicrypt address', () => {
  it.each([
    ['jeanne.DURAND@medical38.apicrypt.org', { givenName: 'Jeanne', familyName: 'DURAND' }],
    ['Jean-Paul.DE.LA.TOUR@medical.apicrypt.org', { givenName: 'Jean-Paul', familyName: 'DE LA TOUR' }],
    ['paul.MARTIN2@medical06.apicrypt.org', { givenName: 'Paul', familyName: 'MARTIN' }],
  ])('%s spells its person', (address, person) => {
    expect(apicryptPerson(address)).toEqual(person)
  })

  it.each(['contact@apicrypt.org', 'durand@medical38.apicrypt.org', 'jeanne.durand@medical38.apicrypt.org.evil.example', 'jeanne.durand@interop-mssante.apicrypt.org', 'jeanne.durand@medecin.mssante.fr'])('%s is of another form', (address) => {
    expect(apicryptPerson(address)).toBeNull()
  })
})

it('past correspondence says who an address was, by its form or its shown name, and leaves out what is no address', () => {
  expect(learntFrom([
    { address: 'Jeanne.DURAND@medical38.apicrypt.org', name: '', last: '2026-03-01' },
    { address: 'lab@bio.example', name: 'Dr Paul Martin', last: '2026-02-01' },
    { address: 'Marie', name: 'Marie', last: '2026-01-01' },
  ])).toMatchObject([
    { source: 'correspondence', date: '2026-03-01', box: { address: 'jeanne.durand@medical38.apicrypt.org', givenName: 'Jeanne', familyName: 'DURAND' } },
    { source: 'correspondence', date: '2026-02-01', box: { address: 'lab@bio.example', givenName: 'paul', familyName: 'martin' } },
  ])
})

describe('operators', () => {
  it('are known by the domain of an address, the gateway of Apicrypt apart', () => {
    expect(operatorOf('x@lifen.mssante.fr')?.name).toBe('Lifen')
    expect(operatorOf('x@medical38.apicrypt.org')?.name).toBe('Apicrypt')
    expect(operatorOf('x@rss.fr')).toMatchObject({ name: 'RSS', trusted: false })
    expect(operatorOf('x@interop-mssante.apicrypt.org')).toBeNull()
    expect(operatorOf('x@ch-exemple.mssante.fr')).toBeNull()
    expect(operatorOf('x@notrss.fr')).toBeNull()
  })

  it('say of themselves what the trust list says of their domains, and have a sentence each', () => {
    const french = readCatalogue('fr')
    for (const { name, domains, trusted, sentence } of OPERATORS) {
      expect(french[sentence], name).toBeTruthy()
      for (const domain of domains) expect(networkOf(`x@${domain}`, []) === 'mssante', domain).toBe(trusted)
    }
  })
})
