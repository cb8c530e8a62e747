import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEAR, Sentences } from '../../../src/detection/sentences.ts'

/** The sentence around a place, read from what stands to either side and nothing else. */
function read(text: string, start: number, end: number): { start: number; end: number } {
  const ends = /(?<=[\p{L}\d)%]{3})[.;](?=\s)|[!?](?=\s)|\n/gu
  const from = Math.max(0, start - NEAR)
  const left = [...text.slice(from, start).matchAll(ends)].at(-1)
  const right = [...text.slice(end, end + NEAR).matchAll(ends)][0]
  return { start: from + (left ? left.index + 1 : 0), end: right ? end + right.index : Math.min(text.length, end + NEAR) }
}

describe('the sentence around a name', () => {
  it('ends at dots, questions and lines, not at the dot of an initial', () => {
    const text = 'Vu hier. Mme B. Dupont va mieux ; elle sort.\nMerci'
    const start = text.indexOf('Dupont')
    const { start: from, end: to } = new Sentences(text).around({ start, end: start + 6 })
    expect(text.slice(from, to)).toBe(' Mme B. Dupont va mieux ; elle sort')
  })

  it('is what one reads within reach on either side, whatever stands farther away', () => {
    const word = fc.oneof(fc.constantFrom('Mme B', 'va', 'mieux', 'é12', '95 %', '(hier)', 'x'.repeat(250)), fc.string({ maxLength: 4 }))
    const sign = fc.constantFrom(' ', '. ', '; ', '.', '! ', '?', '\n', ', ')
    fc.assert(fc.property(fc.array(fc.tuple(word, sign), { maxLength: 40 }), fc.nat(), fc.nat(30), (pieces, at, length) => {
      const text = pieces.flat().join('')
      const start = Math.min(text.length, at % (text.length + 1))
      const end = Math.min(text.length, start + length)
      expect(new Sentences(text).around({ start, end })).toEqual(read(text, start, end))
    }), { numRuns: 2000 })
  })
})
