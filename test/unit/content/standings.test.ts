import { expect, it, vi } from 'vitest'
import { type Draft, NO_KNOWLEDGE } from '../../../src/guard/index.ts'
import { Standings } from '../../../src/content/compose/standings.ts'

const background = vi.hoisted(() => ({ answers: true }))
vi.mock('../../../src/messaging/ask.ts', () => ({
  ask: () => (background.answers
    ? Promise.resolve({ version: '1', standings: [], people: { history: [], knowledge: NO_KNOWLEDGE } })
    : Promise.reject(new Error('no answer'))),
}))

const DRAFT: Draft = { from: null, to: [{ name: '', address: 'a@b.test' }], cc: [], bcc: [], subject: '', body: '', quoted: '', attachments: [], inReplyTo: null }

it('says that nobody answered until somebody does', async () => {
  const standings = new Standings(() => undefined)
  const said: boolean[] = [standings.isSilent]
  for (const answers of [false, true, false]) {
    background.answers = answers
    expect(await standings.settle(DRAFT)).toBe(answers)
    said.push(standings.isSilent)
  }
  expect(said).toEqual([false, true, false, true])
})
