import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../../src/guard/letter/blocks.ts'

describe('the blocks of a letter', () => {
  it('end where a line ends a sentence, and at blank lines', () => {
    expect(blocksOf('Bonjour Paul,\n\nVu ce jour.\nLe bilan\nest joint.\nBien à toi')).toEqual(['Bonjour Paul,', '\nVu ce jour.', 'Le bilan\nest joint.', 'Bien à toi'])
  })

  it('keep a title with the name on the next line, and a heading with its list', () => {
    expect(blocksOf('adressé au Dr.\nLeroy')).toHaveLength(1)
    expect(blocksOf('Copies :\n\nDr Leroy\nDr Petit')).toHaveLength(1)
  })

  it('hold every word of it, in order', () => {
    const piece = fc.constantFrom('Vu', ' ', '.', '\n', '\n\n', ':', 'Dr', 'est venu', '!', '\t')
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      expect(blocksOf(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }))
  })
})
