// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ComposeAdapter } from '../../../src/content/webmails/webmail.ts'

const asked: { kind: string; request: Record<string, unknown> }[] = []
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      sendMessage: ({ sceau: kind, request }: { sceau: string; request: Record<string, unknown> }) => {
        asked.push({ kind, request })
        return Promise.resolve({ answer: { kept: true } })
      },
    },
  },
}))
const { Keeper } = await import('../../../src/content/compose/keeper.ts')

const adapter = { key: 'k', snapshot: () => ({ subject: 'Avis' }) } as unknown as ComposeAdapter
const LONG_AFTER = 10_000
const counts = (): unknown[] => asked.map(({ request }) => request.attachments)

describe('what is kept of a draft', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => {
    vi.useRealTimers()
    asked.length = 0
  })

  it('is kept once while nothing changes', async () => {
    const keeper = new Keeper(adapter, false)
    for (let glance = 0; glance < 3; glance++) {
      keeper.keepSoon(0)
      await vi.advanceTimersByTimeAsync(LONG_AFTER)
    }
    expect(counts()).toEqual([0])
  })

  it('says how many files are held when one comes to a text that was kept before', async () => {
    const keeper = new Keeper(adapter, false)
    keeper.keepSoon(0)
    await vi.advanceTimersByTimeAsync(LONG_AFTER)
    keeper.keepSoon(1)
    await vi.advanceTimersByTimeAsync(LONG_AFTER)
    expect(counts()).toEqual([0, 1])
  })

  it('says how many when the page goes before it was time', async () => {
    new Keeper(adapter, false).keepSoon(2)
    dispatchEvent(new Event('pagehide'))
    await vi.advanceTimersByTimeAsync(LONG_AFTER)
    expect(counts()).toEqual([2])
  })

  it('is nothing in a private window', async () => {
    new Keeper(adapter, true).keepSoon(1)
    await vi.advanceTimersByTimeAsync(LONG_AFTER)
    expect(asked).toEqual([])
  })
})
