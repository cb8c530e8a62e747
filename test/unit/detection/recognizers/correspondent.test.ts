import { describe, expect, it } from 'vitest'
import { detect } from '../../../../src/detection/index.ts'

const LAYMAN = { name: 'Patricia Nollet', address: 'p.nollet@gmail.com' }
const DOCTOR = { name: 'Dr Vial', address: 'dr.vial@orange.fr' }
const OFFICE = { name: 'Garage', address: 'atelier@garage-vial.fr' }
const SWOLLEN = 'Bonjour, j’ai la joue qui a doublé et du pus au goût salé depuis l’extraction de vendredi.'

describe('a private person who writes or reads', () => {
  it('may be the patient without being named', () => {
    expect(detect([{ part: 'body', text: SWOLLEN }], [LAYMAN, DOCTOR]).conclusion).toBe('identifiable')
  })

  it('is none in what they write about a car', () => {
    expect(detect([{ part: 'body', text: 'Bonjour, j’ai un bruit dans le moteur depuis vendredi.' }], [LAYMAN, OFFICE]).conclusion).toBe('none')
  })
})
