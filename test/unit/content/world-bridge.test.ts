import { describe, expect, it } from 'vitest'
import { parseQuestion } from '../../../src/content/world-bridge.ts'

describe('questions of the untrusted page world', () => {
  it('reads a question of its own', () => {
    expect(parseQuestion('{"exit":"save","target":"draft","text":"a=b"}')).toEqual({ exit: 'save', target: 'draft', text: 'a=b' })
  })

  it('reads whom a message goes to, and holds where that is malformed', () => {
    const question = { exit: 'send', target: 'x', text: '', recipients: { to: [{ name: 'Paul', address: 'p@chu.test' }], bcc: [] } }
    expect(parseQuestion(JSON.stringify(question))).toEqual(question)
    for (const recipients of [null, 'to', [[]], { to: 'Paul' }, { to: [null] }, { to: [{ name: 'Paul' }] }, { to: [{ name: 1, address: '' }] }, { from: [] }]) {
      expect(parseQuestion(JSON.stringify({ ...question, recipients }))).toBeNull()
    }
  })

  it.each(['', '{', 'null', '[]', '{"exit":"save"}', '{"exit":"save","target":""}', '{"exit":"save","target":"","text":1}', '{"exit":"anything","target":"","text":""}', '{"exit":1,"target":"","text":""}', '{"exit":"send","target":{},"text":""}'])(
    'does not read %j, so that it is not answered and stays held', (detail) => {
      expect(parseQuestion(detail)).toBeNull()
    },
  )
})
