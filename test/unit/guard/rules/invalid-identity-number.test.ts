import { describe, expect, it } from 'vitest'
import { invalidIdentityNumber } from '../../../../src/guard/rules/invalid-identity-number.ts'
import { ADDRESS, caseOf, SECURE, to } from '../cases.ts'

describe('invalid-identity-number', () => {
  it('stops a number that does not agree with its key, whatever the message says, without showing it', () => {
    const reasons = invalidIdentityNumber(caseOf({ from: SECURE, conclusion: 'none', to: [to(ADDRESS.wrongKey)] }))
    expect(reasons).toEqual([
      { rule: 'invalid-identity-number', severity: 'block', message: 'rule_invalid_identity_number', params: [], recipient: ADDRESS.wrongKey },
    ])
  })

  it('stops a citizen address that holds no number', () => {
    expect(invalidIdentityNumber(caseOf({ to: [to('josephine@patient.mssante.fr')] }))).toHaveLength(1)
  })

  it('leaves right numbers, in any case and with spaces around, and other networks alone', () => {
    const right = [to(ADDRESS.citizen), to(` ${ADDRESS.citizen.toLowerCase()} `), to(ADDRESS.mssante), to('253072B07300471@orange.fr')]
    expect(invalidIdentityNumber(caseOf({ to: right }))).toEqual([])
  })
})
