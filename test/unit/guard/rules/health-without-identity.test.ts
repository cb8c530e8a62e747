import { describe, expect, it } from 'vitest'
import { healthWithoutIdentity } from '../../../../src/guard/rules/health-without-identity.ts'
import { ADDRESS, caseOf, SECURE, to } from '../cases.ts'

describe('health-without-identity', () => {
  it('advises once, with the passages, however many recipients there are', () => {
    const reasons = healthWithoutIdentity(caseOf({ conclusion: 'health-unidentified', to: [to(ADDRESS.ordinary)], cc: [to(ADDRESS.internal)] }))
    expect(reasons).toMatchObject([{ rule: 'health-without-identity', severity: 'advise', message: 'rule_health_without_identity', params: [] }])
    expect(reasons[0]?.findings).toHaveLength(1)
  })

  it('has nothing to say between secure mailboxes, or of other conclusions', () => {
    expect(healthWithoutIdentity(caseOf({ from: SECURE, conclusion: 'health-unidentified', to: [to(ADDRESS.mssante)] }))).toEqual([])
    for (const conclusion of ['none', 'identity-only', 'identifiable'] as const) {
      expect(healthWithoutIdentity(caseOf({ conclusion, to: [to(ADDRESS.ordinary)] }))).toEqual([])
    }
  })
})
