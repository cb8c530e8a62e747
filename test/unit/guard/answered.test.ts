import { describe, expect, it } from 'vitest'
import { doubtOf, type Evidence, isQuestion, judge } from '../../../src/guard/index.ts'
import { ADDRESS, attached, concluded, evidenceOf, type Given, ORDINARY, SECURE, to } from './cases.ts'

const written = (body: string, given: Given = {}): Evidence => {
  const evidence = evidenceOf({ from: SECURE, to: [to(ADDRESS.mssante, 'Paul Martin')], conclusion: 'none', ...given })
  return { ...evidence, draft: { ...evidence.draft, body } }
}
/** Yes to everything that is asked of a draft. */
const answersTo = (evidence: Evidence): ReadonlySet<string> =>
  new Set(judge(evidence).reasons.filter(isQuestion).map((reason) => doubtOf(reason, evidence.detection)))
const rules = (evidence: Evidence) => judge(evidence).reasons.map(({ rule, severity }) => [rule, severity])

const GREETING = written('Cher Docteur Benali,\n\nMerci de votre avis.')

describe('a question about the recipient', () => {
  it('is settled by one press, without a reason', () => {
    const kinds = judge(GREETING).remedies.map(({ kind }) => kind)
    expect(judge(GREETING).verdict).toBe('confirm')
    expect(kinds).toContain('send-as-is')
    expect(kinds).not.toContain('send-anyway')
  })

  it('is not asked again once answered, and stays as a mark', () => {
    const again = { ...GREETING, answered: answersTo(GREETING) }
    expect(rules(again)).toEqual([['salutation-mismatch', 'advise']])
    expect(judge(again).verdict).toBe('advise')
  })

  it.each([
    ['the greeting names somebody else', written('Cher Docteur Roux,\n\nMerci de votre avis.')],
    ['the recipient is another one', written(GREETING.draft.body, { to: [to('marie.dubois@medecin.mssante.fr', 'Marie Dubois')] })],
    ['health data came in', { ...GREETING, detection: concluded('identifiable') }],
  ])('is asked again when %s', (_, changed) => {
    expect(judge({ ...changed, answered: answersTo(GREETING) }).verdict).toBe('confirm')
  })
})

describe('one press never settles', () => {
  it('what stops', () => {
    const block = written('Bonjour', { from: ORDINARY, to: [to(ADDRESS.ordinary)], conclusion: 'identifiable' })
    const answered = new Set(judge(block).reasons.map((reason) => doubtOf(reason, block.detection)))
    expect(judge({ ...block, answered }).verdict).toBe('block')
    expect(judge(block).remedies.map(({ kind }) => kind)).not.toContain('send-as-is')
  })

  it('a file that nobody could read and that leaves in clear', () => {
    const file = written('Bonjour', { from: ORDINARY, to: [to(ADDRESS.ordinary)], attachments: [attached('unreadable')] })
    const answered = new Set(judge(file).reasons.map((reason) => doubtOf(reason, file.detection)))
    expect(judge({ ...file, answered }).verdict).toBe('confirm')
    expect(judge(file).remedies.map(({ kind }) => kind)).toContain('send-anyway')
  })
})

it('a first letter is no question about somebody who was picked from the directory, a greeting to somebody else is', () => {
  const paul = { ...written('Bonjour', { conclusion: 'identifiable' }), history: [{ to: ['x@medecin.mssante.fr'], times: 9, last: '2026-11-01' }] }
  expect(rules(paul)).toEqual([['first-time-recipient', 'confirm']])
  expect(rules({ ...paul, picked: new Set([ADDRESS.mssante]) })).toEqual([['first-time-recipient', 'advise']])
  expect(judge({ ...GREETING, picked: new Set([ADDRESS.mssante]) }).verdict).toBe('confirm')
})
