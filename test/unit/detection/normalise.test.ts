import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../../src/detection/normalise.ts'
import { detect } from '../../../src/detection/index.ts'
import { nirGroups } from './nir-arbitrary.ts'

const INVISIBLE = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u2066', '\u200f']
/** Ways to write ten digits so that they look like digits and are others. */
const DISGUISES: Readonly<Record<string, (digit: number) => string>> = {
  'full width': (digit) => String.fromCharCode(0xff10 + digit),
  'mathematical': (digit) => String.fromCodePoint(0x1d7d8 + digit),
  'Arabic-Indic': (digit) => String.fromCharCode(0x660 + digit),
  'a letter O for zero': (digit) => (digit === 0 ? 'O' : String(digit)),
}

describe('normalise', () => {
  it('gives ordinary text back as it is', () => {
    const text = 'Bonjour, Mme Zélie : 12 µmol/L « normal » …'
    expect(normalise(text)).toEqual({ text, offsets: null })
  })

  it('shows what a reader sees', () => {
    expect(normalise('e\u0301pilepsie, c\u0153ur, \uff11\uff12, a\u00adb').text).toBe('épilepsie, coeur, 12, ab')
  })

  it('knows where each character stood, in any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { text: seen, offsets } = normalise(text)
      if (offsets === null) return
      for (let index = 1; index <= seen.length; index += 1) expect(offsets.at(index)).toBeGreaterThanOrEqual(offsets.at(index - 1))
      expect(offsets.at(seen.length)).toBe(text.length)
    }))
  })
})

describe('a social security number', () => {
  const found = (text: string): string[] => detect([{ part: 'body', text }], []).findings.filter(({ kind }) => kind === 'identity-number').map(({ excerpt }) => excerpt)

  it.each(Object.entries(DISGUISES))('is not hidden by digits that are %s', (_, disguise) => {
    fc.assert(fc.property(nirGroups, (groups) => {
      const number = groups.join(' ').replace(/\d/g, (digit) => disguise(Number(digit)))
      const limit = (number.match(/O/g) ?? []).length
      fc.pre(limit <= 4)
      expect(found(`Voici ${number} merci`)).toEqual([number])
    }), { numRuns: 60 })
  })

  it('is not hidden by characters that show nothing', () => {
    fc.assert(fc.property(nirGroups, fc.array(fc.constantFrom(...INVISIBLE), { minLength: 14, maxLength: 14 }), (groups, hidden) => {
      const number = Array.from(groups.join('')).map((digit, index) => digit + (hidden[index] ?? '')).join('')
      expect(found(`Voici ${number} merci`)[0]?.replace(/\D/g, '')).toBe(groups.join('').replace(/\D/g, ''))
    }), { numRuns: 60 })
  })
})
