import { describe, expect, it } from 'vitest'
import type { Scan } from '../../../src/content/compose/scan.ts'
import { viewOf } from '../../../src/content/compose/view-of.ts'

const CONTEXT = { policy: { internalDomains: [], allowSendAnyway: true, alwaysSeal: false, sealInside: false }, secureSite: false, standings: new Map(), before: new Set<string>(), people: { history: [], knowledge: { people: [], names: [] } }, answered: new Set<string>(), notPatients: new Set<string>(), picked: new Set<string>(), version: '1' }

function passage(body: string, words: string): { before: string; passage: string; after: string } {
  const start = body.indexOf(words)
  const finding = { place: { part: 'body', start, end: start + words.length }, role: 'identity' }
  const scan = {
    verdict: { verdict: 'block', reasons: [], plans: [], remedies: [] },
    draft: { to: [], cc: [], bcc: [], subject: '', body, quoted: '', attachments: [] }, detection: { findings: [finding] },
  } as unknown as Scan
  const extras = { secureAddress: '', failure: '', alreadyLeft: [], isPrivate: false, weaker: [], choosesFiles: true, isOurs: () => false }
  return viewOf('h', scan, CONTEXT, { of: () => null, signer: '' }, extras).passages[0]!
}

describe('a passage in the panel', () => {
  it('stands among whole words, with a sign where the text goes on', () => {
    const text = `${'un texte assez long pour être coupé quelque part, '.repeat(3)}Mme Durand, ${'revue ce matin en consultation de contrôle, '.repeat(3)}`
    const { before, passage: words, after } = passage(text, 'Mme Durand')
    expect(words).toBe('Mme Durand')
    expect(before).toMatch(/^… \S/)
    expect(after).toMatch(/\S …$/)
    const shown = [...before.slice(2).trim().split(' '), ...after.slice(0, -2).trim().split(' ').slice(1)]
    expect(shown.length).toBeGreaterThan(6)
    expect(text.split(' ')).toEqual(expect.arrayContaining(shown))
  })

  it('has no such sign at the ends of the text', () => {
    expect(passage('Je vois Mme Durand.', 'Mme Durand')).toMatchObject({ before: 'Je vois ', after: '.' })
  })
})
