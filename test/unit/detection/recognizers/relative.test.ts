import { describe, expect, it } from 'vitest'
import { relative } from '../../../../src/detection/recognizers/relative.ts'
import { passages } from '../recognise.ts'

describe('relative', () => {
  it.each([['j’ai vu ma belle-mère', 'ma belle-mère'], ['votre maman viendra', 'votre maman'], ['la dame du 8 rue basse tousse', 'la dame du 8 rue basse tousse'], ['my mother fell', 'my mother']])('finds: %s', (text, found) => {
    expect(passages(relative, text)).toEqual([found])
  })

  it('finds whom a village knows by an office; the blend tells whether they are in care', () => {
    expect(passages(relative, 'passez chez le curé ce soir')).toEqual(['le curé'])
    expect(passages(relative, 'prends la tension du facteur et le boulanger de Saint-Maur')).toEqual(['le boulanger de Saint-Maur'])
  })

  it.each(['la mère et l’enfant', 'le père Noël', 'une dame'])('leaves alone: %s', (text) => {
    expect(passages(relative, text)).toEqual([])
  })
})
