import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge, recipientsOf, type RemedyKind, type Verdict } from '../../../src/guard/index.ts'
import { reachOf } from '../../../src/guard/reach.ts'
import { LEVELS } from '../../../src/guard/verdict.ts'
import { ADDRESS, attached, evidenceOf, type Given, INTERNAL, ORDINARY, POLICY, SECURE, to } from './cases.ts'

const judged = (given: Given): Verdict => judge(evidenceOf(given))
const kinds = ({ remedies }: Verdict): RemedyKind[] => remedies.map(({ kind }) => kind)
const planOf = ({ plans }: Verdict, address: string) => plans.filter((one) => one.address === address).map(({ plan }) => plan)

describe('sender x recipient', () => {
  const recipients = ['mssante', 'citizen', 'apicrypt', 'ordinary', 'internal', 'unresolved'] as const

  it.each([
    ['ordinary', ['refused', 'refused', 'refused', 'outside', 'outside', 'unknown']],
    ['mssante', ['entitled', 'entitled', 'refused', 'refused', 'refused', 'unknown']],
    ['internal', ['refused', 'refused', 'refused', 'outside', 'entitled', 'unknown']],
    ['apicrypt', ['refused', 'refused', 'refused', 'outside', 'outside', 'unknown']],
    ['unresolved', ['refused', 'refused', 'refused', 'outside', 'outside', 'unknown']],
  ] as const)('from %s', (sender, expected) => {
    expect(recipients.map((recipient) => reachOf(sender, recipient))).toEqual(expected)
  })
})

describe('verdict on health data of an identifiable person', () => {
  it.each([
    [ORDINARY, 'mssante', 'block', 'hand-over'], [ORDINARY, 'citizen', 'block', 'hand-over'], [ORDINARY, 'apicrypt', 'block', 'find-secure'],
    [ORDINARY, 'ordinary', 'block', 'find-secure'], [ORDINARY, 'internal', 'block', 'find-secure'], [ORDINARY, 'nobody', 'block', 'find-secure'],
    [SECURE, 'mssante', 'pass', 'send'], [SECURE, 'citizen', 'pass', 'send'], [SECURE, 'apicrypt', 'block', 'find-secure'],
    [SECURE, 'ordinary', 'block', 'find-secure'], [SECURE, 'internal', 'block', 'find-secure'], [SECURE, 'wrongKey', 'block', 'send'],
    [INTERNAL, 'internal', 'pass', 'send'], [INTERNAL, 'ordinary', 'block', 'find-secure'], [INTERNAL, 'mssante', 'block', 'hand-over'],
  ] as const)('from %s to %s: %s, %s', (from, recipient, level, plan) => {
    const verdict = judged({ from, to: [to(ADDRESS[recipient])] })
    expect(verdict).toMatchObject({ verdict: level, plans: [{ field: 'to', plan }] })
  })

  it('on a harmless message: it goes where it arrives, and advises where it does not', () => {
    expect(judged({ conclusion: 'none', to: [to(ADDRESS.ordinary)] })).toEqual({
      verdict: 'pass', reasons: [], remedies: [], plans: [{ address: ADDRESS.ordinary, field: 'to', plan: 'send' }],
    })
    expect(judged({ conclusion: 'none', to: [to(ADDRESS.mssante)] })).toMatchObject({
      verdict: 'advise', remedies: [{ kind: 'hand-over', recipients: [ADDRESS.mssante] }],
    })
  })

  it('follows the policy on which domains are internal', () => {
    const given = { from: INTERNAL, to: [to(ADDRESS.internal)] }
    expect(judged(given).verdict).toBe('pass')
    expect(judged({ ...given, policy: { ...POLICY, internalDomains: [] } }).verdict).toBe('block')
  })
})

describe('mixed recipients', () => {
  const mixed = judged({
    from: SECURE, to: [to(ADDRESS.mssante), to(ADDRESS.ordinary)], cc: [to(ADDRESS.ordinary.toUpperCase()), to('', 'Marie')],
    bcc: [to(ADDRESS.apicrypt), to(ADDRESS.mssante)],
  })

  it('get one plan each, under the field that names them first', () => {
    expect(mixed.plans).toEqual([
      { address: ADDRESS.mssante, field: 'to', plan: 'send' },
      { address: ADDRESS.ordinary, field: 'to', plan: 'find-secure' },
      { address: '', field: 'cc', plan: 'find-secure' },
      { address: ADDRESS.apicrypt, field: 'bcc', plan: 'find-secure' },
    ])
  })

  it('are each explained, hidden ones too, and those entitled are not', () => {
    expect(mixed.reasons.map(({ rule, recipient }) => [rule, recipient])).toEqual([
      ['plaintext-health-data', ADDRESS.ordinary], ['plaintext-health-data', ADDRESS.apicrypt], ['unresolved-recipient', ''],
    ])
  })

  it('are handed over together, but for those whom mail reaches from here', () => {
    const verdict = judged({ from: INTERNAL, to: [to(ADDRESS.internal), to(ADDRESS.mssante), to(ADDRESS.ordinary)] })
    expect(planOf(verdict, ADDRESS.internal)).toEqual(['send'])
    expect(verdict.remedies.find(({ kind }) => kind === 'hand-over')?.recipients).toEqual([ADDRESS.mssante, ADDRESS.ordinary])
  })
})

