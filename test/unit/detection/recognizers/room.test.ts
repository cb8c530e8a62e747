import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { room } from '../../../../src/detection/recognizers/room.ts'
import { passages } from '../recognise.ts'

describe('room', () => {
  it.each([['Mme V., ch. 108, tousse', 'ch. 108'], ['CHAMBRE 307P', 'CHAMBRE 307P'], ['lit n° 4 libre', 'lit n° 4']])('finds: %s', (text, found) => {
    expect(passages(room, text)).toEqual([found])
  })

  it.each(['la chambre des notaires', 'il lit 300 pages', 'chère madame'])('leaves alone or keeps weak: %s', (text) => {
    expect(passages(room, text).length).toBeLessThanOrEqual(text.includes('300') ? 1 : 0)
  })

  it('finds any room wherever it stands', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('chambre ', 'ch. ', 'Chambre n° '), (number, label) => {
      expect(passages(room, `Bonjour, ${label}${number} : refus de soins`)).toEqual([`${label}${number}`])
    }))
  })
})
