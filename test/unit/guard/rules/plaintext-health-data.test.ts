import { describe, expect, it } from 'vitest'
import { plaintextHealthData } from '../../../../src/guard/rules/plaintext-health-data.ts'
import { judge } from '../../../../src/guard/judge.ts'
import { ADDRESS, caseOf, evidenceOf, INTERNAL, ORDINARY, POLICY, SECURE, to } from '../cases.ts'

describe('plaintext-health-data', () => {
  it.each([
    ['ordinary', 'rule_plaintext_health_data'],
    ['internal', 'rule_plaintext_health_data'],
    ['mssante', 'rule_plaintext_health_data_mssante'],
    ['apicrypt', 'rule_plaintext_health_data_apicrypt'],
  ] as const)('stops what would leave an ordinary mailbox for %s, and names the recipient', (network, message) => {
    const address = ADDRESS[network]
    expect(plaintextHealthData(caseOf({ from: ORDINARY, to: [to(address)] }))).toEqual([
      expect.objectContaining({ rule: 'plaintext-health-data', severity: 'block', message, params: [address], recipient: address }),
    ])
  })

  it('gives one reason for each recipient who may not receive it, with the passages', () => {
    const reasons = plaintextHealthData(caseOf({ from: SECURE, to: [to(ADDRESS.mssante), to(ADDRESS.ordinary, 'Paul')], bcc: [to(ADDRESS.apicrypt)] }))
    expect(reasons.map(({ recipient }) => recipient)).toEqual([ADDRESS.ordinary, ADDRESS.apicrypt])
    expect(reasons[0]?.params).toEqual(['Paul'])
    expect(reasons[0]?.findings).toHaveLength(1)
  })

  it('lets secure mailboxes write to each other, and declared servers to themselves', () => {
    expect(plaintextHealthData(caseOf({ from: SECURE, to: [to(ADDRESS.mssante), to(ADDRESS.citizen)] }))).toEqual([])
    expect(plaintextHealthData(caseOf({ from: INTERNAL, to: [to(ADDRESS.internal)] }))).toEqual([])
  })

  it('stops mail inside a practice that seals its own mail too, and says so', () => {
    const policy = { ...POLICY, sealInside: true }
    expect(plaintextHealthData(caseOf({ from: INTERNAL, to: [to(ADDRESS.internal)], policy }))).toEqual([
      expect.objectContaining({ severity: 'block', message: 'rule_plaintext_health_data_inside', params: [ADDRESS.internal] }),
    ])
    // Anybody else is told why as before.
    expect(plaintextHealthData(caseOf({ from: INTERNAL, to: [to(ADDRESS.ordinary)], policy }))).toEqual([expect.objectContaining({ message: 'rule_plaintext_health_data' })])
    expect(plaintextHealthData(caseOf({ from: SECURE, to: [to(ADDRESS.mssante)], policy }))).toEqual([])
    const { remedies } = judge(evidenceOf({ from: INTERNAL, to: [to(ADDRESS.internal)], policy }))
    expect(remedies.map(({ kind }) => kind)).toContain('seal')
  })

  it('stops a draft without recipients everywhere but inside the secure mailbox', () => {
    expect(plaintextHealthData(caseOf({ from: ORDINARY }))).toEqual([expect.objectContaining({ severity: 'block', message: 'rule_plaintext_health_data_nobody' })])
    expect(plaintextHealthData(caseOf({ from: SECURE }))).toEqual([])
  })

  it.each(['none', 'identity-only', 'health-unidentified'] as const)('has nothing to say of %s', (conclusion) => {
    expect(plaintextHealthData(caseOf({ conclusion, to: [to(ADDRESS.ordinary)] }))).toEqual([])
  })

  it('takes a sender of whom nothing is known for an ordinary one', () => {
    const matter = caseOf({ from: ORDINARY, to: [to(ADDRESS.mssante)] })
    expect(plaintextHealthData({ ...matter, draft: { ...matter.draft, from: null } })).toHaveLength(1)
  })
})
