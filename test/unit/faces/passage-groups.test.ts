import { describe, expect, it } from 'vitest'
import { passageGroups } from '../../../src/panel/passage-groups.ts'
import { passage } from './support.tsx'

describe('passages by place', () => {
  const all = [passage(0, 'subject'), passage(1, 'body'), passage(2, 'attachment', 'a.pdf'), passage(3, 'body'), passage(4, 'attachment', 'b.pdf')]

  it('keeps the order of the draft and the two files apart', () => {
    expect(passageGroups(all, 99).map(({ part, file, passages }) => [part, file, passages.map(({ index }) => index)])).toEqual([
      ['subject', '', [0]], ['body', '', [1, 3]], ['attachment', 'a.pdf', [2]], ['attachment', 'b.pdf', [4]],
    ])
  })

  it('shows no more than asked, the first ones', () => {
    expect(passageGroups(all, 2).flatMap(({ passages }) => passages.map(({ index }) => index))).toEqual([0, 1])
  })

  it('has no group for nothing', () => {
    expect(passageGroups([], 9)).toEqual([])
  })
})
