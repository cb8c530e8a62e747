import { describe, expect, it } from 'vitest'
import type { SourceName, Statement } from '../../../src/directory/index.ts'
import { disagreements } from '../../../src/people/disagreement.ts'
import { boxOf } from '../directory/boxes.ts'

const says = (source: SourceName, over: Parameters<typeof boxOf>[0] = {}): Statement => ({ source, date: '2026-11-23', box: boxOf(over) })

describe('sources about one address', () => {
  it('disagree in what they say differently, each with its source and date', () => {
    expect(disagreements([says('mssante-file'), says('rpps-file', { city: 'LYON' })])).toEqual([
      { about: 'city', said: [{ source: 'mssante-file', date: '2026-11-23', text: 'VALMONT SUR ISERE' }, { source: 'rpps-file', date: '2026-11-23', text: 'LYON' }] },
    ])
  })

  it('do not disagree by accents, case, hyphens or the order of names, nor by silence', () => {
    expect(disagreements([says('mssante-file', { profession: 'Médecin', city: 'Valmont-sur-Isère' }), says('contacts', { familyName: 'Paul', givenName: 'Martin', profession: 'MEDECIN', specialty: '' })])).toEqual([])
    expect(disagreements([says('mssante-file')])).toEqual([])
  })
})
