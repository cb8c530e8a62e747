import { describe, expect, it } from 'vitest'
import { addressedPatient } from '../../../../src/detection/recognizers/addressed-patient.ts'
import { passages } from '../recognise.ts'

describe('addressed-patient', () => {
  it.each(['votre mammographie est normale', 'vos résultats sont là', 'ta ferritine est basse', 'Your thyroid is underactive', 'Ma PSA est passée à 7', 'votre rendez-vous de cardiologie'])('hears that the reader or writer is the patient: %s', (text) => {
    expect(passages(addressedPatient, text)).toHaveLength(1)
  })

  it.each(['votre patiente va mieux', 'vos résultats concernant la patiente', 'votre commande', 'votre mère, en consultation', 'mon confrère', 'votre avis', 'mes résultats de concours', 'Votre rendez-vous est confirmé', 'mon rdv de demain'])('leaves alone: %s', (text) => {
    expect(passages(addressedPatient, text)).toEqual([])
  })

  it.each(['Continuez bien les ovules', 'venez à jeun jeudi', 'arrêtez le tabac', 'reprenez le traitement demain'])('hears what the reader is told to do for their own body: %s', (text) => {
    expect(passages(addressedPatient, text)).toHaveLength(1)
  })

  it.each(['depuis l’arrêté de juillet, une ordonnance', 'j’arrête le traitement', 'on continue les séances'])('takes for no advice: %s', (text) => {
    expect(passages(addressedPatient, text)).toEqual([])
  })

  it('hears whose drug it is', () => {
    expect(passages(addressedPatient, 'I have been on sertraline since my divorce')).toHaveLength(1)
    expect(passages(addressedPatient, 'Je prends du Seretide matin et soir')).toContain('Je')
    expect(passages(addressedPatient, 'I have started him on sertraline')).toEqual([])
  })

  it.each(['continuez votre lecture', 'venez nombreux au congrès', 'prenez le train de 8h', 'apportez un gâteau'])('leaves alone what concerns no body: %s', (text) => {
    expect(passages(addressedPatient, text)).toEqual([])
  })
})
