import { describe, expect, it } from 'vitest'
import { parseQuestion } from '../../../src/content/world-bridge.ts'

describe('questions of the untrusted page world', () => {
  it('reads a question of its own', () => {
    expect(parseQuestion('{"exit":"save","target":"draft"}')).toEqual({ exit: 'save', target: 'draft' })
  })

  it.each(['', '{', 'null', '[]', '{"exit":"save"}', '{"exit":"anything","target":""}', '{"exit":1,"target":""}', '{"exit":"send","target":{}}'])(
    'does not read %j, so that it is not answered and stays held', (detail) => {
      expect(parseQuestion(detail)).toBeNull()
    },
  )
})
