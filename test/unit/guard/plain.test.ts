import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../../src/guard/letter/plain.ts'

describe('a text as rules read it', () => {
  it('has no accents, capitals, ligatures, curled apostrophes or hard blanks', () => {
    expect(plain('Chère Œdème, l’ÉTÉ\u00a0: nævus\u202f! Àé')).toBe("chere oedeme, l'ete : naevus ! ae")
    expect(plain('Zoe\u0308 e\u0301te\u0301')).toBe('zoe ete')
  })

  it('is read alike in one piece, however long, and as often as it is asked for', () => {
    const whole = (text: string): string =>
      text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/[’ʼ]/g, "'").replace(/[\u00a0\u202f]/g, ' ')
    const sign = fc.oneof(fc.constantFrom('é', 'È', 'ç', 'Œ', 'æ', 'ǽ', 'Ǽ', '’', 'ʼ', '\u00a0', '\u202f', '\u0301', 'İ', 'ß', 'ẞ', '한', '👩'), fc.string({ unit: 'binary', maxLength: 3 }), fc.string({ maxLength: 5 }))
    fc.assert(fc.property(fc.array(sign, { maxLength: 400 }), (signs) => {
      const text = signs.join('')
      expect(plain(text)).toBe(whole(text))
      expect(plain(text)).toBe(whole(text))
    }), { numRuns: 200 })
  })
})