describe('remedies of a stop', () => {
  const stopped: Given = { to: [to(ADDRESS.ordinary)] }

  it('are best first, and an emergency can always go', () => {
    expect(kinds(judged(stopped))).toEqual(['hand-over', 'seal', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'])
  })

  it('leave out "send anyway" where the policy forbids it, never the emergency', () => {
    const offered = kinds(judged({ ...stopped, policy: { ...POLICY, allowSendAnyway: false } }))
    expect(offered).not.toContain('send-anyway')
    expect(offered).toContain('emergency')
  })

  it('inside the secure mailbox do not lead into it', () => {
    expect(kinds(judged({ ...stopped, from: SECURE }))).toEqual(['remove-passages', 'go-back', 'send-anyway', 'emergency'])
  })

  it('offer to answer without the history exactly when that settles the matter', () => {
    const answering = { ...stopped, quoted: '> Mme Durand, INR 5,8' }
    const offers = (given: Given): boolean => kinds(judged(given)).includes('answer-without-history')
    expect(offers({ ...answering, withoutHistory: 'none' })).toBe(true)
    expect(offers({ ...answering, withoutHistory: 'health-unidentified' })).toBe(true)
    expect(offers({ ...answering, withoutHistory: 'identifiable' })).toBe(false)
    expect(offers(answering)).toBe(false)
    expect(offers({ ...answering, quoted: ' ', withoutHistory: 'none' })).toBe(false)
    expect(offers({ ...answering, withoutHistory: 'none', attachments: [attached('unreadable')] })).toBe(false)
    expect(offers({ ...answering, withoutHistory: 'none', attachments: [attached('read'), attached('encrypted', 'b.zip')] })).toBe(true)
    expect(offers({ ...answering, withoutHistory: 'none', to: [to(ADDRESS.wrongKey)] })).toBe(false)
  })

  it('hand a file over that nobody could read', () => {
    const verdict = judged({ ...stopped, conclusion: 'none', attachments: [attached('unreadable')] })
    expect(verdict).toMatchObject({ verdict: 'confirm', plans: [{ plan: 'find-secure' }] })
    expect(kinds(verdict)).toEqual(['hand-over', 'seal', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'])
  })
})

const address = fc.constantFrom(...Object.values(ADDRESS), ADDRESS.ordinary.toUpperCase(), 'marie@medecin.mssante.fr', 'x@orange.fr')
const mailbox = fc.record({ address, name: fc.constantFrom('', 'Paul', 'Marie', ADDRESS.citizen, `Joséphine (${ADDRESS.citizen})`, ADDRESS.wrongKey.slice(0, 15)) })
const given: fc.Arbitrary<Given> = fc.record({
  from: fc.constantFrom(ORDINARY, SECURE, INTERNAL), to: fc.array(mailbox, { minLength: 1, maxLength: 4 }), cc: fc.array(mailbox, { maxLength: 3 }),
  bcc: fc.array(mailbox, { maxLength: 3 }), conclusion: fc.constantFrom('identifiable', 'health-unidentified', 'identity-only', 'none'),
  withoutHistory: fc.constantFrom('identifiable', 'none'), quoted: fc.constantFrom('', '> texte'),
  attachments: fc.array(fc.constantFrom('read', 'pending', 'unreadable', 'encrypted').map((state) => attached(state)), { maxLength: 2 }),
})

describe('for any draft', () => {
  it('every recipient has exactly one plan', () => {
    fc.assert(fc.property(given, (one) => {
      const { draft } = evidenceOf(one)
      const everyone = [...draft.to, ...draft.cc, ...draft.bcc].map(({ address: at, name }) => at.toLowerCase() || name)
      expect(recipientsOf(draft).map(({ address: at, name }) => at.toLowerCase() || name)).toEqual([...new Set(everyone)])
      expect(judged(one).plans.map((plan) => plan.address)).toEqual(recipientsOf(draft).map((recipient) => recipient.address))
    }))
  })

  it('one more recipient never makes the verdict milder', () => {
    fc.assert(fc.property(given, mailbox, fc.constantFrom('to', 'cc', 'bcc'), (one, more, field) => {
      const after = judged({ ...one, [field]: [more, ...(one[field] ?? [])] })
      expect(LEVELS.indexOf(after.verdict)).toBeGreaterThanOrEqual(LEVELS.indexOf(judged(one).verdict))
    }))
  })

  it('the verdict is the gravest of its reasons, and nothing is offered for a pass', () => {
    fc.assert(fc.property(given, (one) => {
      const { verdict, reasons, remedies } = judged(one)
      expect(verdict).toBe(reasons.map(({ severity }) => severity).sort((a, b) => LEVELS.indexOf(b) - LEVELS.indexOf(a))[0] ?? 'pass')
      expect(remedies.length > 0 && verdict === 'pass').toBe(false)
      if (verdict === 'block' || verdict === 'confirm') expect(remedies.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['go-back', 'emergency']))
    }))
  })

  it('no sentence shows the number of a citizen mailbox', () => {
    fc.assert(fc.property(given, (one) => {
      const shown = judged(one).reasons.flatMap(({ params }) => params).join('\n')
      for (const hidden of [ADDRESS.citizen, ADDRESS.wrongKey]) expect(shown).not.toContain(hidden.slice(0, 15))
    }))
  })
})
