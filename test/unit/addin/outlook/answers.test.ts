import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Answers, type AnswerParts } from '../../../../src/addin/outlook/pane/answers.ts'
import { ledger } from '../../../../src/background/stores/ledger.ts'
import { DEFAULT_POLICY } from '../../../../src/guard/index.ts'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const HOLD = { holdId: 'h', verdict: 'block' as const, rules: ['plaintext-health-data'], recipientDomains: ['orange.fr', 'orange.fr'] }
const JOB = { holdId: 'h', format: 'pdf' as const, recipients: ['paul@orange.fr'], fileNames: ['lettre.pdf'] }

function answersWith(parts: Partial<AnswerParts> = {}) {
  const open = vi.fn<AnswerParts['open']>()
  const decided = vi.fn<AnswerParts['decided']>(() => Promise.resolve({ accepted: true }))
  return { answers: new Answers({ policy: DEFAULT_POLICY, directory: null, open, decided, ...parts }), open, decided }
}

beforeEach(() => ledger.clear())

describe('a decision in the pane', () => {
  it('is asked over the panel, passed on, and stands in the ledger with its reason and without any name', async () => {
    const { answers: { ask }, open, decided } = answersWith()
    await ask('open-hold', HOLD)
    await ask('ask-decision', { holdId: 'h', kind: 'send-anyway' })
    expect(open).toHaveBeenCalledWith({ of: 'decision', holdId: 'h' })
    expect(await ask('decision-context', { holdId: 'h' })).toMatchObject({ live: true, kind: 'send-anyway', allowed: true })
    expect(await ask('decide', { holdId: 'h', kind: 'send-anyway', reason: 'other' })).toEqual({ sent: true, why: '' })
    expect(decided).toHaveBeenCalledWith({ holdId: 'h', kind: 'send-anyway' })
    await ask('close-hold', { holdId: 'h', action: 'sent-anyway' })
    expect((await ledger.list()).map(({ action, reason, recipientDomains }) => ({ action, reason, recipientDomains }))).toEqual([
      { action: 'held', reason: '', recipientDomains: ['orange.fr'] }, { action: 'sent-anyway', reason: 'other', recipientDomains: ['orange.fr'] },
    ])
  })

  it('is refused where the policy forbids it, but never in an emergency, and for a stop that is over', async () => {
    const { answers: { ask }, decided } = answersWith({ policy: { ...DEFAULT_POLICY, allowSendAnyway: false } })
    await ask('open-hold', HOLD)
    expect(await ask('decide', { holdId: 'h', kind: 'send-anyway', reason: 'other' })).toMatchObject({ sent: false })
    expect(decided).not.toHaveBeenCalled()
    expect(await ask('decide', { holdId: 'h', kind: 'emergency', reason: '' })).toMatchObject({ sent: true })
    expect(await ask('decide', { holdId: 'gone', kind: 'emergency', reason: '' })).toMatchObject({ sent: false })
  })
})

describe('a sealing in the pane', () => {
  it('has a secret at once, shows it when the envelope is attached, and forgets the job', async () => {
    const { answers: { ask }, open } = answersWith()
    const { jobId } = await ask('seal-job', { ...JOB, choose: false })
    const { secret } = await ask('seal-secret', { jobId })
    expect(secret.split('-').length).toBeGreaterThan(5)
    expect(await ask('seal-done', { jobId, files: ['document.pdf'] })).toEqual({ told: true, why: '' })
    expect(open).toHaveBeenCalledWith({ of: 'secret', id: jobId })
    expect((await ask('secret-read', { id: jobId })).told?.secret).toBe(secret)
    await expect(ask('seal-secret', { jobId })).rejects.toThrow()
  })

  it('waits for a secret that is chosen, and ends when the practitioner would not', async () => {
    const { answers, open } = answersWith()
    const { jobId } = await answers.ask('seal-job', { ...JOB, choose: true })
    expect(open).toHaveBeenCalledWith({ of: 'choice', jobId, format: JOB.format, recipients: JOB.recipients, fileName: 'lettre.pdf' })
    expect(await answers.ask('seal-ready', { jobId })).toEqual({ state: 'waiting' })
    answers.choose(jobId, { secret: 'un-secret', kind: 'chosen', standingId: '' })
    expect(await answers.ask('seal-ready', { jobId })).toEqual({ state: 'ready' })
    answers.choose(jobId, null)
    expect(await answers.ask('seal-ready', { jobId })).toEqual({ state: 'gone' })
  })
})

it('refuses what nobody answers in the pane, such as a question to a public server', async () => {
  const { answers: { ask } } = answersWith()
  await expect(ask('look-up-online', { source: 'tabular', familyName: 'Petit', givenName: '', address: '' })).rejects.toThrow(/nobody answers/)
})
