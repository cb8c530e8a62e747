import { describe, inject } from 'vitest'

/**
 * The same without Sceau: what a proof has to be able to see. It says what the recording sees of a page, which is the same
 * proxy and the same disks for every browser, so that one browser shows it.
 */
export const control = (what: string, tests: () => void): void => {
  describe.runIf(inject('browser') === 'chromium')(`${what} without Sceau: what a proof has to be able to see`, tests)
}
