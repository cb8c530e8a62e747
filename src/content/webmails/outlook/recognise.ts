import type { Exit, NamedRecipients } from '../../world-bridge.ts'
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

/** What a call carries: its body, or a header in place of it; `null` when that cannot be read. */
const callOf = ({ body, headers = '' }: PageRequest): string | null => (body === '' ? readable(headers) : body)

function exitOfItem(text: string | null): Exit {
  if (text === null) return 'request'
  if (text.includes('"MessageDisposition":"Send')) return 'send'
  return text.includes('"MessageDisposition":"SaveOnly"') ? 'save' : 'request'
}

interface Recipient {
  readonly Name?: unknown
  readonly EmailAddress?: unknown
}

interface Item {
  readonly Subject?: string
  readonly Body?: { readonly Value?: string }
  readonly NewBodyContent?: { readonly Value?: string }
  readonly ToRecipients?: readonly (Recipient | null)[] | null
  readonly CcRecipients?: readonly (Recipient | null)[] | null
  readonly BccRecipients?: readonly (Recipient | null)[] | null
}

/** Of a group, or of an entry of an organisation's own directory, no mail address may be named. */
const mailboxOf = (one: Recipient | null): { name: string; address: string } => ({
  name: typeof one?.Name === 'string' ? one.Name : '',
  address: typeof one?.EmailAddress === 'string' && one.EmailAddress.includes('@') ? one.EmailAddress.toLowerCase() : '',
})

function recipientsIn(request: PageRequest): NamedRecipients | null {
  const [item] = itemsIn(callOf(request) ?? '')
  if (!item) return null
  const lists = { to: item.ToRecipients, cc: item.CcRecipients, bcc: item.BccRecipients }
  const named = Object.entries(lists).flatMap(([field, list]) => (Array.isArray(list) ? [[field, (list as (Recipient | null)[]).map(mailboxOf)]] : []))
  return named.length === 0 ? null : Object.fromEntries(named) as NamedRecipients
}

/** Items that a call writes, put together from its updates. */
function itemsIn(call: string): Item[] {
  for (const line of [call, ...call.split('\n')]) {
    try {
      const { Body } = JSON.parse(line) as { Body?: { Items?: Item[]; ItemChanges?: { Updates?: { Item?: Item }[] }[] } }
      const updates = Body?.ItemChanges?.flatMap(({ Updates = [] }) => Updates.flatMap(({ Item }) => Item ?? [])) ?? []
      if (updates.length > 0) return [Object.assign({}, ...updates) as Item]
      if (Body?.Items) return Body.Items
    } catch {
      // Another header.
    }
  }
  return []
}

function exitOfRequest(request: PageRequest, base: string): Exit | null {
  const { method, target, body } = request
  if (isRead(method)) return null
  const action = actionOf(target, base)
  if (action === null) return body === null ? 'upload' : 'request'
  if (action === 'CreateItem' || action === 'UpdateItem' || action === 'SendItem') return action === 'SendItem' ? 'send' : exitOfItem(callOf(request))
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
  sendsByOpener: true,
  gate: {
    send: ['CreateItem', 'UpdateItem', 'SendItem'].map((action) => ({ filter: `/service.svc?action=${action}^`, type: 'xmlhttprequest' as const })),
    // A draft is saved before it takes its first file.
    upload: ['/service.svc?action=CreateAttachment', '/service.svc?action=CreateItem^', '/service.svc?action=UpdateItem^'],
    harmless: HARMLESS.map((action) => `/service.svc?action=${action}^`),
    parts: ['res.cdn.office.net', 'res.public.onecdn.static.microsoft'],
  },
  composeAddress: ({ hostname, origin }) => (HOSTS.test(hostname) ? new URL('/mail/0/deeplink/compose?popoutv2=1', origin).href : null),
  messageIn(request) {
    const [item] = itemsIn(callOf(request) ?? '')
    return item ? [item.Subject ?? '', item.Body?.Value ?? item.NewBodyContent?.Value ?? ''].join('\n') : null
  },
  recipientsIn,
  strayExit(request, base) {
    const action = isRead(request.method) ? null : actionOf(request.target, base)
    if (action !== 'CreateItem' && action !== 'UpdateItem') return null
    // Appointments and marks go by the same calls; a message that is written has a text.
    const text = callOf(request)
    return text !== null && text.includes('Message:#Exchange') && /"(?:NewBodyContent|Body)":\{[^{}]*"Value":/.test(text) ? exitOfItem(text) : null
  },
}
