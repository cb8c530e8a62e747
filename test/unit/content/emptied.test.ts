// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { whenEmptied } from '../../../src/content/emptied.ts'

const newRoot = (): void => {
  document.documentElement.remove()
  document.append(document.createElement('html'))
}
const changed = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

it('registers anew after a document was emptied with its listeners, and not where only its root is another one', async () => {
  const listen = vi.spyOn(window, 'addEventListener')
  const run = vi.fn()
  whenEmptied(document, run)
  newRoot()
  await changed()
  expect(run).not.toHaveBeenCalled()
  for (let times = 1; times <= 2; times++) {
    // What `document.open()` does in browsers.
    for (const [type, listener] of listen.mock.calls) window.removeEventListener(type, listener as EventListener)
    newRoot()
    await changed()
    expect(run).toHaveBeenCalledTimes(times)
  }
})
