import browser from 'webextension-polyfill'
import type { TabStatus } from '../../messaging/records.ts'
import { askCompose } from '../ask-compose.ts'
import { composesOf } from '../composes.ts'
import type { PageHandlers } from '../door.ts'
import { ledger } from '../stores/ledger.ts'
import { loadSettings, managedSettings, saveSettings, settingsInForce } from '../stores/settings.ts'
import { ruleLinks } from '../links.ts'
import { watchIdle } from '../idle.ts'
import { protectedMatches } from '../upkeep.ts'
import { protectOpenTabs, registerSites } from '../webmail-script.ts'

type Kinds = 'settings' | 'managed' | 'save-settings' | 'ledger' | 'ledger-clear' | 'tab-status' | 'switch-site-on'

async function tabStatus(): Promise<TabStatus> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  const site = tab?.url !== undefined && /^https?:/.test(tab.url) ? new URL(tab.url).origin : ''
  const status = (state: TabStatus['state'], more: Partial<TabStatus> = {}): TabStatus => ({ state, site, composing: 0, why: '', general: false, ...more })
  if (tab?.id === undefined || site === '') return status('unsupported')
  const isOn = (await protectedMatches()).includes(`${site}/*`)
  if (!isOn) return status(site.startsWith('https:') ? 'available' : 'unsupported')
  const here = await composesOf(tab.id)
  const [compose] = here
  if (!compose) return status('on')
  const why = await askCompose(compose, 'health', {}).then(({ failure }) => failure, () => 'content_silent')
  return status(why === '' ? 'on' : 'lost', { composing: Math.max(1, here.flatMap(({ composeKeys }) => composeKeys).length), why, general: compose.webmail === 'structural' })
}

/** Has the first scripts run on these sites beside the manifest's, and their links ruled. */
async function runOn(sites: readonly string[]): Promise<void> {
  await registerSites(sites)
  await ruleLinks()
}

/** What the popup and the options ask about settings, sites and the ledger. */
export const settingsHandlers: Pick<PageHandlers, Kinds> = {
  'settings': () => settingsInForce(),
  'managed': () => managedSettings(),
  async 'save-settings'({ settings }) {
    await saveSettings(settings)
    const saved = await settingsInForce()
    await runOn(saved.sites)
    watchIdle(saved.lockAfterMinutes)
    return saved
  },
  async 'ledger'() {
    return { lines: await ledger.list() }
  },
  async 'ledger-clear'() {
    await ledger.clear()
    return { lines: await ledger.list() }
  },
  'tab-status': () => tabStatus(),
  async 'switch-site-on'({ origin }) {
    const match = `${origin}/*`
    const settings = await loadSettings()
    // The page asked for the permission within the practitioner's own click; here it is only checked.
    if (!settings.sites.includes(origin) && (await browser.permissions.contains({ origins: [match] }))) {
      const sites = [...settings.sites, origin]
      await saveSettings({ ...settings, sites })
      await runOn(sites)
      await protectOpenTabs([match])
    }
    return tabStatus()
  },
}
