/** What was waited for did not come in time. */
export class TooLateError extends Error {
  override name = 'TooLateError'
}

const STEP = 50

/** Waits until `condition` holds; throws TooLateError after `timeout` milliseconds. */
export async function until(condition: () => boolean, timeout = 15_000): Promise<void> {
  const end = Date.now() + timeout
  while (!condition()) {
    if (Date.now() > end) throw new TooLateError(`waited ${timeout} ms in vain`)
    await new Promise((resolve) => setTimeout(resolve, STEP))
  }
}
