import { describe, expect, it } from 'vitest'
import { findSecure } from '../../../src/directory/index.ts'
import { boxOf, directoryOf } from './boxes.ts'

const martin = boxOf()
const skin = boxOf({ address: 'marie.dubois@medecin.mssante.fr', familyName: 'DUBOIS', givenName: 'MARIE', specialty: 'Dermatologie et vénéréologie' })
const child = boxOf({ address: 'marie.dubois2@medecin.mssante.fr', familyName: 'DUBOIS', givenName: 'MARIE', specialty: 'Pédiatrie' })
// Rows that somebody imported: they never make a domain secure.
const planted = boxOf({ address: 'paul.martin@mssante.fr.evil.com' })
const patient = boxOf({ address: '146026322000196@patient.mssante.fr' })
const directory = await directoryOf([martin, skin, child, planted, patient])

const found = (name: string, address: string): string[] => findSecure(directory, { name, address }).map((box) => box.address)

describe('secure mailbox of a recipient', () => {
  it.each([
    ['Paul Martin', 'contact@orange.fr'], ['MARTIN Paul', 'contact@orange.fr'], ['Dr Paul MARTIN', 'contact@orange.fr'],
    ['Docteur Martin Paul (cardiologue)', 'contact@orange.fr'], ['Dr. paul martin', ''], ['Monsieur Paul Martin', 'x@y.fr'],
    ['"Martin, Paul" <pm@orange.fr>', 'pm@orange.fr'], ['', 'paul.martin@orange.fr'], ['', 'dr.paul.martin@wanadoo.fr'], ['', 'martin-paul38@orange.fr'],
    ['Cabinet médical', 'paul_martin@orange.fr'], ['paul.martin@orange.fr', 'paul.martin@orange.fr'],
    ['', 'Paul.Martin@Medecin.mssante.fr'],
  ])('is certain for %j <%s>', (name, address) => {
    expect(found(name, address)).toEqual([martin.address])
  })

  it('is to be chosen where two bear the name', () => {
    expect(found('Marie Dubois', 'm.dubois@orange.fr')).toEqual([skin.address, child.address])
  })

  it('is the one of the address itself, whatever name stands beside it', () => {
    expect(found('Paul Martin', child.address)).toEqual([child.address])
  })

  it('believes the displayed name before the one the address spells', () => {
    expect(found('Marie Dubois', 'paul.martin@orange.fr')).toEqual([skin.address, child.address])
  })

  it.each([
    ['Paul Martinez', 'pm@orange.fr'], ['Martin', 'cardio@orange.fr'], ['', 'martin@orange.fr'], ['', 'p.martin@orange.fr'], ['', ''], ['Dr', 'secretariat@orange.fr'],
  ])('is unknown for %j <%s>', (name, address) => {
    expect(found(name, address)).toEqual([])
  })

  it('is never an ordinary address, even one that an imported file lists, nor a patient’s', () => {
    expect(found('', planted.address)).toEqual([martin.address])
    expect(found('', patient.address)).toEqual([])
  })
})
