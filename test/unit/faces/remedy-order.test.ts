import { describe, expect, it } from 'vitest'
import { offered } from '../../../src/panel/remedy-order.ts'
import { RECIPIENT, hold } from './support.tsx'

describe('the order of the remedies', () => {
  it('puts the secure mailbox first and sending all the same last', () => {
    expect(offered(hold())).toEqual({
      main: 'hand-over', others: ['answer-without-history', 'remove-passages', 'eml', 'go-back'], quiet: ['send-anyway', 'emergency'],
    })
  })

  it('puts what finishes the job at once before a secure mailbox that is not set up', () => {
    expect(offered(hold({ secureAddress: '' }))).toMatchObject({ main: 'answer-without-history', others: ['remove-passages', 'hand-over', 'eml', 'go-back'] })
    expect(offered(hold({ secureAddress: '', remedies: ['hand-over', 'eml'] }))).toMatchObject({ main: 'hand-over' })
  })

  it('puts the send first once nothing stands against it', () => {
    expect(offered(hold({ verdict: 'pass', remedies: ['send-as-is', 'go-back'] }))).toMatchObject({ main: 'send-as-is', others: ['go-back'] })
  })

  it('offers no hand-over when every recipient may receive from here', () => {
    expect(offered(hold({ recipients: [{ ...RECIPIENT, plan: 'send' }] })).main).toBe('answer-without-history')
  })

  const right = { name: 'Claire Fontaine', address: 'claire@medecin.mssante.fr', network: 'mssante', box: null, insteadOf: 'claire@gmail.example', ofQuestion: true } as const

  it('puts the right recipient first where that is the question, and second where another one is', () => {
    expect(offered(hold({ correction: right }))).toMatchObject({ main: 'change-recipient', others: ['hand-over', 'answer-without-history', 'remove-passages', 'eml', 'go-back'] })
    expect(offered(hold({ correction: { ...right, ofQuestion: false } }))).toMatchObject({ main: 'hand-over', others: ['change-recipient', 'answer-without-history', 'remove-passages', 'eml', 'go-back'] })
  })

  it.each([['missing-attachment', 'attach-file'], ['many-recipients', 'hide-recipients'], ['not-entitled', 'hand-to-patient']] as const)('puts what ends the question of %s first', (rule, kind) => {
    const reason = (of: string) => ({ rule: of, severity: 'confirm' as const, message: `rule_${of}`, params: [], doubt: of, about: 'message' as const })
    const remedies = [kind, 'go-back', 'send-as-is', 'emergency'] as const
    expect(offered(hold({ reasons: [reason(rule)], remedies }))).toMatchObject({ main: kind, others: ['go-back', 'send-as-is'] })
    // As a mark beneath another question it comes second.
    expect(offered(hold({ reasons: [reason('homonym'), reason(rule)], remedies }))).toMatchObject({ main: 'go-back', others: [kind, 'send-as-is'] })
    expect(offered(hold({ reasons: [reason(rule)], remedies: ['go-back', 'send-as-is'] }))).toMatchObject({ main: 'go-back' })
  })

  it('puts going back before a yes to a question', () => {
    expect(offered(hold({ remedies: ['send-as-is', 'eml', 'go-back', 'emergency'] }))).toEqual({ main: 'go-back', others: ['send-as-is'], quiet: ['emergency'] })
  })

  it('always offers to go back, and the emergency where the guard lists it', () => {
    expect(offered(hold({ remedies: ['emergency'], recipients: [] }))).toEqual({ main: 'go-back', others: [], quiet: ['emergency'] })
  })
})
