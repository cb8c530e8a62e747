import { describe, expect, it } from 'vitest'
import { MAILS } from './by-hand.ts'
import { judgeByHand } from './judge-by-hand.ts'

describe('mails as people write them', () => {
  it.each(MAILS)('$to: $text → $expected', async (mail) => {
    const { reasons } = await judgeByHand(mail)
    expect([...new Set(reasons.filter(({ severity }) => severity !== 'advise').map(({ rule }) => rule))].sort()).toEqual(mail.expected.split(' ').filter(Boolean).sort())
  })

  it('in the first week turn a homonym and a first letter into marks', async () => {
    const loud = await Promise.all(MAILS.map((mail) => judgeByHand(mail, undefined, true)))
    expect(loud.flatMap(({ reasons }) => reasons).filter(({ rule, severity }) => (rule === 'homonym' || rule === 'first-time-recipient') && severity !== 'advise')).toEqual([])
  })
})
