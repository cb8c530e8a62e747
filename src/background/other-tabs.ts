import browser from 'webextension-polyfill'
import { session } from './session.ts'

const key = (tabId: number): string => `opened:${tabId}`

/** Remembers that a page with a compose view opened this tab: what it may post from there is held with it. @param isHeld Whether a letter was held there. */
export const noteOpened = (tabId: number, isHeld: boolean): Promise<void> => session.set(key(tabId), isHeld)

/** Whether the page that opened this tab held a letter then: it may go on here. */
export const continuesHeld = async (tabId: number): Promise<boolean> => (await session.get<boolean>(key(tabId))) === true

const openerKey = (tabId: number): string => `opener:${tabId}`

/** Remembers which tab's page opened this one: a webmail may send from there what is written here. */
export const noteOpener = (tabId: number, sourceTab: number): Promise<void> => session.set(openerKey(tabId), sourceTab)

/** The tab whose page opened this one; `null` when none did. */
export const openerOf = async (tabId: number): Promise<number | null> => (await session.get<number>(openerKey(tabId))) ?? null

export async function forgetOpened(tabId: number): Promise<void> {
  await session.remove(key(tabId))
  await session.remove(openerKey(tabId))
}

/** Tabs that none of these compose views opened. */
export async function otherTabs(composing: ReadonlySet<number>): Promise<number[]> {
  const opened = new Set((await session.all('opened:')).map(([name]) => name))
  const tabs = await browser.tabs.query({})
  return tabs.flatMap(({ id, openerTabId }) => (
    id === undefined || opened.has(key(id)) || (openerTabId !== undefined && composing.has(openerTabId)) ? [] : [id]
  ))
}
