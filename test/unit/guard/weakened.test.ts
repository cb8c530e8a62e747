import { describe, expect, it } from 'vitest'
import { standingOf, type Standing } from '../../../src/directory/index.ts'
import { weakened } from '../../../src/guard/index.ts'
import { boxOf } from '../directory/boxes.ts'

const PAUL = 'paul.martin@medecin.mssante.fr'
const paul: Standing = { ...standingOf(PAUL, null, []), box: boxOf() }
const now = (change: Partial<Standing>): Standing => ({ ...paul, ...change })

describe('a weaker answer about a recipient', () => {
  it.each<[string, Partial<Standing>]>([
    ['another network, less safe', { network: 'ordinary' }],
    ['another secure network, which not everyone reaches', { network: 'apicrypt' }],
    ['no network at all', { network: 'unresolved' }],
    ['gone from the directory', { box: null, lastSeen: '2026-11-20' }],
    ['no longer known to it', { box: null }],
    ['somebody else', { box: boxOf({ nationalId: '899999999999' }) }],
    ['somebody else, by name alone', { box: boxOf({ nationalId: '', familyName: 'DURAND' }) }],
  ])('is: %s', (_, change) => expect(weakened(paul, now(change))).toBe(true))

  it('is none when nothing changed, when more is known, or when the same person moved', () => {
    expect(weakened(paul, paul)).toBe(false)
    expect(weakened(paul, now({ box: boxOf({ city: 'LYON', organisation: 'AUTRE' }), asOf: '2026-11-27' }))).toBe(false)
    expect(weakened(standingOf(PAUL, null, []), paul)).toBe(false)
    expect(weakened(now({ network: 'ordinary', box: null }), now({ network: 'internal', box: null }))).toBe(false)
  })
})
