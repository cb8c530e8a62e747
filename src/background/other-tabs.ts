import browser from 'webextension-polyfill'
import { session } from './session.ts'

const key = (tabId: number): string => `opened:${tabId}`

/** Remembers that a page with a compose view opened this tab: what it may post from there is held with it. */
export const noteOpened = (tabId: number): Promise<void> => session.set(key(tabId), true)

export const forgetOpened = (tabId: number): Promise<void> => session.remove(key(tabId))

/** Tabs that none of these compose views opened. */
export async function otherTabs(composing: ReadonlySet<number>): Promise<number[]> {
  const opened = new Set((await session.all('opened:')).map(([name]) => name))
  const tabs = await browser.tabs.query({})
  return tabs.flatMap(({ id, openerTabId }) => (
    id === undefined || opened.has(key(id)) || (openerTabId !== undefined && composing.has(openerTabId)) ? [] : [id]
  ))
}
