import type { Exit } from '../../world-bridge.ts'
import type { PageRequest, Recognition } from '../recognition.ts'
import { asksPassword, freshKey, isRead, partsAround, sendsByCtrlEnter } from '../structural/around.ts'

const SEND = '[data-testid="composer:send-button"]'
const COMPANIONS = ['[data-testid="composer:subject"]', '[data-testid="rooster-iframe"], .composer-body-container, [contenteditable="true"]']

/** Calls about messages that name them by id only (packages/shared/lib/api/messages.ts). */
const BY_ID = ['read', 'unread', 'label', 'unlabel', 'delete', 'undelete', 'expire']

function exitOfRequest({ method, target, body }: PageRequest, base: string): Exit | null {
  if (isRead(method)) return null
  if (!URL.canParse(target, base)) return 'request'
  const url = new URL(target, base)
  if (url.origin !== new URL(base).origin) return 'request'
  const [, path] = /^\/api\/(.+?)\/?$/.exec(url.pathname) ?? []
  if (path === undefined) return 'request'
  if (path.startsWith('mail/v4/attachments')) return 'upload'
  const [, message] = /^mail\/v4\/messages(?:\/(.+))?$/.exec(path) ?? []
  if (message !== undefined && BY_ID.includes(message)) return null
  if (path.startsWith('mail/v4/messages')) {
    if (message === 'send/direct' || (message !== undefined && !message.includes('/') && method.toUpperCase() === 'POST')) return 'send'
    return 'save'
  }
  if (path.startsWith('ai/')) return 'text-service'
  return body === null ? 'upload' : 'request'
}

/** Proton Mail: the server has the subject, the recipients and the names of files in clear, and on a send to others the text too. */
export const proton: Recognition = {
  name: 'proton',
  views: (page) => partsAround(page, SEND, COMPANIONS),
  isComing: () => false,
  keyOf: (view) => freshKey('proton', view),
  sendControlAt: (element) => element.closest(`${SEND}, [data-testid="composer:schedule-send"], [data-testid^="composer:schedule-send"], [data-testid="modal-footer:set-button"]`),
  // useComposerHotkeys.tsx: Meta (Ctrl) + Enter sends.
  isSendShortcut: sendsByCtrlEnter,
  sendPlace: (view) => view.querySelector('[data-testid="composer:send-actions"]') ?? view.querySelector(SEND),
  isLoginPage: asksPassword,
  exitOfForm: (form) => (form.method === 'get' ? null : 'request'),
  exitOfRequest,
  gate: {
    // A send first saves what it sends: both go through the same address.
    send: [{ filter: '/api/mail/v4/messages^', type: 'xmlhttprequest' }],
    // A file needs a draft that it belongs to, which is saved first.
    upload: ['/api/mail/v4/attachments^', '/api/mail/v4/messages^'],
    harmless: BY_ID.map((call) => `/api/mail/v4/messages/${call}^`),
  },
  composeAddress: () => null,
}
