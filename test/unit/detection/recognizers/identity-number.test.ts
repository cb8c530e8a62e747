import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityNumber } from '../../../../src/detection/recognizers/identity-number.ts'
import { isNir, nirKey } from '../../../../src/detection/recognizers/nir.ts'
import { nirGroups, PRINT_FORMS } from '../nir-arbitrary.ts'
import { passages, strengths } from '../recognise.ts'

describe('the key of a NIR', () => {
  it('is 97 minus the remainder, with 2A read 19 and 2B read 18', () => {
    expect(nirKey('2951099126111')).toBe(93)
    expect(nirKey('253072B073004')).toBe(70)
    expect(nirKey('253072A073004')).toBe(43)
    expect(nirKey('1460263220001')).toBe(96)
  })

  it('refuses a mistyped digit', () => {
    expect(isNir('146026322000196')).toBe(true)
    expect(isNir('146026322000296')).toBe(false)
  })
})

describe('identity-number', () => {
  for (const [form, print] of Object.entries(PRINT_FORMS)) {
    it(`finds every number at its exact place, printed ${form}`, () => {
      fc.assert(fc.property(nirGroups, (groups) => {
        const number = print(groups)
        expect(passages(identityNumber, `INS : ${number}, merci`)).toEqual([number])
        expect(passages(identityNumber, `Voici ${number}`)).toEqual([number])
      }), { numRuns: 60 })
    })
  }

  it('is certain of a right key without any label, and of none without', () => {
    expect(strengths(identityNumber, 'pour 1 85 05 78 006 084 91 demain')).toEqual(['certain'])
    expect(strengths(identityNumber, 'pour 1 85 05 78 006 084 92 demain')).toEqual([])
  })

  it('keeps a labelled number whose key is mistyped or missing: it still points to one person', () => {
    expect(strengths(identityNumber, 'NIR 1 85 05 78 006 084 92')).toEqual(['strong'])
    expect(strengths(identityNumber, 'n° de sécurité sociale : 1850578006084')).toEqual(['strong'])
  })

  it.each([
    'Mon colis 1 85 05 78 006 084 91 est perdu',
    'lot en cours 185057800608491 périmé',
    'puce 185057800608491',
    'IBAN FR76 3000 4012 3400 0056 7890 123',
    'tél. 01 85 05 78 00 ou 06 12 34 56 78',
    'SIRET 512 345 678 00021',
    'référence 4185057800608491777',
  ])('leaves alone: %s', (text) => {
    expect(passages(identityNumber, text)).toEqual([])
  })
})
