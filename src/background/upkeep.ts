import browser from 'webextension-polyfill'
import { sweepGates } from './gate.ts'
import { tidyStores } from './housekeeping.ts'
import { loadSettings } from './stores/settings.ts'
import { registerSites } from './webmail-script.ts'

/** Sites on which the first scripts run: those of the manifest and those that the practitioner switched on. */
export async function protectedMatches(): Promise<string[]> {
  const declared = browser.runtime.getManifest().content_scripts?.flatMap(({ matches = [] }) => matches) ?? []
  const { sites } = await loadSettings()
  return [...new Set([...declared, ...sites.map((origin) => `${origin}/*`)])]
}

/** Whether the first scripts belong on this page. */
export async function isProtected(url: string): Promise<boolean> {
  const origin = URL.canParse(url) ? new URL(url) : null
  // A match pattern names no port, so it stands for all.
  return origin !== null && (await protectedMatches()).some((match) => match === `${origin.origin}/*` || match === `${origin.protocol}//${origin.hostname}/*`)
}

/** What a fresh start of the browser or of the extension puts in order. */
export async function tidy(): Promise<void> {
  await tidyStores()
  // A new version has other file names.
  await registerSites((await loadSettings()).sites)
  const tabs = await browser.tabs.query({})
  await sweepGates(tabs.flatMap(({ id }) => (id === undefined ? [] : [id])))
}
