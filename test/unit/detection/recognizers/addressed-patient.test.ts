import { describe, expect, it } from 'vitest'
import { addressedPatient } from '../../../../src/detection/recognizers/addressed-patient.ts'
import { passages } from '../recognise.ts'

describe('addressed-patient', () => {
  it.each(['votre mammographie est normale', 'vos résultats sont là', 'ta ferritine est basse', 'Your thyroid is underactive', 'Ma PSA est passée à 7'])('hears that the reader or writer is the patient: %s', (text) => {
    expect(passages(addressedPatient, text)).toHaveLength(1)
  })

  it.each(['votre patiente va mieux', 'vos résultats concernant la patiente', 'votre commande', 'votre mère, en consultation', 'mon confrère', 'votre avis', 'mes résultats de concours'])('leaves alone: %s', (text) => {
    expect(passages(addressedPatient, text)).toEqual([])
  })
})
