import { describe, expect, it } from 'vitest'
import { standingOf } from '../../../src/directory/index.ts'
import { type Evidence, judge, questionOf } from '../../../src/guard/index.ts'
import { concluded, ORDINARY, POLICY, to } from './cases.ts'

/** A draft to so many people, at as many domains or at one. */
function crowd(size: number, domainOf: (index: number) => string): Evidence {
  const everyone = Array.from({ length: size }, (_, index) => to(`personne${index}@${domainOf(index)}`, `Personne ${index}`))
  const half = Math.floor(size / 2)
  return {
    draft: { from: to(ORDINARY), to: everyone.slice(0, half), cc: [], bcc: everyone.slice(half), subject: '', body: 'Cher Docteur Roux,\n\nMme Durand va mieux.', quoted: '', attachments: [], inReplyTo: null },
    detection: concluded('identifiable'), policy: POLICY, standings: new Map(everyone.map(({ address }) => [address, standingOf(address, null, [])])),
    history: [{ to: ['x@free.fr'], times: 9, last: '2026-11-01' }],
  }
}

function time(run: () => void): number {
  return Math.min(...[1, 2].map(() => {
    const before = performance.now()
    run()
    return performance.now() - before
  }))
}

describe('a hundred thousand recipients', () => {
  it.each([['of one house', () => 'cabinet-durand.example'], ['each of another house', (index: number) => `cabinet${index}.example`]])('(%s) are judged in time that grows with their number', (_, domainOf) => {
    const few = crowd(2000, domainOf)
    const many = crowd(16_000, domainOf)
    judge(few)
    expect(time(() => void judge(many)) / time(() => void judge(few))).toBeLessThan(30)
  }, 60_000)

  it('end with a stop for each of them, and a question to the directory that stays small', () => {
    const evidence = crowd(100_000, () => 'cabinet-durand.example')
    const { verdict, plans, reasons } = judge(evidence)
    expect([verdict, plans.length, reasons.filter(({ rule }) => rule === 'plaintext-health-data').length]).toEqual(['block', 100_000, 100_000])
    expect(questionOf(evidence.draft).recipients.length).toBeLessThanOrEqual(50)
  }, 60_000)
})
