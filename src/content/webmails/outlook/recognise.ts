import type { Exit } from '../../world-bridge.ts'
import type { PageRequest, Recognition } from '../recognition.ts'
import { asksPassword, freshKey, isRead, partsAround, sendsByCtrlEnter } from '../structural/around.ts'

const PART = '[id^="docking_InitVisiblePart_"]'
const BUTTON = '[data-testid="ComposeSendButton"]'
const EDITOR = '[id^="editorParent_"] > [contenteditable="true"]'
const SEND = `${BUTTON} button:not([aria-haspopup]), [id^="splitButton-"][id$="__primaryActionButton"], [data-testid="scheduleSendButton"]`
const HOSTS = /^outlook\.(?:live\.com|office\.com|office365\.com|cloud\.microsoft)$/

function views(page: Document): Element[] {
  const parts = [...page.querySelectorAll(PART)].filter((part) => part.querySelector(EDITOR) !== null)
  // A view outside its usual part: what holds something to write in and the button that sends.
  const others = partsAround(page, BUTTON, ['[contenteditable="true"][role="textbox"]']).filter((part) => !parts.some((known) => known.contains(part) || part.contains(known)))
  return [...parts, ...others]
}

/** Calls that carry nothing of a draft but, at most, what is typed in a recipient field. */
const HARMLESS = [
  'FindConversation', 'FindItem', 'FindFolder', 'FindPeople', 'GetConversationItems', 'GetItem', 'GetFolder', 'GetPersona', 'GetMailTips',
  'GetOwaUserConfiguration', 'GetTimeZone', 'DeleteAttachment', 'DeleteItem', 'MarkAllItemsAsRead', 'SubscribeToNotification',
]

const SERVICE = /^\/owa\/(?:\d+\/)?service\.svc$/

/** Action of a call of Outlook's service; `null` for any other address. */
function actionOf(target: string, base: string): string | null {
  if (!URL.canParse(target, base)) return null
  const url = new URL(target, base)
  return url.origin === new URL(base).origin && SERVICE.test(url.pathname) ? (url.searchParams.get('action') ?? '') : null
}

/** A short call travels in a header, encoded as an address is. */
function readable(body: string): string {
  try {
    return body.includes('%22') ? decodeURIComponent(body) : body
  } catch {
    return body
  }
}

function exitOfItem(body: string | null): Exit {
  if (body === null) return 'request'
  const text = readable(body)
  if (/"MessageDisposition":"Send/.test(text)) return 'send'
  return text.includes('"MessageDisposition":"SaveOnly"') ? 'save' : 'request'
}

function exitOfRequest({ method, target, body }: PageRequest, base: string): Exit | null {
  if (isRead(method)) return null
  const action = actionOf(target, base)
  if (action === null) return body === null ? 'upload' : 'request'
  if (action === 'CreateItem' || action === 'UpdateItem' || action === 'SendItem') return action === 'SendItem' ? 'send' : exitOfItem(body)
  if (/^Create(?:Reference)?Attachment/.test(action)) return 'upload'
  return HARMLESS.includes(action) ? null : 'request'
}

/** Outlook on the web, personal and of organisations. */
export const outlook: Recognition = {
  name: 'outlook',
  views,
  isComing: ({ hostname, pathname }) => HOSTS.test(hostname) && /^\/mail\/(?:\d+\/)?(?:deeplink\/compose|compose)(?:\/|$)/.test(pathname),
  keyOf: (view) => freshKey('outlook', view),
  sendControlAt: (element) => element.closest(SEND),
  isSendShortcut: (event) => sendsByCtrlEnter(event) || (event.altKey && event.key.toLowerCase() === 's'),
  sendPlace: (view) => view.querySelector(BUTTON),
  isLoginPage: asksPassword,
  exitOfForm: (form) => (form.method === 'get' ? null : 'request'),
  exitOfRequest,
  // A save and a send are one action, and rules see no bodies: what is what is told in the page's world.
  gate: {
    send: ['CreateItem', 'UpdateItem', 'SendItem'].map((action) => ({ filter: `/service.svc?action=${action}^`, type: 'xmlhttprequest' as const })),
    upload: ['/service.svc?action=CreateAttachment'],
    harmless: HARMLESS.map((action) => `/service.svc?action=${action}^`),
  },
  composeAddress: ({ hostname, origin }) => (HOSTS.test(hostname) ? new URL('/mail/0/deeplink/compose?popoutv2=1', origin).href : null),
  strayExit({ method, target, body }, base) {
    const action = isRead(method) ? null : actionOf(target, base)
    if (body === null || (action !== 'CreateItem' && action !== 'UpdateItem')) return null
    // Appointments and marks go by the same calls; a message that is written says so.
    return /"(?:Message:#Exchange|ComposeOperation)"/.test(readable(body)) && /"Body":\{[^}]*"Value"/.test(readable(body)) ? exitOfItem(body) : null
  },
}
