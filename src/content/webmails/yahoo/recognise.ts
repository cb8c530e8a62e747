import type { Exit } from '../../world-bridge.ts'
import type { PageRequest, Recognition } from '../recognition.ts'
import { asksPassword, freshKey, isRead, partsAround, sendsByCtrlEnter } from '../structural/around.ts'

const SEND = '[data-test-id="compose-send-button"]'
const COMPANIONS = ['[data-test-id="compose-subject"], #message-to-field', '[data-test-id="rte"]']

// Names of batches that carry nothing of the draft (`/ws/v3/batch?name=`; named in automations of 2020-2026).
const HARMLESS = ['settings.get', 'mailbox.sync', 'postLaunch.postSync', 'messages.readFlagUpdate', 'messages.UnifiedUpdate', 'savedSearches.getMessageFilters']

function exitOfRequest({ method, target, body }: PageRequest, base: string): Exit | null {
  if (isRead(method)) return null
  if (!URL.canParse(target, base)) return 'request'
  const url = new URL(target, base)
  if (url.origin !== new URL(base).origin) return 'request'
  if (url.pathname === '/ws/v3/batch') {
    const name = url.searchParams.get('name') ?? ''
    // A batch may pack another call than its name says.
    if (name === 'messages.saveAndSend' || body?.includes('SendMessage') === true) return 'send'
    if (name.startsWith('messages.save')) return body === null ? 'upload' : 'save'
    if (HARMLESS.includes(name)) return null
  }
  return body === null ? 'upload' : 'request'
}

/** Yahoo Mail and AOL Mail. */
export const yahoo: Recognition = {
  name: 'yahoo',
  views: (page) => partsAround(page, SEND, COMPANIONS),
  isComing: (address) => /^\/(?:d|n)\/compose\b/.test(address.pathname),
  keyOf: (view) => freshKey('yahoo', view),
  sendControlAt: (element) => element.closest(`${SEND}, [data-test-id*="schedule-send"], [data-test-id*="send-later"]`),
  isSendShortcut: sendsByCtrlEnter,
  sendPlace: (view) => view.querySelector(SEND),
  isLoginPage: asksPassword,
  exitOfForm: (form) => (form.method === 'get' ? null : 'request'),
  exitOfRequest,
  gate: {
    send: [{ filter: '/ws/v3/batch?name=messages.saveAndSend^', type: 'xmlhttprequest' }],
    // Where Yahoo's files go is not recorded; they are handed over one batch at a time.
    upload: ['/ws/v3/'],
    harmless: HARMLESS.map((name) => `/ws/v3/batch?name=${name}^`),
  },
  composeAddress: (webmail) => (/(?:^|\.)mail\.(?:yahoo|aol)\.com$/.test(webmail.hostname) ? new URL('/d/compose/', webmail.origin).href : null),
}
