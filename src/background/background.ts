import browser from 'webextension-polyfill'
import { answerHandlers, answerListHandlers } from './handlers/answer-handlers.ts'
import { composeHandlers, endTab, onFrameLeft, onLeft } from './handlers/compose-handlers.ts'
import { directoryHandlers } from './handlers/directory-handlers.ts'
import { handOverHandlers, onTabClosed, onTabLost } from './handlers/hand-over-handlers.ts'
import { decisionHandlers, holdHandlers } from './handlers/hold-handlers.ts'
import { answeredKeyHandlers, keyHandlers, keyStandingHandlers } from './handlers/key-handlers.ts'
import { heldFileHandlers } from './handlers/held-file-handlers.ts'
import { historyHandlers, learningHandlers, recipientHandlers } from './handlers/recipient-handlers.ts'
import { engineHandlers, sealHandlers } from './handlers/seal-handlers.ts'
import { secretHandlers } from './handlers/secret-handlers.ts'
import { settingsHandlers } from './handlers/settings-handlers.ts'
import { keepingHandlers, vaultHandlers } from './handlers/vault-handlers.ts'
import { composesOf, onOpened, onTabsChanged } from './composes.ts'
import { door } from './door.ts'
import { guardFrame } from './frames.ts'
import { forgetLinked, keepLinked, ruleLinks } from './links.ts'
import { keepHouse } from './housekeeping.ts'
import { isProtected, protectedMatches, tidy } from './upkeep.ts'
import { bringFirstScripts, protectOpenTabs } from './webmail-script.ts'

browser.runtime.onMessage.addListener(door(
  { ...answerHandlers, ...composeHandlers, ...holdHandlers, ...handOverHandlers, ...keepingHandlers, ...keyStandingHandlers, ...learningHandlers, ...sealHandlers },
  { ...answeredKeyHandlers, ...answerListHandlers, ...decisionHandlers, ...directoryHandlers, ...engineHandlers, ...heldFileHandlers, ...historyHandlers, ...keyHandlers, ...recipientHandlers, ...secretHandlers, ...settingsHandlers, ...vaultHandlers },
))

browser.tabs.onRemoved.addListener((tabId) => {
  void Promise.all([endTab(tabId), onTabClosed(tabId), forgetLinked(tabId)]).then(() => onTabsChanged(tabId))
})
browser.webNavigation.onBeforeNavigate.addListener(({ tabId, frameId, url }) => { if (frameId === 0) void keepLinked(tabId, url) })
browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url, ...more }) => {
  if (frameId !== 0) return void onFrameLeft(tabId, frameId)
  // Missing in the polyfill's types.
  const { documentId } = more as { documentId?: string }
  void Promise.all([onLeft(tabId, url, documentId), onTabLost(tabId)])
    .then(async () => ((await composesOf(tabId)).length > 0 ? undefined : onTabsChanged()))
})
// Chromium gives declared scripts to no page that loads in the moments in which the extension itself is being loaded.
browser.webNavigation.onDOMContentLoaded.addListener(({ tabId, frameId, url }) => {
  if (frameId !== 0) void guardFrame(tabId, frameId).catch(() => undefined)
  else void isProtected(url).then((protect) => (protect ? bringFirstScripts(tabId) : undefined)).catch(() => undefined)
})
browser.webNavigation.onCreatedNavigationTarget.addListener(({ sourceTabId, tabId }) => void onOpened(sourceTabId, tabId))

keepHouse({
  tidy: async () => {
    await ruleLinks()
    await tidy()
  },
  // Firefox runs declared scripts in open tabs by itself.
  updated: () => { if (!('getBrowserInfo' in browser.runtime)) void protectedMatches().then(protectOpenTabs) },
  installed: () => void browser.tabs.create({ url: browser.runtime.getURL('src/options/options.html#bienvenue') }),
})
