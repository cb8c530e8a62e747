import { describe, expect, it } from 'vitest'
import { medicalTerm } from '../../../../src/detection/recognizers/medical-term.ts'
import { passages } from '../recognise.ts'

describe('medical-term', () => {
  it.each([
    'insuffisance cardiaque', 'cholécystectomie', 'pyélonéphrite', 'épilepsie', 'HTA', 'Œdème', 'fins de vie'.replace('fins', 'fin'), 'pneumopathie', 'mélanome', 'asthma', 'blood test', 'ACR 4', 'hyponatrémie', 'arthroses', 'thrombopénie', 'SEP', 'appendicite', 'fracture-tassement', 'post-AVC', 'mésothéliome', 'oncologue', 'rapport non protégé',
  ])('finds: %s', (text) => {
    expect(passages(medicalTerm, `avec ${text} depuis`)).toContain(text)
  })

  it.each(['La visite du site est gratuite', 'une photographie et une biographie', 'qu’il ait raison', 'il ira demain', 'le sympathique économe', 'la cryptographie', 'en Picardie, par sympathie', 'je pose une chose'])('leaves alone: %s', (text) => {
    expect(passages(medicalTerm, text)).toEqual([])
  })

  it('finds decomposed accents as composed ones', () => {
    expect(passages(medicalTerm, 'une e\u0301pilepsie')).toEqual(['e\u0301pilepsie'])
  })

  it.each([['LOINC 2160-0', 'LOINC 2160-0'], ['code NABM : 1104', 'NABM : 1104']])('takes a laboratory’s code behind the name of its list: %s', (text, found) => {
    expect(passages(medicalTerm, text)).toContain(found)
  })
})
