import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeclarativeNetRequest } from 'webextension-polyfill'
import { emptyStorage, storage } from '../stores/browser-storage.ts'

const rules = new Map<number, DeclarativeNetRequest.Rule>()
const slow = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))
vi.mock('webextension-polyfill', () => ({
  default: {
    storage,
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

const { changeCompose, composeOf, endCompose, onTabsChanged, putCompose } = await import('../../../src/background/composes.ts')

const VIEW = { tabId: 1, documentId: 'one', site: 'https://webmail.example', webmail: 'roundcube', composeKeys: ['/#1'], state: 'clean', uploads: false } as const
const lets = (): string[] => [...rules.values()].filter(({ action }) => action.type === 'allow').map(({ condition }) => condition.urlFilter ?? '')

describe('the gate of a compose view', () => {
  beforeEach(async () => {
    emptyStorage()
    rules.clear()
    await putCompose(VIEW)
  })

  it('loses no change to another one that comes at the same moment', async () => {
    await Promise.all([changeCompose(VIEW, { state: 'closed' }), changeCompose(VIEW, { uploads: true }), onTabsChanged(2)])
    expect(await composeOf(1)).toMatchObject({ state: 'closed', uploads: true })
    expect(lets()).toContain('^_action=upload^')
    await Promise.all([changeCompose(VIEW, { uploads: false }), changeCompose(VIEW, { state: 'sendable' })])
    expect(await composeOf(1)).toMatchObject({ state: 'sendable', uploads: false })
    expect(lets()).not.toContain('^_action=upload^')
  })

  it('is not changed by a document that the tab has left', async () => {
    await expect(changeCompose({ tabId: 1, documentId: 'former' }, { state: 'closed' })).rejects.toThrow('no compose view')
    expect(await composeOf(1)).toEqual(VIEW)
  })

  it('is not brought back by a change that comes while its view ends', async () => {
    const ends = endCompose(1)
    const late = changeCompose(VIEW, { state: 'closed' })
    await ends
    await expect(late).rejects.toThrow('no compose view')
    expect([await composeOf(1), rules.size]).toEqual([undefined, 0])
  })
})
