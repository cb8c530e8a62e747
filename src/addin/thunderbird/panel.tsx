import browser from 'webextension-polyfill'
import '../../faces/theme.css'
import '../../panel/panel.css'
import './panel-window.css'
import { mount } from '../../faces/mount.tsx'
import { ask } from '../../messaging/ask.ts'
import type { ComposeToPanel } from '../../messaging/hold-view.ts'
import { PanelFace } from '../../panel/panel-face.tsx'
import { localEngine } from '../core/local-engine.ts'
import { StopSession } from '../core/stop-session.ts'
import { thunderbird } from './api.ts'
import { ThunderbirdHost } from './host.ts'
import { secureIdentity } from './identities.ts'
import { grantPass } from './passes.ts'

// The stop lives in this window, as long as the practitioner needs: the background may nap, and the compose window is free.
const asked = new URLSearchParams(location.search)
const tabId = Number(asked.get('tab'))

let hear: ((message: ComposeToPanel) => void) | null = null
const unheard: ComposeToPanel[] = []
const post = (message: ComposeToPanel): void => {
  if (hear) hear(message)
  else unheard.push(message)
}

const context = await ask('compose-context', { composeKey: String(tabId) })
const session = new StopSession({
  host: new ThunderbirdHost(tabId, await secureIdentity(context.profile?.secureAddress ?? '')),
  services: { ask, engine: localEngine(ask) },
  context,
  post,
  ending: {
    async send(message) {
      await grantPass(tabId, message)
      await thunderbird.compose.sendMessage(tabId)
      window.close()
    },
    stay: () => window.close(),
  },
})

browser.runtime.onMessage.addListener((message: unknown) => {
  if (typeof message !== 'object' || message === null || !('sceau' in message) || !('request' in message)) return undefined
  const request = message.request as { readonly tabId?: number; readonly holdId?: string; readonly kind?: 'send-anyway' | 'emergency' }
  // Send was pressed again: what stands there now is shown.
  if (message.sceau === 'held-again' && request.tabId === tabId) {
    session.refreshSoon()
    return browser.windows.getCurrent().then(({ id }) => browser.windows.update(id ?? -1, { focused: true })).then(() => true, () => true)
  }
  if (message.sceau === 'decided' && request.holdId !== undefined && request.kind !== undefined) {
    return session.decided({ holdId: request.holdId, kind: request.kind }).then((answer) => ({ answer }))
  }
  return undefined
})

const changed = ({ id }: { readonly id: number }): void => {
  if (id === tabId) session.refreshSoon()
}
for (const event of ['onIdentityChanged', 'onAttachmentAdded', 'onAttachmentRemoved', 'onComposeStateChanged'] as const) thunderbird.compose[event].addListener(changed)
// What is typed tells nobody: it is looked at when the practitioner comes back here.
window.addEventListener('focus', () => session.refreshSoon())
browser.tabs.onRemoved.addListener((gone) => {
  if (gone === tabId) window.close()
})

document.getElementById('app')?.replaceChildren()
mount(<PanelFace line={{
  send: (message) => session.hear(message),
  listen(listener) {
    hear = listener
    unheard.splice(0).forEach(listener)
  },
}} />, 'panel_title')
await session.open(asked.get('why') ?? '')
