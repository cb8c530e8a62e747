import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HostMessage } from '../../../../src/addin/core/host.ts'
import { EMPTY } from '../core/fake-host.ts'

const stored = new Map<string, unknown>()
vi.mock('webextension-polyfill', () => ({ default: {
  i18n: { getMessage: (key: string) => key },
  runtime: { id: 'sceau', getURL: (path: string) => `moz-extension://sceau/${path}` },
  storage: {
    session: {
      get: (key: string) => Promise.resolve(Object.fromEntries(stored.has(key) ? [[key, stored.get(key)]] : [])),
      set: (values: object) => { for (const [key, value] of Object.entries(values)) stored.set(key, value); return Promise.resolve() },
      remove: (key: string) => { stored.delete(key); return Promise.resolve() },
    },
  },
} }))
const { grantPass, takePass: take } = await import('../../../../src/addin/thunderbird/passes.ts')

const takePass = async (tabId: number, message: HostMessage, isLast = true): Promise<boolean> => (await take(tabId, () => Promise.resolve(message), isLast)) !== null

beforeEach(() => {
  stored.clear()
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

describe('what was decided in the panel', () => {
  it('lets exactly its message leave, once', async () => {
    await grantPass(3, EMPTY)
    expect(await takePass(3, EMPTY)).toBe(true)
    expect(await takePass(3, EMPTY)).toBe(false)
  })

  it('is not used up while others are asked after it, and is gone with the first change', async () => {
    await grantPass(3, EMPTY)
    expect([await takePass(3, EMPTY, false), await takePass(3, EMPTY, false), await takePass(3, EMPTY)]).toEqual([true, true, true])
    expect(await takePass(3, EMPTY)).toBe(false)
    await grantPass(3, EMPTY)
    expect(await takePass(3, { ...EMPTY, content: 'Autre chose' }, false)).toBe(false)
    expect(await takePass(3, EMPTY)).toBe(false)
  })

  it.each([
    { content: 'Autre chose' }, { to: [] }, { bcc: [{ name: '', address: 'contrats@autre-fournisseur.test' }] }, { subject: '' },
    { attachments: [{ id: '1', name: 'bilan.pdf', size: 3, isInline: false, read: () => Promise.reject(new Error('never')) }] },
  ])('lets no other message leave: %o', async (change) => {
    await grantPass(3, EMPTY)
    expect(await takePass(3, { ...EMPTY, ...change })).toBe(false)
  })

  it('is of one compose window, and of one moment', async () => {
    await grantPass(3, EMPTY)
    expect(await takePass(4, EMPTY)).toBe(false)
    await vi.advanceTimersByTimeAsync(31_000)
    expect(await takePass(3, EMPTY)).toBe(false)
  })

  it('does not ask Thunderbird for the message where nothing was decided', async () => {
    const read = vi.fn(() => Promise.resolve(EMPTY))
    expect(await take(3, read)).toBeNull()
    expect(read).not.toHaveBeenCalled()
  })

  it('keeps nothing of the message', async () => {
    await grantPass(3, { ...EMPTY, content: 'Mme Quillévéré' })
    expect(JSON.stringify([...stored])).not.toMatch(/Quillévéré|paul\.martin/)
  })
})
