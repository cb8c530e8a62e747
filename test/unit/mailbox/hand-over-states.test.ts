import { describe, expect, it } from 'vitest'
import { canFollow } from '../../../src/mailbox/index.ts'
import type { HandOverStep } from '../../../src/mailbox/hand-over-states.ts'

const STEPS: readonly HandOverStep[] = ['opening', 'login', 'filling', 'filled', 'sending', 'sent', 'uncertain', 'failed']
const after = (from: HandOverStep): HandOverStep[] => STEPS.filter((to) => canFollow(from, to))

/** Every state that can ever come after one, without passing by another. */
function reachable(from: HandOverStep, without?: HandOverStep): Set<HandOverStep> {
  const found = new Set<HandOverStep>()
  const look = (step: HandOverStep): void => {
    for (const next of after(step)) {
      if (found.has(next) || next === without) continue
      found.add(next)
      look(next)
    }
  }
  look(from)
  return found
}

describe('states of a hand-over', () => {
  it('lead from opening to sent, through a log-in or without', () => {
    const path: HandOverStep[] = ['opening', 'login', 'login', 'filling', 'filled', 'sending', 'sent']
    path.slice(1).forEach((step, at) => expect([path[at], step, canFollow(path[at]!, step)]).toEqual([path[at], step, true]))
    expect(canFollow('opening', 'filling')).toBe(true)
  })

  it('reach "sent" only by the practitioner’s own Send', () => {
    expect([...reachable('opening', 'sending')]).not.toContain('sent')
    expect(STEPS.filter((step) => canFollow(step, 'sent'))).toEqual(['sending', 'uncertain'])
  })

  it('never lead back from sending, but by the server’s refusal', () => {
    expect(after('sending')).toEqual(['filled', 'sent', 'uncertain'])
    expect([...reachable('sending', 'filled')].sort()).toEqual(['sent', 'uncertain'])
  })

  it('end with sent and failed; what was uncertain can only turn out to have been sent', () => {
    expect(after('sent')).toEqual([])
    expect(after('failed')).toEqual([])
    expect(after('uncertain')).toEqual(['sent'])
  })

  it('let every state before sending fail, and no failure follow a Send', () => {
    expect(STEPS.filter((step) => canFollow(step, 'failed'))).toEqual(['opening', 'login', 'filling', 'filled'])
  })
})
