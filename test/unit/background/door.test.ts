import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Runtime } from 'webextension-polyfill'

// The polyfill throws outside an extension; the door needs only who we are and our origin.
const session = new Map<string, unknown>()
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { id: 'sceau', getURL: (path: string) => `chrome-extension://sceau/${path}` },
    storage: {
      session: {
        get: (key: string | null) => Promise.resolve(key === null ? Object.fromEntries(session) : session.has(key) ? { [key]: session.get(key) } : {}),
        set: (items: Record<string, unknown>) => { for (const [key, value] of Object.entries(items)) session.set(key, value); return Promise.resolve() },
        remove: (key: string) => { session.delete(key); return Promise.resolve() },
      },
    },
  },
}))

const { door } = await import('../../../src/background/door.ts')
const { noteGuarded } = await import('../../../src/background/guarded-frames.ts')
const { claimFrame, openFrame } = await import('../../../src/background/holds.ts')

const handled: string[] = []
const sites: string[] = []
const spy = (kind: string) => (_: unknown, { site }: { site?: string }) => {
  handled.push(kind)
  if (site !== undefined) sites.push(site)
  return Promise.resolve({ kind })
}
const open = door(
  { 'gate': spy('gate'), 'keep-draft': spy('keep-draft') } as never,
  { 'held-read': spy('held-read'), 'search': spy('search'), 'claim': spy('claim') } as never,
)

const webmail = (over: Partial<Runtime.MessageSender> = {}): Runtime.MessageSender => ({
  id: 'sceau', url: 'https://webmail.example/?_action=compose', frameId: 0, tab: { id: 3, windowId: 1, incognito: false } as never, ...over,
})
const frame = (documentId: string): Runtime.MessageSender => ({
  ...webmail({ url: 'chrome-extension://sceau/src/panel/panel.html', frameId: 4 }), documentId,
})

beforeEach(() => {
  handled.length = 0
  sites.length = 0
  session.clear()
})

describe('door of the background', () => {
  it('lets a well-formed request of a webmail tab in', async () => {
    await expect(open({ sceau: 'gate', request: { state: 'closed' } }, webmail())).resolves.toEqual({ answer: { kind: 'gate' } })
  })

  it.each([
    ['another extension', webmail({ id: 'someone' }), 'gate', { state: 'closed' }],
    ['a malformed request', webmail(), 'gate', { state: 'open' }],
    ['an oversized key', webmail(), 'keep-draft', { composeKey: 'x'.repeat(300) }],
    ['a webmail tab that asks what only our own pages may', webmail(), 'held-read', { id: '1' }],
    ['an unknown kind', webmail(), 'toString', {}],
  ])('refuses %s', (_, sender, kind, request) => {
    expect(open({ sceau: kind, request }, sender)).toBeUndefined()
    expect(handled).toEqual([])
  })

  it('takes a document without an address for that of the page which wrote it, as the browser says, and for nobody’s where it does not', async () => {
    const ask = (url: string, origin?: string) => open({ sceau: 'gate', request: { state: 'closed' } }, { ...webmail({ url }), ...(origin === undefined ? {} : { origin }) })
    for (const url of ['about:blank', 'blob:https://webmail.example/1']) {
      await expect(ask(url, 'https://webmail.example')).resolves.toEqual({ answer: { kind: 'gate' } })
      for (const origin of [undefined, 'null', 'file://', '']) expect(ask(url, origin)).toBeUndefined()
    }
    expect(handled).toHaveLength(2)
    expect(sites).toEqual(['https://webmail.example', 'https://webmail.example'])
  })

  it('lets a frame of the webmail’s tab in only where our scripts were brought into it', async () => {
    const ask = () => open({ sceau: 'gate', request: { state: 'closed' } }, webmail({ frameId: 2 }))
    await expect(ask()).resolves.toEqual({ refused: true })
    await noteGuarded(3, [5])
    await noteGuarded(9, [2])
    await expect(ask()).resolves.toEqual({ refused: true })
    await noteGuarded(3, [2])
    await expect(ask()).resolves.toEqual({ answer: { kind: 'gate' } })
  })

  it('gives a frame in a webmail tab nothing before it has redeemed a proof, and then only look-ups', async () => {
    await expect(open({ sceau: 'search', request: { query: 'martin' } }, frame('doc-1'))).resolves.toEqual({ refused: true })
    const nonce = await openFrame(3, 'hold-1')
    expect(await claimFrame(nonce, 3, 'doc-1')).toBe('hold-1')
    await expect(open({ sceau: 'search', request: { query: 'martin' } }, frame('doc-1'))).resolves.toEqual({ answer: { kind: 'search' } })
    await expect(open({ sceau: 'held-read', request: { id: '1' } }, frame('doc-1'))).resolves.toEqual({ refused: true })
    await expect(open({ sceau: 'search', request: { query: 'martin' } }, frame('doc-2'))).resolves.toEqual({ refused: true })
  })

  it('redeems a proof once, and only in the tab for which it was made', async () => {
    const nonce = await openFrame(3, 'hold-1')
    expect(await claimFrame(nonce, 9, 'doc-9')).toBeNull()
    expect(await claimFrame(nonce, 3, 'doc-1')).toBe('hold-1')
    expect(await claimFrame(nonce, 3, 'doc-2')).toBeNull()
    expect(await claimFrame('guess', 3, 'doc-2')).toBeNull()
  })

  it('answers our own pages', async () => {
    const popup: Runtime.MessageSender = { id: 'sceau', url: 'chrome-extension://sceau/src/popup/popup.html' }
    await expect(open({ sceau: 'held-read', request: { id: '1' } }, popup)).resolves.toEqual({ answer: { kind: 'held-read' } })
  })
})
