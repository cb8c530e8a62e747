import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankBoxes } from '../../../src/directory/index.ts'
import { boxOf } from './boxes.ts'

const office = boxOf({ address: 'paul.martin@medecin.mssante.fr', organisation: 'CABINET MEDICAL DU PONT', city: 'VALMONT SUR ISERE' })
const ward = boxOf({ address: 'p.martin@ch-bellecombe.mssante.fr', organisation: 'CENTRE HOSPITALIER DE BELLECOMBE', service: 'Cardiologie', city: 'BELLECOMBE LES BAINS' })
const other = boxOf({ address: 'marie.dubois@medecin.mssante.fr', familyName: 'DUBOIS', givenName: 'MARIE', nationalId: '899999999992' })
const team = boxOf({
  kind: 'ORG', address: 'cardio@ch-bellecombe.mssante.fr', familyName: '', givenName: '', nationalId: '', profession: '', specialty: '',
  organisation: 'Centre Hospitalier de Bellecombe', service: 'Cardiologie', city: 'BELLECOMBE LES BAINS',
})
const hints = (text = '', used: Record<string, string> = {}) => ({ text, lastUse: new Map(Object.entries(used)) })
const order = (...args: Parameters<typeof rankBoxes>): string[] => rankBoxes(...args).map(({ address }) => address)

describe('ranking the boxes of a person', () => {
  it('puts the box whose town or organisation the letter names first', () => {
    expect(order([office, ward], hints('Merci de le voir à Bellecombe-les-Bains.'))).toEqual([ward.address, office.address])
    expect(order([ward, office], hints('Au cabinet du Pont, comme la dernière fois.'))).toEqual([office.address, ward.address])
  })

  it('takes no word that names every second place for a place', () => {
    expect(order([office, ward], hints('Le centre hospitalier a rappelé le cabinet médical.'))).toEqual([office.address, ward.address])
  })

  it('then puts the box last written to first, and the letter counts more', () => {
    const used = { [ward.address]: '2026-10-01', [office.address]: '2025-01-01' }
    expect(order([office, ward], hints('', used))).toEqual([ward.address, office.address])
    expect(order([office, ward], hints('rue du Pont', used))[0]).toBe(office.address)
  })

  it('ranks two persons of one name by the place too, and never moves one name before another', () => {
    const namesake = boxOf({ address: 'paul.martin2@medecin.mssante.fr', nationalId: '899999999993', city: 'BELLECOMBE LES BAINS', organisation: '' })
    expect(order([other, office, namesake], hints('à Bellecombe les Bains'))).toEqual([other.address, namesake.address, office.address])
  })

  it('puts the box of a hospital’s service before those of its members, and no other team’s', () => {
    expect(order([ward, office, team], hints())).toEqual([team.address, ward.address, office.address])
    const lab = { ...team, address: 'labo@ch-bellecombe.mssante.fr', service: 'Laboratoire' }
    expect(order([ward, lab], hints())).toEqual([ward.address, lab.address])
    const group = { ...team, organisation: 'CABINET MEDICAL DU PONT', service: '' }
    expect(order([office, group], hints())).toEqual([office.address, group.address])
  })

  it('loses and doubles no box', () => {
    const some = fc.uniqueArray(fc.record({
      kind: fc.constantFrom('PER' as const, 'ORG' as const), address: fc.emailAddress(), familyName: fc.constantFrom('', 'MARTIN', 'DUBOIS'),
      organisation: fc.constantFrom('', office.organisation, ward.organisation), service: fc.constantFrom('', 'Cardiologie'), city: fc.constantFrom('', office.city, ward.city),
    }).map((over) => boxOf(over)), { selector: ({ address }) => address })
    fc.assert(fc.property(some, fc.string(), (boxes, text) => {
      expect(order(boxes, hints(text)).sort()).toEqual(boxes.map(({ address }) => address).sort())
    }))
  })
})
