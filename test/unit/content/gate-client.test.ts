import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atMost, gateOf } from '../../../src/messaging/gate-state.ts'
import type { GateState } from '../../../src/messaging/requests.ts'

const asked: string[] = []
let works = true
/** What other documents of the tab leave of the gate. */
let most: GateState = 'clean'
vi.mock('../../../src/messaging/ask.ts', () => ({
  ask: (kind: string, { state }: { state?: GateState }) => {
    asked.push(state ?? kind)
    return works ? Promise.resolve({ state: state === undefined ? undefined : atMost(state, most) }) : Promise.reject(new Error('no background'))
  },
}))
const { GateClient } = await import('../../../src/content/compose/gate-client.ts')

describe('the one gate of several compose views', () => {
  beforeEach(() => {
    asked.length = 0
    works = true
    most = 'clean'
  })
  afterEach(() => { vi.useRealTimers() })

  it('is as closed as the most closed view, but for a send that was let go', () => {
    expect(gateOf(['clean', 'clean'])).toBe('clean')
    expect(gateOf(['clean', 'closed'])).toBe('closed')
    expect(gateOf(['sendable', 'closed'])).toBe('sendable')
    expect(gateOf([])).toBe('closed')
  })

  it('closes for all at once when a new view comes, and opens when that one is clean too', async () => {
    const peers = new Set<InstanceType<typeof GateClient>>()
    const first = new GateClient(peers)
    await first.set('clean')
    expect(first.state).toBe('clean')
    const second = new GateClient(peers)
    expect(first.state).toBe('closed')
    await second.set('clean')
    expect([first.state, second.state]).toEqual(['clean', 'clean'])
  })

  it('lets one send go beside a held draft, and the held one not', async () => {
    const peers = new Set<InstanceType<typeof GateClient>>()
    const [free, held] = [new GateClient(peers), new GateClient(peers)]
    await free.set('clean')
    expect(free.state).toBe('closed')
    await free.set('sendable')
    expect([free.state, held.state]).toEqual(['sendable', 'closed'])
    expect(asked.at(-1)).toBe('sendable')
  })

  it('opens for the views that stay when a held one is gone', async () => {
    const peers = new Set<InstanceType<typeof GateClient>>()
    const [free, held] = [new GateClient(peers), new GateClient(peers)]
    await free.set('clean')
    await held.leave()
    expect(free.state).toBe('clean')
  })

  it('is no more open than the background says, and is asked for again until another document of the tab leaves it', async () => {
    vi.useFakeTimers()
    const view = new GateClient(new Set())
    most = 'closed'
    await view.set('clean')
    expect(view.state).toBe('closed')
    most = 'clean'
    await vi.advanceTimersByTimeAsync(1500)
    expect([view.state, asked]).toEqual(['clean', ['clean', 'clean']])
  })

  it('is closed for all when the background does not answer', async () => {
    const peers = new Set<InstanceType<typeof GateClient>>()
    const [one, other] = [new GateClient(peers), new GateClient(peers)]
    await one.set('clean')
    await other.set('clean')
    works = false
    await one.set('sendable')
    expect([one.state, other.state]).toEqual(['closed', 'closed'])
  })
})
