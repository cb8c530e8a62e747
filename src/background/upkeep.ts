import browser from 'webextension-polyfill'
import { sweepGates } from './gate.ts'
import { watchIdle } from './idle.ts'
import { copies } from './stores/copies.ts'
import { passageAnswers } from './stores/passage-answers.ts'
import { secrets } from './stores/secrets.ts'
import { loadSettings } from './stores/settings.ts'
import { vault } from './stores/vault.ts'
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
  const settings = await loadSettings()
  watchIdle(settings.lockAfterMinutes)
  // A new version has other file names.
  await registerSites(settings.sites)
  const tabs = await browser.tabs.query({})
  await sweepGates(tabs.flatMap(({ id }) => (id === undefined ? [] : [id])))
  await vault.purge(Date.now())
  await copies.purge(Date.now())
  await secrets.purge(Date.now(), settings.secretDays)
  await passageAnswers.purge(Date.now())
}
