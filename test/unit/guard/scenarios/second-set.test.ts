import { expect, it } from 'vitest'
import { measureByHand } from './measure-by-hand.ts'

/** Written and labelled before any rule saw it; the bar is that of the made-up scenarios. */
it.each([['with past letters', false], ['in the first week', true]])('gives the expected warnings on the second set by hand, and leaves right drafts alone, %s', async (_, emptyHistory) => {
  const { expected, rights, noisy, errors } = await measureByHand(emptyHistory)
  expect(expected.found / expected.of, errors.join('\n')).toBeGreaterThanOrEqual(0.95)
  expect(noisy / rights, errors.join('\n')).toBeLessThanOrEqual(0.03)
})
