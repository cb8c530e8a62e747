import { describe, expect, it } from 'vitest'
import { recordNumber } from '../../../../src/detection/recognizers/record-number.ts'
import { passages } from '../recognise.ts'

describe('record-number', () => {
  it.each([
    ['voir IPP 8001245673 svp', 'IPP 8001245673'],
    ['IPP : 8001245673', 'IPP : 8001245673'],
    ['NDA n° 220145987', 'NDA n° 220145987'],
    ['le dossier n°199804417 comporte', 'dossier n°199804417'],
    ['numéro de dossier : H24-118834', 'numéro de dossier : H24-118834'],
    ['le dossier 24H10872 est revenu', 'dossier 24H10872'],
    ['extraction de l’écrou 48213 mardi', 'écrou 48213'],
    ['Écrou n° 48 213', 'Écrou n° 48 213'],
  ])('finds the number in: %s', (text, found) => {
    expect(passages(recordNumber, text)).toEqual([found])
  })

  it.each([
    'IPP depuis 1998 pour un RGO',
    'IPP 20 mg le soir',
    'taux d’IPP de 15 %',
    'votre commande, dossier n° 4471880233',
    'dossier à rendre le 12',
    'écrou de 12 à serrer',
    'écrou M12',
  ])('leaves alone: %s', (text) => {
    expect(passages(recordNumber, text)).toEqual([])
  })
})
