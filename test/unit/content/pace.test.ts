import { afterEach, describe, expect, it, vi } from 'vitest'
import { Pace } from '../../../src/content/compose/pace.ts'

describe('what follows every change', () => {
  afterEach(() => { vi.useRealTimers() })

  it('is done once after a pause', () => {
    vi.useFakeTimers()
    const work = vi.fn()
    const pace = new Pace(work)
    for (let key = 0; key < 5; key += 1) {
      pace.soon()
      vi.advanceTimersByTime(30)
      expect(work).not.toHaveBeenCalled()
    }
    vi.advanceTimersByTime(10)
    expect(work).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(5000)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is not put off for longer than its limit by changes that never stop', () => {
    vi.useFakeTimers()
    const work = vi.fn()
    const pace = new Pace(work)
    const flood = setInterval(() => pace.soon(), 4)
    vi.advanceTimersByTime(410)
    expect(work).toHaveBeenCalledTimes(1)
    clearInterval(flood)
  })

  // With real timers: what is set anew goes behind what is there, which a page's own timer always is.
  it('comes in a page whose own timer is always due and changes something each time', async () => {
    let done = false
    const pace = new Pace(() => { done = true })
    const end = Date.now() + 3000
    await new Promise<void>((resolve) => {
      const page = (): void => {
        if (done || Date.now() > end) { resolve(); return }
        setTimeout(page, 0)
        pace.soon()
      }
      page()
    })
    pace.stop()
    expect(done).toBe(true)
  })
})
