import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phone } from '../../../../src/detection/recognizers/phone.ts'
import { passages, strengths } from '../recognise.ts'

describe('phone', () => {
  it.each(['06 12 34 56 78', '06.12.34.56.78', '03-28-00-11-22', '0612345678', '33 6 12 34 56 78', '00336 12 34 56 78'])('finds: %s', (number) => {
    expect(passages(phone, `la joindre au ${number} ce soir`)).toEqual([number])
    expect(strengths(phone, `la joindre au ${number} ce soir`)).toEqual(['weak'])
  })

  it.each(['RPPS 10100200300', 'SIRET 80212345600011', '2 68 11 59 350 078 93', '06/12/1934', 'lot 0612345', 'FR76 0612 3456 7890 1234'])('leaves alone: %s', (text) => {
    expect(passages(phone, text)).toEqual([])
  })

  it('leaves alone the telephone of a signature', () => {
    expect(passages(phone, 'Merci de la revoir.\n--\nDr Odile Roy\n03 28 00 11 22')).toEqual([])
  })

  it('finds any French number however it is parted', () => {
    const pair = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'))
    fc.assert(fc.property(fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 9), fc.tuple(pair, pair, pair, pair), fc.constantFrom('', ' ', '.', '-'), (first, pairs, mark) => {
      const number = [`0${first}`, ...pairs].join(mark)
      expect(passages(phone, `Appeler ${number} merci`)).toEqual([number])
    }))
  })
})
