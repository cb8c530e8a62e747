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

  it('offers no hand-over when every recipient may receive from here', () => {
    expect(offered(hold({ recipients: [{ ...RECIPIENT, plan: 'send' }] })).main).toBe('answer-without-history')
  })

  it('always offers to go back, and the emergency where the guard lists it', () => {
    expect(offered(hold({ remedies: ['emergency'], recipients: [] }))).toEqual({ main: 'go-back', others: [], quiet: ['emergency'] })
  })
})
