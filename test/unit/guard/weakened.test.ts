import { describe, expect, it } from 'vitest'
import { standingOf, type Standing } from '../../../src/directory/index.ts'
import { weakened } from '../../../src/guard/index.ts'
import { HAND_DIRECTORY } from './scenarios/judge-by-hand.ts'

const KNOWN = 'marie.caron@medecin.mssante.fr'
const standings = (...all: Standing[]): ReadonlyMap<string, Standing> => new Map(all.map((standing) => [standing.address, standing]))
const known = standingOf(KNOWN, HAND_DIRECTORY, [])
const other = standingOf('thomas.petit@medecin.mssante.fr', HAND_DIRECTORY, [])

describe('an answer at Send against what the mark showed', () => {
  it('is as good when nothing changed, and when more is known', () => {
    expect(weakened(standings(known), standings(known))).toEqual([])
    expect(weakened(standings({ ...known, box: null }), standings(known))).toEqual([])
    expect(weakened(standings(), standings(known))).toEqual([])
    expect(weakened(standings({ ...known, network: 'ordinary', box: null }), standings(known))).toEqual([])
  })

  it.each([
    ['gone', { ...known, box: null }], ['other', { ...known, box: other.box }], ['network', { ...known, network: 'ordinary' }], ['network', { ...known, network: 'unresolved' }], ['gone', { ...known, box: known.box, lastSeen: '2026-10-01' }],
  ] as const)('is weaker: %s', (how, after) => {
    expect(weakened(standings(known), standings(after))).toEqual([{ address: KNOWN, how }])
  })

  it('that never came is weaker than any', () => {
    expect(weakened(standings(known), standings())).toEqual([{ address: KNOWN, how: 'unanswered' }])
  })
})
