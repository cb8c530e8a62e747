import browser from 'webextension-polyfill'
import composeScript from '../content/compose.iife.ts?iife'
import pageScript from '../content/page-world.iife.ts?iife'
import sentinelScript from '../content/sentinel.iife.ts?iife'

const path = (url: string): string => url.replace(/^\//, '')

/** Brings the compose script into a document whose first script has found a compose view. */
export async function bringComposeScript({ tabId, frameId }: { readonly tabId: number; readonly frameId: number }): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [path(composeScript)], injectImmediately: true })
}

/**
 * Brings the first scripts into a page that has none: one that was open before the extension was, or that was loaded
 * while it was being reloaded; or into a frame. Skips one where they are, and one where an older copy still holds. The page can forge
 * neither: the question is asked in the isolated world, of `sharePost`.
 */
export async function bringFirstScripts(tabId: number, frameId = 0): Promise<void> {
  const target = { tabId, frameIds: [frameId] }
  const [held] = await browser.scripting.executeScript({ target, func: () => Symbol.for('sceau.post') in window })
  if (held?.result === true) return
  const world = 'MAIN' as const
  await browser.scripting.executeScript({ target, files: [path(pageScript)], world, injectImmediately: true })
  await browser.scripting.executeScript({ target, files: [path(sentinelScript)], injectImmediately: true })
}

/** Protects tabs that were open before: Chromium runs declared scripts only in pages loaded afterwards. Firefox does it by itself. */
export async function protectOpenTabs(matches: readonly string[]): Promise<void> {
  if (matches.length === 0) return
  const tabs = await browser.tabs.query({ url: [...matches] })
  // A discarded or crashed tab refuses the script; it gets it when it is loaded again.
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : [bringFirstScripts(id)])))
}

/** Registers the first scripts for sites that the practitioner switched on. Replaces what was registered before. */
export async function registerSites(origins: readonly string[]): Promise<void> {
  const present = await browser.scripting.getRegisteredContentScripts()
  if (present.length > 0) await browser.scripting.unregisterContentScripts({ ids: present.map(({ id }) => id) })
  if (origins.length === 0) return
  const matches = origins.map((origin) => `${origin}/*`)
  const common = { matches, matchOriginAsFallback: true, runAt: 'document_start', persistAcrossSessions: true } as const
  await browser.scripting.registerContentScripts([
    { ...common, id: 'page-world', js: [path(pageScript)], world: 'MAIN' },
    { ...common, id: 'sentinel', js: [path(sentinelScript)] },
  ] as Parameters<typeof browser.scripting.registerContentScripts>[0])
}
