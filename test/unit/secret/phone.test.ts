import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phoneOf, readablePhone } from '../../../src/secret/phone.ts'

describe('a phone number', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'], ['07.12.34.56.78', '+33712345678'], ['+33 (0)6 12-34-56-78', '+33612345678'], ['0033612345678', '+33612345678'],
    ['06\u00a012\u202f34 56 78', '+33612345678'], ['0690 12 34 56', '+590690123456'], ['0694123456', '+594694123456'], ['0696123456', '+596696123456'],
    ['0692123456', '+262692123456'], ['0639123456', '+262639123456'], ['+590690123456', '+590690123456'], ['+32 470 12 34 56', '+32470123456'], ['0041791234567', '+41791234567'],
  ])('%s becomes %s', (typed, number) => {
    expect(phoneOf(typed)).toEqual({ number, fault: null })
  })

  it.each([
    ['', 'secret_phone_empty'], ['  ', 'secret_phone_empty'], ['01 42 00 00 00', 'secret_phone_landline'], ['+33 9 70 00 00 00', 'secret_phone_landline'],
    ['06 12 34 56', 'secret_phone_malformed'], ['612345678', 'secret_phone_malformed'], ['06 12 34 56 78 9', 'secret_phone_malformed'], ['+33612', 'secret_phone_malformed'],
    ['anna@mail.example', 'secret_phone_malformed'], ['+1234567890123456', 'secret_phone_malformed'], ['06:12345678', 'secret_phone_malformed'],
  ])('%s is refused: %s', (typed, fault) => {
    expect(phoneOf(typed)).toEqual({ number: '', fault })
  })

  it('never lets anything but digits after a plus through', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 .:()-]{0,20}$/)), (typed) => {
      const { number } = phoneOf(typed)
      expect(number).toMatch(/^(\+\d{8,15})?$/)
    }))
  })

  it('reads back as it is written, and gives the same number again', () => {
    expect(readablePhone('+33612345678')).toBe('+33 6 12 34 56 78')
    expect(readablePhone('+590690123456')).toBe('+590 690 12 34 56')
    expect(readablePhone('+32470123456')).toBe('+32470123456')
    for (const number of ['+33612345678', '+590690123456', '+32470123456']) expect(phoneOf(readablePhone(number)).number).toBe(number)
  })
})
