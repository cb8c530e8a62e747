import { describe, expect, it } from 'vitest'
import { unresolvedRecipient } from '../../../../src/guard/rules/unresolved-recipient.ts'
import { ADDRESS, caseOf, SECURE, to } from '../cases.ts'

describe('unresolved-recipient', () => {
  it('stops health data for a name without address, and only advises otherwise', () => {
    const named = { to: [to('', 'Docteur Martin')] }
    expect(unresolvedRecipient(caseOf({ ...named, conclusion: 'identifiable' }))).toEqual([
      { rule: 'unresolved-recipient', severity: 'block', message: 'rule_unresolved_recipient', params: ['Docteur Martin'], recipient: '' },
    ])
    expect(unresolvedRecipient(caseOf({ ...named, conclusion: 'none' }))).toMatchObject([{ severity: 'advise' }])
  })

  it('holds inside the secure mailbox too, for an address that is none', () => {
    expect(unresolvedRecipient(caseOf({ from: SECURE, to: [to('martin@')] }))).toMatchObject([{ severity: 'block', params: ['martin@'] }])
  })

  it('names each of several', () => {
    const reasons = unresolvedRecipient(caseOf({ to: [to('', 'Paul'), to('', 'Marie'), to(ADDRESS.ordinary)] }))
    expect(reasons.map(({ params }) => params[0])).toEqual(['Paul', 'Marie'])
  })

  it('takes a recipient whose standing is missing for an unresolved one', () => {
    const matter = caseOf({ to: [to(ADDRESS.mssante)] })
    const recipients = matter.recipients.map((one) => ({ ...one, network: 'unresolved', reach: 'unknown' }) as const)
    expect(unresolvedRecipient({ ...matter, recipients })).toHaveLength(1)
  })

  it('has nothing to say of known networks', () => {
    expect(unresolvedRecipient(caseOf({ to: [to(ADDRESS.mssante), to(ADDRESS.apicrypt), to(ADDRESS.ordinary)] }))).toEqual([])
  })
})
