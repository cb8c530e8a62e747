import { describe, expect, it } from 'vitest'
import { citizenMailboxKey } from '../../../../src/guard/rules/citizen-mailbox-key.ts'
import { ADDRESS, caseOf, SECURE, to } from '../cases.ts'

describe('citizen-mailbox-key', () => {
  it('stops a number that does not agree with its key, whatever the message says, without showing it', () => {
    const reasons = citizenMailboxKey(caseOf({ from: SECURE, conclusion: 'none', to: [to(ADDRESS.wrongKey)] }))
    expect(reasons).toEqual([
      { rule: 'citizen-mailbox-key', severity: 'block', message: 'rule_citizen_mailbox_key', params: [], recipient: ADDRESS.wrongKey },
    ])
  })

  it('stops a citizen address that holds no number', () => {
    expect(citizenMailboxKey(caseOf({ to: [to('josephine@patient.mssante.fr')] }))).toHaveLength(1)
  })

  it('leaves right numbers, in any case and with spaces around, and other networks alone', () => {
    const right = [to(ADDRESS.citizen), to(` ${ADDRESS.citizen.toLowerCase()} `), to(ADDRESS.mssante), to('253072B07300471@orange.fr')]
    expect(citizenMailboxKey(caseOf({ to: right }))).toEqual([])
  })
})
