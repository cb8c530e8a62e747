import { expect, it } from 'vitest'
import { measure } from './measure.ts'
import { CHECK } from './phrases.ts'
import { scenariosOf } from './scenarios.ts'

/** The bar of the wrong-recipient warning: 95 % of expected warnings, 3 % of right drafts with a false alarm. */
it('gives the expected warnings, and leaves right drafts alone, on wordings that the rules were not made with', { timeout: 60_000 }, async () => {
  const { recall, rights, alarms, noisy } = await measure({ ...scenariosOf(CHECK, { seed: 9, each: 2 }), emptyHistory: false })
  expect(recall.of).toBeGreaterThan(60)
  expect(recall.found / recall.of).toBeGreaterThanOrEqual(0.95)
  expect(alarms / rights).toBeLessThanOrEqual(0.03)
  expect(noisy / rights).toBeLessThanOrEqual(0.03)
})
