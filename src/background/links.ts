import browser from 'webextension-polyfill'
import type { LinkedText } from '../messaging/requests.ts'
import { linkedTextOf, linkRules } from './linked-text.ts'
import { session } from './session.ts'
import { isProtected, protectedMatches } from './upkeep.ts'

/** Milliseconds for which a text waits for its compose view: a log-in may come first. */
const WAITS = 15 * 60_000

interface Waiting { readonly site: string; readonly text: LinkedText; readonly since: number }

const key = (tabId: number): string => `linked:${tabId}`

/** Has page loads of the sites that Sceau is for lose what a `mailto:` link says. */
export async function ruleLinks(): Promise<void> {
  const hosts = (await protectedMatches()).map((match) => new URL(match.replace(/\*$/, '')).hostname)
  const present = await browser.declarativeNetRequest.getDynamicRules()
  await browser.declarativeNetRequest.updateDynamicRules({ removeRuleIds: present.map(({ id }) => id), addRules: linkRules([...new Set(hosts)]) })
}

/** A tab is about to load this: keeps what the rules will take out of the address. */
export async function keepLinked(tabId: number, url: string): Promise<void> {
  const text = linkedTextOf(url)
  if (!text || !(await isProtected(url))) return
  await session.set(key(tabId), { site: new URL(url).origin, text, since: Date.now() } satisfies Waiting)
}

/** What a link said to the compose view of this tab, once. */
export async function takeLinked(tabId: number, site: string): Promise<LinkedText | null> {
  const waiting = await session.get<Waiting>(key(tabId))
  if (waiting?.site !== site) return null
  await session.remove(key(tabId))
  return Date.now() - waiting.since < WAITS ? waiting.text : null
}

/** The tab is closed. */
export const forgetLinked = (tabId: number): Promise<void> => session.remove(key(tabId))
