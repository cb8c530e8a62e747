import { describe, expect, it } from 'vitest'
import { MemoryDirectory } from '../../../src/directory/index.ts'
import { boxOf } from './boxes.ts'

const martin = boxOf()
const martine = boxOf({ address: 'martine.roche@medecin.mssante.fr', familyName: 'ROCHE', givenName: 'MARTINE', specialty: 'Pédiatrie' })
const farMartin = boxOf({ address: 'paul.martin2@medecin.mssante.fr', specialty: 'Médecine générale', city: 'BELLECOMBE LES BAINS', postcode: '73999' })
const orsted = boxOf({ address: 'jn.orsted@medecin.mssante.fr', familyName: 'ØRSTED', givenName: 'JEAN-NOËL', specialty: 'Pédiatrie' })
const arcy = boxOf({ address: 'h.darcy@ch-valmont.mssante.fr', familyName: "D'ARCY-LEFÈVRE", givenName: 'HÉLÈNE', specialty: 'Radio-diagnostic' })
const nurse = boxOf({ address: 'samir.benali@infirmier.mssante.fr', familyName: 'BENALI', givenName: 'SAMIR', profession: 'Infirmier', specialty: '', civility: '' })
const service = boxOf({
  kind: 'ORG', address: 'secretariat.cardiologie@ch-valmont.mssante.fr', familyName: '', givenName: '', civility: '', profession: '', specialty: '',
  service: 'Cardiologie', organisation: 'CENTRE HOSPITALIER DE VALMONT', nationalId: '',
})
const all = [martin, martine, farMartin, orsted, arcy, nurse, service]
const directory = new MemoryDirectory(all, { date: '2026-01-02T00:00:00.000Z', version: 'v1' })
const found = (query: string, limit = 10): string[] => directory.search(query, limit).map(({ address }) => address)

describe('directory in memory', () => {
  it('says what it holds and of when', () => {
    expect(directory).toMatchObject({ size: all.length, date: '2026-01-02T00:00:00.000Z', version: 'v1' })
  })

  it('knows an address in any case', () => {
    expect(directory.byAddress(' Paul.Martin@MEDECIN.mssante.fr ')).toEqual(martin)
    expect(directory.byAddress('paul.martin@orange.fr')).toBeNull()
  })

  it('finds a person by name in either order, without accents, hyphens or case', () => {
    for (const name of ['Jean-Noël Ørsted', 'ORSTED Jean Noel', 'jean noel orsted']) expect(directory.byPerson(name)).toEqual([orsted])
    for (const name of ["Hélène d'Arcy-Lefèvre", 'D’ARCY LEFEVRE Helene']) expect(directory.byPerson(name)).toEqual([arcy])
  })

  it('gives all of one name, and nobody for a part of a name', () => {
    expect(directory.byPerson('Paul Martin')).toEqual([martin, farMartin])
    for (const name of ['', 'Martin', 'Paul', 'Paul Martinez', 'Paul Martin Roche']) expect(directory.byPerson(name)).toEqual([])
  })
})

describe('search of the directory', () => {
  it('finds by the beginning of a name, whole names first', () => {
    expect(found('martin')).toEqual([martin.address, farMartin.address, martine.address])
    expect(found('mart')).toHaveLength(3)
    expect(found('artin')).toEqual([])
  })

  it('narrows by trade and town, as people say them', () => {
    expect(found('Dr Martin cardiologue Valmont')).toEqual([martin.address])
    expect(found('martin 73999')).toEqual([farMartin.address])
    expect(found('pédiatre valmont')).toEqual(expect.arrayContaining([martine.address, orsted.address]))
    expect(found('radiologue')).toEqual([arcy.address])
    expect(found('infirmiere')).toEqual([nurse.address])
    expect(found('inf')).toEqual([nurse.address])
    expect(found('secrétariat cardio centre hospitalier')).toEqual([])
    expect(found('cardiologie centre hospitalier')).toEqual([service.address])
  })

  it('asks that every word fits, and takes no notice of titles, accents and order', () => {
    expect(found('Martin dermatologue')).toEqual([])
    expect(found('Mme le Docteur lefevre HELENE')).toEqual([arcy.address])
    expect(found('oersted')).toEqual([])
    expect(found('Ørsted')).toEqual([orsted.address])
  })

  it('takes a whole address', () => {
    expect(found('SAMIR.benali@infirmier.mssante.fr')).toEqual([nurse.address])
  })

  it.each(['', ' ', 'a', 'Dr', 'de la', '@', '!!!'])('has nothing to say to %j', (query) => {
    expect(found(query)).toEqual([])
  })

  it('gives no more than was asked for, and every time in the same order', () => {
    expect(found('valmont', 2)).toHaveLength(2)
    const turned = new MemoryDirectory([...all].reverse(), { date: '', version: '' })
    expect(turned.search('valmont', 10)).toEqual(directory.search('valmont', 10))
  })
})
