import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postalAddress } from '../../../../src/detection/recognizers/postal-address.ts'
import { passages, strengths } from '../recognise.ts'

describe('postal-address', () => {
  it.each([
    ['elle habite 14 bis rue du Moulin, 59380 Bergues. Merci', '14 bis rue du Moulin, 59380 Bergues'], ['au 8, avenue Foch.', '8, avenue Foch'],
    ['12 ALLEE DES TILLEULS\n59140 DUNKERQUE', '12 ALLEE DES TILLEULS\n59140 DUNKERQUE'], ['3 bd. Victor-Hugo', '3 bd. Victor-Hugo'],
  ])('finds where somebody lives: %s', (text, found) => {
    expect(passages(postalAddress, text)).toEqual([found])
    expect(strengths(postalAddress, text)).toEqual(['weak'])
  })

  it.each(['20 rues barrées', 'il reste 2 places', '3 cours par semaine', '12/04 rue', 'la route de nuit', '5 cm de côté'])('leaves alone: %s', (text) => {
    expect(passages(postalAddress, text)).toEqual([])
  })

  it('finds any number of any way', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom('rue', 'Avenue', 'chemin', 'impasse', 'quai'), fc.constantFrom('des Lilas', 'Pasteur', "d'Alsace"), (number, way, name) => {
      expect(passages(postalAddress, `Il vit ${number} ${way} ${name}.`)).toEqual([`${number} ${way} ${name}`])
    }))
  })
})
