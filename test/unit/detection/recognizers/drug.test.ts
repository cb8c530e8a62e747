import { describe, expect, it } from 'vitest'
import { drug } from '../../../../src/detection/recognizers/drug.ts'
import { passages } from '../recognise.ts'

describe('drug', () => {
  it.each(['ramipril 5 mg', 'Kardégic', 'bisoprolol 2,5 mg', 'Valium 10 x4', 'vildagliptine', 'dupilumab', 'Levothyrox', 'ténofovir', 'apixaban 5 mg'])('finds: %s', (text) => {
    expect(passages(drug, `sous ${text}. Merci`)[0]).toBe(text)
  })

  it.each(['une Américaine à la cantine', 'pouvoir, savoir, recevoir', 'Célestine et Martine', 'une personne à la cuisine', 'Madame la maire, en avril', 'la patine du temps'])('leaves alone: %s', (text) => {
    expect(passages(drug, text)).toEqual([])
  })
})
