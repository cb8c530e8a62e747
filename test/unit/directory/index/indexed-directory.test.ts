import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxOf, directoryOf } from '../boxes.ts'

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
const directory = await directoryOf(all)
const found = (query: string, limit = 10): string[] => directory.search(query, limit).map(({ address }) => address)

describe('the offline index', () => {
  it('says what it holds and of when', () => {
    expect(directory).toMatchObject({ size: all.length, date: '2026-01-02T00:00:00.000Z' })
    expect(directory.version).toMatch(/^2026-01-02-/)
  })

  it('knows an address in any case', () => {
    expect(directory.byAddress(' Paul.Martin@MEDECIN.mssante.fr ')).toEqual(martin)
    expect(directory.byAddress('paul.martin@orange.fr')).toBeNull()
  })

  it('knows at which domains it has boxes', async () => {
    expect(['medecin.mssante.fr', 'ch-valmont.mssante.fr'].map((domain) => directory.hasDomain(domain))).toEqual([true, true])
    expect(['', 'mssante.fr', 'ch-valmont', 'ch-valmon.mssante.fr', 'orange.fr'].filter((domain) => directory.hasDomain(domain))).toEqual([])
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?$/)
    const domain = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.fr`)
    await fc.assert(fc.asyncProperty(fc.uniqueArray(domain, { maxLength: 20 }), fc.array(domain, { maxLength: 5 }), async (known, others) => {
      const built = await directoryOf(known.map((at) => boxOf({ address: `a@${at}` })))
      expect([...known, ...others].filter((at) => built.hasDomain(at))).toEqual([...known, ...others].filter((at) => known.includes(at)))
    }), { numRuns: 40 })
  })

  it('knows which of its domains are one slip away', () => {
    const near = (domain: string): string[] => directory.nearDomains(domain)
    expect(['ch-valmomt.mssante.fr', 'chvalmont.mssante.fr', 'ch-vamlont.mssante.fr'].map(near)).toEqual(Array.from({ length: 3 }, () => ['ch-valmont.mssante.fr']))
    expect(['ch-valmont.mssante.fr', 'ch-vlmnt.mssante.fr', '', 'orange.fr'].flatMap(near)).toEqual([])
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

  it('gives no more than was asked for, and every time in the same order', async () => {
    expect(found('valmont', 2)).toHaveLength(2)
    const turned = await directoryOf([...all].reverse())
    expect(turned.search('valmont', 10)).toEqual(directory.search('valmont', 10))
  })
})

describe('of boxes that fit equally well', () => {
  it('the first in the order of names is given, whether a word begins a name or is one', async () => {
    const named = (familyName: string, city: string, at: number) => boxOf({ address: `p${at}@medecin.mssante.fr`, familyName, givenName: 'ANNE', city })
    // Twice the beginning of a name, or a whole name and a whole town: four and four, six and two.
    const both = await directoryOf([named('LILLET-MARTINE', 'VALMONT', 1), named('MARTIN', 'LILLE', 2), named('MARTIN', 'LILLE', 3), ...Array.from({ length: 20 }, (_, at) => named('ROCHE', 'LILLE', 10 + at))])
    expect(both.search('martin lille', 2).map(({ familyName }) => familyName)).toEqual(['LILLET-MARTINE', 'MARTIN'])
  })
})

describe('search in many rows', () => {
  const trades = ['Cardiologie et Maladies vasculaires', 'Chirurgie générale', 'Spécialiste en Médecine générale', 'Médecine générale', 'Qualifié en Médecine générale']
  const towns = ['LILLE', 'ST ETIENNE', 'LYON CEDEX 08']
  const rows = Array.from({ length: 30_000 }, (_, at) => boxOf({
    address: `p${at}@medecin.mssante.fr`, familyName: at === 7 ? 'LILLE' : `NOM${String.fromCharCode(65 + (at % 26))}${at % 97}`, givenName: 'PAUL',
    specialty: trades[at % 5] ?? '', city: towns[at % 3] ?? '', postcode: '59000',
  }))
  it('takes the three codes of general practice for one trade, and no other trade for it', async () => {
    const many = await directoryOf(rows)
    for (const query of ['généraliste', 'médecine générale lille', 'médecin généraliste 59000', 'MG']) {
      const answers = many.search(query, 60)
      expect(answers).toHaveLength(60)
      for (const { specialty } of answers) expect(specialty).toMatch(/Médecine générale$/)
      expect(new Set(answers.map(({ specialty }) => specialty)).size).toBe(3)
    }
    expect(many.search('Saint-Étienne cardiologue', 5).map(({ city, specialty }) => [city, specialty])).toEqual(Array(5).fill(['ST ETIENNE', trades[0]]))
    // However many rows a town has, the person of that name comes first.
    expect(many.search('lille', 3)[0]).toMatchObject({ familyName: 'LILLE' })
    expect(many.search('paul lille', 3)[0]).toMatchObject({ familyName: 'LILLE' })
    expect(many.search('paul', 3).map(({ familyName }) => familyName)).toEqual(['LILLE', 'NOMA0', 'NOMA0'])
    expect(many.search('cardiologue dermatologue', 3)).toEqual([])
  })
})

describe('names that are almost right', () => {
  const lefebvre = boxOf({ address: 'anne.lefebvre@medecin.mssante.fr', familyName: 'LEFEBVRE', givenName: 'ANNE' })
  const lefevre = boxOf({ address: 'anne.lefevre@medecin.mssante.fr', familyName: 'LEFEVRE', givenName: 'ANNE' })
  const dupond = boxOf({ address: 'philippe.dupond@medecin.mssante.fr', familyName: 'DUPOND', givenName: 'PHILIPPE' })
  const compound = boxOf({ address: 'mc.durand@medecin.mssante.fr', familyName: 'DURAND-MOREAU', givenName: 'MARIE-CLAIRE' })
  const swapped = boxOf({ address: 'luc.martin@medecin.mssante.fr', familyName: 'LUC', givenName: 'MARTIN' })
  const names = directoryOf([...all, lefebvre, lefevre, dupond, compound, swapped])
  const near = async (name: string, limit = 5): Promise<string[]> => (await names).similar(name, limit).map(({ address }) => address)

  it.each([
    ['Paul Martni', martin.address], ['Pual Martin', martin.address], ['Martn Paul', martin.address], ['Paul Martinn', martin.address],
    ['Paul Mortin', martin.address], ['Jean Noel Orted', orsted.address], ['Jeannoel Orsted', orsted.address], ['paulmartin', martin.address],
    ['Darcy Lefevre Helene', arcy.address],
  ])('finds %j by one slip', async (name, address) => {
    expect((await near(name))[0]).toBe(address)
  })

  it.each([
    ['Philippe Dupont', dupond.address], ['Filip Dupon', dupond.address], ['Dupont Filipe', dupond.address], ['Elene d’Arcy-Lefebvre', arcy.address],
  ])('finds %j by its sound', async (name, address) => {
    expect(await near(name)).toContain(address)
  })

  it('gives the nearest first', async () => {
    expect(await near('Anne Lefevre')).toEqual([lefevre.address, lefebvre.address])
    expect(await near('Anne Lefebvre')).toEqual([lefebvre.address, lefevre.address])
    expect(await near('Lefebvre')).toEqual([lefebvre.address, lefevre.address])
    // A part of a compound name comes last.
    expect(await near('Lefevre')).toEqual([lefevre.address, lefebvre.address, arcy.address])
    expect(await near('Martin Luc')).toEqual([swapped.address])
    expect(await near('Luc Martin', 1)).toEqual([swapped.address])
  })

  it('knows a person by a part of a compound name', async () => {
    for (const name of ['Claire Durand', 'Marie Durand-Moreau', 'Moreau Marie-Claire']) expect(await near(name)).toEqual([compound.address])
  })

  it.each(['', 'x', 'Dr', 'Paul Dupuis', 'Sophie Martin', 'Paul Merten', '!!!', 'a b c d e f g h i j'])('knows nobody like %j', async (name) => {
    expect(await near(name)).toEqual([])
  })
})

describe('a practitioner’s boxes', () => {
  it('are all found by the national identifier, whatever its form', async () => {
    const boxes = ['810000000017', '810000000018', '0123456789', 'FINESS 59'].flatMap((nationalId) =>
      [1, 2].map((at) => boxOf({ address: `a${at}.${nationalId.replace(' ', '').toLowerCase()}@medecin.mssante.fr`, nationalId })))
    const directoryOfIds = await directoryOf([...boxes, service])
    for (const { nationalId } of boxes) expect(directoryOfIds.boxesOf(nationalId)).toEqual(boxes.filter((box) => box.nationalId === nationalId))
    for (const unknown of ['', '810000000019', '8']) expect(directoryOfIds.boxesOf(unknown)).toEqual([])
  })
})

describe('boxes that the newest file no longer has', () => {
  it('are known with their last date, through several files, until they come back or a year has passed', async () => {
    const january = await directoryOf([martin, orsted, nurse], { date: '2026-01-02T00:00:00.000Z' })
    const march = await directoryOf([orsted, arcy], { date: '2026-03-01T00:00:00.000Z', gone: january.departing() })
    const april = await directoryOf([orsted, nurse], { date: '2026-04-01T00:00:00.000Z', gone: march.departing() })
    expect(march.gone(' Paul.Martin@medecin.mssante.fr')).toEqual({ box: martin, lastSeen: '2026-01-02T00:00:00.000Z' })
    expect(april.gone(martin.address)).toEqual({ box: martin, lastSeen: '2026-01-02T00:00:00.000Z' })
    expect(april.gone(arcy.address)).toEqual({ box: arcy, lastSeen: '2026-03-01T00:00:00.000Z' })
    for (const address of [orsted.address, nurse.address, 'never@was.fr', '']) expect(april.gone(address)).toBeNull()
    expect(april.byAddress(martin.address)).toBeNull()
    expect(april.search('martin', 5)).toEqual([])
    expect(april.similar('Paul Martin', 5)).toEqual([])
    expect(april.byPerson('Paul Martin')).toEqual([])
    const later = await directoryOf([orsted], { date: '2027-02-01T00:00:00.000Z', gone: april.departing() })
    expect(later.gone(martin.address)).toBeNull()
    expect(later.gone(arcy.address)).not.toBeNull()
  })
})
