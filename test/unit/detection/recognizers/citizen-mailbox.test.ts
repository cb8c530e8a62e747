import { describe, expect, it } from 'vitest'
import { citizenMailbox } from '../../../../src/detection/recognizers/citizen-mailbox.ts'
import { passages } from '../recognise.ts'

describe('citizen-mailbox', () => {
  it.each(['146026322000196@patient.mssante.fr', '253072B07300470@PATIENT.MSSANTE.FR', '146026322000196@patient.formation.mssante.fr'])('finds %s', (address) => {
    expect(passages(citizenMailbox, `écrire à <${address}>.`)).toEqual([address])
  })

  it.each(['line.perrot@medecin.mssante.fr', 'contact@patient.mssante.fr.exemple.org', 'patient@mssante.fr', 'x@impatient.mssante.fr'])('leaves alone %s', (address) => {
    expect(passages(citizenMailbox, `écrire à ${address}`)).toEqual([])
  })
})
