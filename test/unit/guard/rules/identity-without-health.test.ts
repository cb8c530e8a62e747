import { describe, expect, it } from 'vitest'
import { judge } from '../../../../src/guard/index.ts'
import { ADDRESS, evidenceOf, POLICY, SECURE, to } from '../cases.ts'

const verdictOf = (from: string, address: string, wanted?: 'confirm') => judge(evidenceOf({
  from, to: [to(address)], conclusion: 'identity-only', policy: { ...POLICY, ...(wanted ? { severities: { 'identity-only': wanted } } : {}) },
})).verdict

describe('identity-without-health', () => {
  it('says nothing unless a policy wants to hear of it', () => {
    expect(judge(evidenceOf({ to: [to(ADDRESS.ordinary)], conclusion: 'identity-only' })).reasons).toEqual([])
    expect(judge(evidenceOf({ to: [to(ADDRESS.ordinary)], conclusion: 'identity-only', policy: { ...POLICY, severities: { 'identity-only': 'confirm' } } }))).toMatchObject({ verdict: 'confirm', reasons: [{ rule: 'identity-without-health' }] })
  })

  it('says nothing between secure mailboxes', () => {
    expect(verdictOf(SECURE, ADDRESS.mssante, 'confirm')).toBe('pass')
  })
})
