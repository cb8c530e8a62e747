import { inject } from 'vitest'

/** Whether this run shows everything everywhere, and every one of several alike. */
export const EVERY_LANE = process.env.SCEAU_EVERY_LANE === '1'

/**
 * Whether this run shows what one browser is enough to show: what goes on in the servers, in the extension's own pages, or in what both browsers
 * do alike. Each such test has passed in both; `SCEAU_EVERY_LANE=1` runs it in both.
 */
export const shownIn = (browser: 'chromium' | 'firefox'): boolean => EVERY_LANE || inject('browser') === browser
