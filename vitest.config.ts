import { availableParallelism } from 'node:os'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { envelopePage } from './scripts/envelope-page-plugin.ts'

/** Real servers and real browsers: one at a time, and patient. */
const alone = { expect: { poll: { timeout: 15_000 } }, fileParallelism: false, maxWorkers: 1, testTimeout: 60_000, hookTimeout: 120_000, teardownTimeout: 30_000 }

/**
 * What a busy machine may cost a real browser with real servers: something did not come in time, or a page was gone while it was asked. Such a test is tried twice
 * more, and the report says so. What was seen where it must not be, or differs from what was expected, is never tried again.
 */
const retry = { count: 2, condition: /^Waiting (?:failed|for)|[Tt]imed out|Navigation timeout|did not come to|did not open|^no such mail|^Protocol error|[Tt]arget closed|Session closed|detached [Ff]rame|Execution context|NS_BINDING_ABORTED|ERR_ABORTED/ }

/**
 * Left out in one browser, so that a run stays under half an hour on two cores that are none of the fastest: each of them has passed in both, but for
 * the skins, which are other pages and the same in every browser. `SCEAU_EVERY_LANE=1` runs them there too, and what tests leave to one of them (`lanes.ts`).
 */
const LEFT_OUT = process.env.SCEAU_EVERY_LANE === '1' ? { chromium: [], firefox: [] } : {
  chromium: ['skins', 'eml', 'after-a-stop', 'several-views', 'hand-over', 'full-disk', 'sealing-openpgp'],
  firefox: ['sogo', 'hostile-page', 'pasting'],
}

/** Vitest would leave a core of two idle. */
const side = { maxWorkers: Math.max(2, availableParallelism() - 1), testTimeout: 20_000 }

/** Rooms without state or browser: their tests share what they load, which takes a third of the time otherwise. */
const PURE = 'cli|crypto|detection|directory|guard|mailbox'
/** It makes cues of its own, of which words that others have seen know nothing. */
const NOT_SHARED = ['test/unit/detection/cue.test.ts']

const endToEnd = (browser: 'chromium' | 'firefox') => ({
  extends: true as const,
  test: {
    name: `e2e-${browser}`,
    include: ['test/e2e/**/*.test.ts'],
    exclude: LEFT_OUT[browser].map((name) => `test/e2e/${name}.test.ts`),
    env: { SCEAU_BROWSER: browser },
    globalSetup: ['test/e2e/support/servers.ts'],
    setupFiles: ['test/e2e/support/patience.ts'],
    provide: { browser },
    retry,
    ...alone,
  },
})

export default defineConfig({
  plugins: [preact(), envelopePage()],
  define: { __SCEAU_DEFAULTS__: '{}' },
  test: {
    environment: 'node',
    projects: [
      { extends: true, test: { name: 'unit', include: [`test/unit/!(${PURE})/**/*.test.{ts,tsx}`, 'test/unit/*.test.ts', ...NOT_SHARED], ...side } },
      // A word remembers which cues it may begin: as in the product, all of them are there before the first word is.
      { extends: true, test: { name: 'unit-pure', include: [`test/unit/@(${PURE})/**/*.test.ts`], exclude: NOT_SHARED, isolate: false, setupFiles: ['src/detection/index.ts'], ...side } },
      { extends: true, test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...alone } },
      // Packs what the build made, and lints it.
      { extends: true, test: { name: 'packages', include: ['test/packages/**/*.test.ts'], ...alone } },
      { extends: true, test: { name: 'envelope', include: ['test/envelope/**/*.test.ts'], retry, ...alone } },
      endToEnd('chromium'),
      endToEnd('firefox'),
    ],
  },
})
