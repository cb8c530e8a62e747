import { describe, expect, it } from 'vitest'
import { labResult } from '../../../../src/detection/recognizers/lab-result.ts'
import { passages } from '../recognise.ts'

describe('lab-result', () => {
  it.each(['INR 5,8', 'TSH à 12,4 mUI/L', 'créatinine : 186 µmol/L', 'HbA1c 10,2 %', 'ferritine à 9', 'kaliémie 6,2 mmol/L', 'Hémoglobine    8.4 g/dL', 'D-dimère a 4500', 'PCR chlamydia est revenue positive', '173 µmol/L'])('finds: %s', (text) => {
    expect(passages(labResult, `Résultat du jour ${text}, à revoir`)[0]).toBe(text)
  })

  it.each(['il est na 3 fois', 'na 1180', 'rendez-vous à 14 h', 'FR76 3000 4012', 'fe 12', 'la TVA à 20 %', 'chapitre 12', 'un TP 12 élèves'])('leaves alone: %s', (text) => {
    expect(passages(labResult, text)).toEqual([])
  })

  it('keeps exact places where ligatures and accents stand before', () => {
    expect(passages(labResult, 'Œdème, cœur, e\u0301te\u0301 : CRP 112')).toEqual(['CRP 112'])
  })

  it('leaves the name between a test and its outcome to be seen as one', () => {
    expect(passages(labResult, 'le streptotest de Jules est négatif')).toEqual(['streptotest', 'négatif'])
    expect(passages(labResult, 'ECBU CANARIOT positif à E. coli')).toEqual(['ECBU', 'positif'])
    expect(passages(labResult, 'PCR SARS-CoV-2 positive')).toEqual(['PCR SARS-CoV-2 positive'])
    expect(passages(labResult, 'le test rapide est revenu négatif')).toHaveLength(1)
  })
})
