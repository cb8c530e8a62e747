import { describe, expect, it } from 'vitest'
import { birthDate } from '../../../../src/detection/recognizers/birth-date.ts'
import { passages, strengths } from '../recognise.ts'

describe('birth-date', () => {
  it.each([
    'née le 14/03/1957', 'né le 3/9/20', 'né(e) le 01.02.1951', 'née le 7 juillet 1969', 'né le 1er août 1940', 'DDN : 12-08-1979', 'DDN 12081979'.replace('12081979', '12/08/1979'),
    'date de naissance : 1979-08-12', 'D.N. 12/08/79', 'né en 1937', 'née en mars 2019', 'née le deux mars mille neuf cent cinquante trois', 'born 23/11/1958', 'dob 14 Feb 1950',
  ])('finds, with its label: %s', (date) => {
    expect(passages(birthDate, `Patient ${date}, vu hier`)).toEqual([date])
  })

  it.each(['M. Karim BENALI (12/08/1979) est sorti', 'POISSON Odette  12/08/1979 : à revoir', 'Théo LENOIR 12/08/1979'])('finds a bare date right after a name: %s', (text) => {
    expect(passages(birthDate, text)).toEqual(['12/08/1979'])
  })

  it.each(['C. Z. 04/04/1939, deux ordonnances', 'BRI. Monique, 12/12/1950 : à discuter', 'Monique B. 12/12/1950', '02/12/1986 – F – prélevée ce matin', '14/03/1957 (femme) au box 2'])('finds a date beside initials, a cut name or a sex: %s', (text) => {
    expect(passages(birthDate, text)).toEqual([/\d\d\/\d\d\/\d{4}/.exec(text)?.[0]])
    expect(strengths(birthDate, text)).toEqual(['strong'])
  })

  it.each(['réunion du 02/12/2024 – Frais compris', 'le 02/12/2024, Madame', 'signé le 02/12/2024 F. Rossi'])('takes for no sex what begins so: %s', (text) => {
    expect(passages(birthDate, text)).toEqual([])
  })

  it('is weak for an age beside a name', () => {
    expect(passages(birthDate, 'Mr Dupuis Jean-Paul 71 ans')).toEqual(['71 ans'])
    expect(strengths(birthDate, 'Mr Dupuis Jean-Paul 71 ans')).toEqual(['weak'])
  })

  it.each(['réunion le 12/08/2025', 'Paris, le 12/08/2025', 'facture du 12/08/2025', 'de 10/12 à 14/15', 'une femme de 63 ans', 'version 12.08.19.4', 'nez le plus souvent bouché'])('leaves alone: %s', (text) => {
    expect(passages(birthDate, text)).toEqual([])
  })
})
