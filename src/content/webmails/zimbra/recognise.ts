import type { Exit } from '../../world-bridge.ts'
import type { PageRequest, Recognition } from '../recognition.ts'
import { asksPassword, freshKey, isRead, sendsByCtrlEnter } from '../structural/around.ts'

/** Both clients; their selectors with their sources stand in layouts.ts, which the first script does without. */
const VIEWS = '.ZmComposeView[id^="zv__COMPOSE"], .zimbra-client_composer_inner'
const CLASSIC_SEND = '[id^="zb__COMPOSE"][id*="__SEND"]'
/** "Send later" is an entry of the menu beside Send. */
const SEND_LATER = '[id*="COMPOSE"][id*="SEND_LATER"]'
const MODERN_SEND = '.zimbra-client_composer_inner button[class$="_send"]'

// Requests that carry nothing of the draft but, at most, what is typed in a recipient field or a search (SOAP names of zm-mailbox, 10).
const HARMLESS = [
  'NoOp', 'AutoComplete', 'SearchGal', 'Search', 'SearchConv', 'GetInfo', 'GetMsg', 'GetMsgMetadata', 'GetConv', 'GetFolder', 'GetContacts', 'GetTag',
  'GetMiniCal', 'GetPrefs', 'GetIdentities', 'GetSignatures', 'GetDistributionListMembers', 'GetAvailableLocales', 'WaitSet', 'EndSession',
]

/** Names of the calls in a request: in its address, and those that a batch packs together (XML or JSON). */
function callsOf(url: URL, body: string): string[] {
  const [, named = ''] = /\/service\/soap\/(\w+?)Request$/.exec(url.pathname) ?? []
  const inside = [...body.matchAll(/["<](?:\w+:)?(\w+?)Request\b/g)].map((match) => match[1] ?? '')
  return [named, ...inside].filter((name) => name !== '' && name !== 'Batch')
}

function exitOfRequest({ method, target, body }: PageRequest, base: string): Exit | null {
  if (isRead(method)) return null
  if (!URL.canParse(target, base)) return 'request'
  const url = new URL(target, base)
  if (url.origin !== new URL(base).origin) return 'request'
  if (url.pathname.endsWith('/service/upload')) return 'upload'
  if (!url.pathname.includes('/service/soap')) return 'request'
  const calls = callsOf(url, body ?? '')
  const has = (...names: readonly string[]): boolean => calls.some((call) => names.includes(call))
  // A batch that sends and saves is a send.
  if (has('SendMsg', 'SendInviteReply', 'SendShareNotification', 'BounceMsg')) return 'send'
  if (has('SaveDraft')) return 'save'
  if (has('CheckSpelling')) return 'text-service'
  return calls.length > 0 && calls.every((call) => HARMLESS.includes(call)) ? null : 'request'
}

/** Zimbra, classic and modern: Free, and many hospitals under names of their own. */
export const zimbra: Recognition = {
  name: 'zimbra',
  views: (page) => [...page.querySelectorAll(VIEWS)],
  // Zimbra's own address for "mailto:" links.
  isComing: (address) => new URLSearchParams(address.search).get('view') === 'compose',
  keyOf: (view) => freshKey('zimbra', view),
  sendControlAt: (element) => element.closest(`${CLASSIC_SEND}, ${SEND_LATER}, ${MODERN_SEND}`),
  saveControlAt: (element) => element.closest('[id^="zb__COMPOSE"][id*="__SAVE_DRAFT"]'),
  // ZmKeys.properties: compose.Send = Ctrl+Enter.
  isSendShortcut: sendsByCtrlEnter,
  sendPlace: (view) => view.querySelector('button[class$="_send"]')
    ?? view.ownerDocument.querySelector(`[id="zb__COMPOSE-${/\d+$/.exec(view.id)?.[0] ?? ''}__SEND"]`),
  isLoginPage: asksPassword,
  // Zimbra's old upload form, in a hidden frame.
  exitOfForm: (form) => (form.method === 'get' ? null : form.action.includes('/service/upload') ? 'upload' : 'request'),
  exitOfRequest,
  gate: {
    send: [{ filter: '/service/soap/SendMsgRequest', type: 'xmlhttprequest' }, { filter: '/service/soap/BatchRequest', type: 'xmlhttprequest' }],
    // A file is attached by the draft that is saved with it.
    upload: ['/service/upload?', '/service/soap/SaveDraftRequest', '/service/soap/BatchRequest'],
    harmless: HARMLESS.map((call) => `/service/soap/${call}Request^`),
  },
  composeAddress: (webmail) => (/(?:^|\.)zimbra\.|\/zimbra\/|\/modern\//.test(`${webmail.hostname}${webmail.pathname}`) ? new URL('?view=compose', webmail.origin + webmail.pathname).href : null),
}
