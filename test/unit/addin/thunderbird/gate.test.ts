import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JudgeSend } from '../../../../src/addin/thunderbird/gate.ts'

type Listener = (tab: { readonly id: number }, details: { readonly subject: string }) => Promise<{ cancel: boolean }>

/** The first script of the background, started anew. */
async function start({ panelIsOpen = false, windowFails = false, cannotMove = false, views = undefined as readonly string[] | undefined } = {}) {
  const listeners = new Set<Listener>()
  const opened: string[] = []
  const sendMessage = vi.fn(() => (panelIsOpen ? Promise.resolve(true) : Promise.reject(new Error('nobody listens'))))
  vi.stubGlobal('browser', {
    compose: { onBeforeSend: { addListener: (one: Listener) => listeners.add(one), removeListener: (one: Listener) => { if (cannotMove) throw new Error('no such event'); listeners.delete(one) } } },
    runtime: { getURL: (path: string) => path, sendMessage },
    ...(views ? { extension: { getViews: () => views.map((href) => ({ location: { href } })) } } : {}),
    windows: {
      create({ url }: { url: string }) {
        opened.push(url)
        return windowFails ? Promise.reject(new Error('no window')) : Promise.resolve({})
      },
    },
  })
  vi.resetModules()
  await import('../../../../src/addin/thunderbird/gate.ts')
  // As Thunderbird asks (ext-compose.js): one after another in the order of registration, whoever registers meanwhile too, until one cancels.
  const send = async (): Promise<{ cancel: boolean }> => {
    for (const listener of listeners) if ((await listener({ id: 3 }, { subject: 'Avis' })).cancel) return { cancel: true }
    return { cancel: false }
  }
  return { send, listeners, opened, sendMessage, comeUp: (judge: JudgeSend) => globalThis.sceauJudges?.(judge) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a send', () => {
  it('goes on when it may leave, and no window comes', async () => {
    const { send, opened, comeUp } = await start()
    comeUp(() => Promise.resolve({ leaves: true, why: '' }))
    expect(await send()).toEqual({ cancel: false })
    await vi.runAllTimersAsync()
    expect(opened).toEqual([])
  })

  it('is judged in its turn and once more when everybody else was asked, whatever they changed, each time', async () => {
    const { send, listeners, comeUp } = await start()
    let message = 'harmless'
    const asked: [string, boolean, string | undefined][] = []
    comeUp((_, isLast, details) => {
      asked.push([message, isLast, details?.subject])
      return Promise.resolve({ leaves: message === 'harmless', why: '' })
    })
    listeners.add(() => {
      message = 'changed by a neighbour'
      return Promise.resolve({ cancel: false })
    })
    for (let sends = 0; sends < 2; sends++) {
      message = 'harmless'
      asked.length = 0
      expect(await send()).toEqual({ cancel: true })
      expect(asked).toEqual([['harmless', false, 'Avis'], ['changed by a neighbour', true, undefined]])
    }
  })

  it('is stopped when it cannot be looked at once more', async () => {
    const { send, comeUp } = await start({ cannotMove: true })
    comeUp(() => Promise.resolve({ leaves: true, why: '' }))
    expect(await send()).toEqual({ cancel: true })
  })

  it('is stopped with the panel of its compose window when it may not', async () => {
    const { send, opened, comeUp } = await start()
    comeUp(() => Promise.resolve({ leaves: false, why: '' }))
    expect(await send()).toEqual({ cancel: true })
    await vi.runAllTimersAsync()
    expect(opened).toEqual(['src/addin/thunderbird/panel.html?tab=3&why='])
  })

  it('brings the open panel to the front instead of a second one', async () => {
    const { send, opened, comeUp } = await start({ panelIsOpen: true })
    comeUp(() => Promise.resolve({ leaves: false, why: '' }))
    expect(await send()).toEqual({ cancel: true })
    await vi.runAllTimersAsync()
    expect(opened).toEqual([])
  })

  it('asks for the open panel of its own window alone, and waits for none that is not there', async () => {
    const address = (tab: number): string => `src/addin/thunderbird/panel.html?tab=${tab}&why=`
    for (const [views, asked] of [[[], 0], [[address(33)], 0], [[address(3)], 1]] as const) {
      const { send, opened, sendMessage, comeUp } = await start({ panelIsOpen: true, views })
      comeUp(() => Promise.resolve({ leaves: false, why: '' }))
      expect(await send()).toEqual({ cancel: true })
      await vi.runAllTimersAsync()
      expect([sendMessage.mock.calls.length, opened.length]).toEqual([asked, 1 - asked])
    }
  })

  it.each<[string, JudgeSend | null]>([
    ['the background never comes up', null],
    ['judging throws', () => Promise.reject(new Error('broken'))],
    ['judging throws at once', () => { throw new Error('broken') }],
    ['judging never ends', () => new Promise(() => undefined)],
  ])('is stopped, and within 20 seconds, when %s', async (_, judge) => {
    const { send, opened, comeUp } = await start()
    if (judge) comeUp(judge)
    const answer = send()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await answer).toEqual({ cancel: true })
    await vi.runAllTimersAsync()
    expect(opened).toEqual(['src/addin/thunderbird/panel.html?tab=3&why=content_failure_silent'])
  })

  it('is stopped even when no window can be opened', async () => {
    const { send, comeUp } = await start({ windowFails: true })
    comeUp(() => Promise.resolve({ leaves: false, why: '' }))
    expect(await send()).toEqual({ cancel: true })
    await vi.runAllTimersAsync()
  })
})
