import browser from 'webextension-polyfill'
import { answerHandlers, answerListHandlers } from './handlers/answer-handlers.ts'
import { composeHandlers, onLeft } from './handlers/compose-handlers.ts'
import { directoryHandlers } from './handlers/directory-handlers.ts'
import { handOverHandlers, onTabClosed, onTabLost } from './handlers/hand-over-handlers.ts'
import { decisionHandlers, holdHandlers } from './handlers/hold-handlers.ts'
import { keyHandlers, keyStandingHandlers } from './handlers/key-handlers.ts'
import { historyHandlers, learningHandlers, recipientHandlers } from './handlers/recipient-handlers.ts'
import { engineHandlers, sealHandlers } from './handlers/seal-handlers.ts'
import { secretHandlers } from './handlers/secret-handlers.ts'
import { settingsHandlers } from './handlers/settings-handlers.ts'
import { keepingHandlers, vaultHandlers } from './handlers/vault-handlers.ts'
import { composeOf, endCompose, onOpened, onTabsChanged } from './composes.ts'
import { refreshIfOld } from './directory/service.ts'
import { door } from './door.ts'
import { endHolds } from './holds.ts'
import { endSealJobs, forgetTold } from './seal-jobs.ts'
import { secrets } from './stores/secrets.ts'
import { loadSettings } from './stores/settings.ts'
import { vault } from './stores/vault.ts'
import { isProtected, protectedMatches, tidy } from './upkeep.ts'
import { bringFirstScripts, protectOpenTabs } from './webmail-script.ts'

/** Hourly: what is asked once a day, and came to nothing, is tried again while the browser is still open. */
const UPKEEP = 'directory'

browser.runtime.onMessage.addListener(door(
  { ...answerHandlers, ...composeHandlers, ...holdHandlers, ...handOverHandlers, ...keepingHandlers, ...keyStandingHandlers, ...learningHandlers, ...sealHandlers },
  { ...answerListHandlers, ...decisionHandlers, ...directoryHandlers, ...engineHandlers, ...historyHandlers, ...keyHandlers, ...recipientHandlers, ...secretHandlers, ...settingsHandlers, ...vaultHandlers },
))

browser.tabs.onRemoved.addListener((tabId) => {
  void Promise.all([endHolds(tabId), endSealJobs(tabId), endCompose(tabId), onTabClosed(tabId)]).then(() => onTabsChanged(tabId))
})
browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
  if (frameId !== 0) return
  void Promise.all([onLeft(tabId, url), onTabLost(tabId)])
    .then(async () => ((await composeOf(tabId)) ? undefined : onTabsChanged()))
})
// Chromium gives declared scripts to no page that loads in the moments in which the extension itself is being loaded.
browser.webNavigation.onDOMContentLoaded.addListener(({ tabId, frameId, url }) => {
  if (frameId === 0) void isProtected(url).then((protect) => (protect ? bringFirstScripts(tabId) : undefined)).catch(() => undefined)
})
browser.webNavigation.onCreatedNavigationTarget.addListener(({ sourceTabId, tabId }) => void onOpened(sourceTabId, tabId))

browser.idle.onStateChanged.addListener((state) => {
  if (state === 'active') return
  void vault.lock()
  void forgetTold()
})
browser.alarms.onAlarm.addListener(({ name }) => {
  if (name !== UPKEEP) return
  void refreshIfOld().catch(() => undefined)
  // A browser that is never closed must forget too.
  void loadSettings().then(({ secretDays }) => secrets.purge(Date.now(), secretDays))
})

browser.runtime.onStartup.addListener(() => void tidy())
browser.runtime.onInstalled.addListener(({ reason }) => {
  void tidy()
  void browser.alarms.create(UPKEEP, { periodInMinutes: 60, delayInMinutes: 60 })
  void refreshIfOld().catch(() => undefined)
  // Firefox runs declared scripts in open tabs by itself.
  if (!('getBrowserInfo' in browser.runtime)) void protectedMatches().then(protectOpenTabs)
  if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('src/options/options.html#bienvenue') })
})
