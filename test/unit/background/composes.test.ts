import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeclarativeNetRequest } from 'webextension-polyfill'
import { emptyStorage, storage } from '../stores/browser-storage.ts'

const rules = new Map<number, DeclarativeNetRequest.Rule>()
let frames = [0, 4]
const slow = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))
vi.mock('webextension-polyfill', () => ({
  default: {
    storage,
    webNavigation: { getAllFrames: () => Promise.resolve(frames.map((frameId) => ({ frameId }))) },
    tabs: { query: () => Promise.resolve([{ id: 1 }, { id: 2 }]) },
    declarativeNetRequest: {
      getSessionRules: async () => { await slow(); return [...rules.values()] },
      updateSessionRules: async ({ removeRuleIds = [], addRules = [] }: DeclarativeNetRequest.UpdateSessionRulesOptionsType) => {
        await slow()
        for (const id of removeRuleIds) rules.delete(id)
        for (const rule of addRules) rules.set(rule.id, rule)
      },
    },
  },
}))

const { changeCompose, composeIn, endCompose, endComposes, onOpened, onTabsChanged, putCompose } = await import('../../../src/background/composes.ts')

const VIEW = { tabId: 1, frameId: 0, documentId: 'one', site: 'https://webmail.example', webmail: 'roundcube', composeKeys: ['/#1'], state: 'clean', uploads: false } as const
const lets = (): string[] => [...rules.values()].filter(({ action }) => action.type === 'allow').map(({ condition }) => condition.urlFilter ?? '')

describe('the gate of a compose view', () => {
  beforeEach(async () => {
    emptyStorage()
    rules.clear()
    frames = [0, 4]
    await putCompose(VIEW)
  })

  it('loses no change to another one that comes at the same moment', async () => {
    await Promise.all([changeCompose(VIEW, { state: 'closed' }), changeCompose(VIEW, { uploads: true }), onTabsChanged(2)])
    expect(await composeIn(VIEW)).toMatchObject({ state: 'closed', uploads: true })
    expect(lets()).toContain('^_action=upload^')
    await Promise.all([changeCompose(VIEW, { uploads: false }), changeCompose(VIEW, { state: 'sendable' })])
    expect(await composeIn(VIEW)).toMatchObject({ state: 'sendable', uploads: false })
    expect(lets()).not.toContain('^_action=upload^')
  })

  it('is not changed by a document that the tab has left', async () => {
    await expect(changeCompose({ tabId: 1, frameId: 0, documentId: 'former' }, { state: 'closed' })).rejects.toThrow('no compose view')
    expect(await composeIn(VIEW)).toEqual(VIEW)
  })

  it('is not brought back by a change that comes while its view ends', async () => {
    const ends = endCompose(VIEW)
    const late = changeCompose(VIEW, { state: 'closed' })
    await ends
    await expect(late).rejects.toThrow('no compose view')
    expect([await composeIn(VIEW), rules.size]).toEqual([undefined, 0])
  })
})

describe('the gate of a tab with a compose view in a frame', () => {
  const FRAMED = { ...VIEW, frameId: 4, documentId: 'framed', site: 'https://other.example' }
  beforeEach(async () => {
    emptyStorage()
    rules.clear()
    frames = [0, 4]
    await putCompose(VIEW)
    await putCompose(FRAMED)
  })

  it('is as closed as the most closed of them, and says so', async () => {
    expect(rules.size).toBe(0)
    expect(await changeCompose(FRAMED, { state: 'closed' })).toBe('closed')
    expect(rules.size).toBeGreaterThan(0)
    expect(await changeCompose(VIEW, { state: 'clean' })).toBe('closed')
    expect(await changeCompose(FRAMED, { state: 'sendable' })).toBe('sendable')
    expect(await changeCompose(FRAMED, { state: 'clean' })).toBe('clean')
    expect(rules.size).toBe(0)
  })

  it('opens when the view in the frame ends, and when the frame was taken out without a word', async () => {
    await changeCompose(FRAMED, { state: 'closed' })
    await endCompose(FRAMED, 'another')
    expect(rules.size).toBeGreaterThan(0)
    await endCompose(FRAMED, 'framed')
    expect([await composeIn(FRAMED), await composeIn(VIEW), rules.size]).toEqual([undefined, VIEW, 0])

    await putCompose({ ...FRAMED, state: 'closed' })
    frames = [0]
    expect(await changeCompose(VIEW, { state: 'clean' })).toBe('clean')
    expect(rules.size).toBe(0)
  })
})

describe('the gate of a window of its own', () => {
  it('that another page writes covers that page’s tab, whatever the webmail, and outlives the browser’s late word of it', async () => {
    emptyStorage()
    rules.clear()
    await putCompose({ ...VIEW, tabId: 2, webmail: 'structural', state: 'closed', isWritten: true })
    await onOpened(1, 2)
    expect([...rules.values()].some(({ condition: { tabIds } }) => tabIds?.includes(1) === true)).toBe(true)
    await endComposes(2, VIEW.documentId)
    expect(rules.size).toBeGreaterThan(0)
    await endComposes(2, 'the next one')
    expect(rules.size).toBe(0)
  })

  it('covers the tab that opened it, also where the window has spoken first', async () => {
    emptyStorage()
    rules.clear()
    await putCompose({ ...VIEW, tabId: 2, webmail: 'gmail', state: 'closed' })
    const covered = (): boolean => [...rules.values()].some(({ condition: { tabIds } }) => tabIds?.includes(1) === true)
    expect(covered()).toBe(false)
    await onOpened(1, 2)
    expect(covered()).toBe(true)
  })
})
