import type { Exit } from '../../world-bridge.ts'
import type { PageRequest, Recognition } from '../recognition.ts'
import { freshKey, isRead, partsAround, sendsByCtrlEnter } from '../structural/around.ts'

const EDITOR = '[g_editable="true"][contenteditable="true"]'
const SUBJECT = 'input[name="subjectbox"]'
/** A view in a dialog (also full screen), in a reply, in a window of its own. */
const ROOTS = '[role="dialog"], .M9, .xE.xp [role="main"]'
// "Send", "send and archive" and "schedule": all in the cell of Send, but for the arrow that opens a menu.
const SEND = '.Up [role="button"]:not([aria-haspopup="true"]), [selector="scheduledSend"]'

function views(page: Document): Element[] {
  const editors = [...page.querySelectorAll(EDITOR)]
  const roots = editors.flatMap((editor) => editor.closest(ROOTS) ?? [])
  // Names of classes rot: then it is the part of the page that has a subject, something to write in and recipients.
  const known = roots.length === editors.length && editors.length > 0
  return [...new Set(known ? roots : [...roots, ...partsAround(page, SUBJECT, ['[contenteditable="true"]', '[role="combobox"], textarea[name="to"]'])])]
}

const SYNC = /^\/sync\/(?:u\/\d+\/)?i\/s$/
/** Views of lists and bodies of messages are fetched by POST, too. */
const READING = /^\/sync\/(?:u\/\d+\/)?i\/(?:bv|fd)$/

/**
 * Labels of a sync request's messages say what becomes of them (InboxSDK, recorded requests of 2022-09; gmail.js 2026-03). Looked for
 * in the text as it is: the arrays around them have changed before. Inside a message's own text the quotation marks are escaped.
 */
const SENT = /"\^(?:pfg|f_bt|f_btns|scheduled)"/
const DRAFT = /"\^r(?:_bt)?"/
/** A message with a text, whatever its labels. */
const isWritten = (body: string): boolean => /"msg-[af]:/.test(body) && body.includes('[0,"<')

function exitOfSync(body: string): Exit | null {
  if (SENT.test(body)) return 'send'
  return DRAFT.test(body) || isWritten(body) ? 'save' : null
}

/** Rows of the messages in a sync request: id, …, subject (7), texts (8). */
function messageRows(value: unknown): readonly unknown[][] {
  if (!Array.isArray(value)) return []
  const list = value as unknown[]
  return typeof list[0] === 'string' && list[0].startsWith('msg-') ? [list] : list.flatMap(messageRows)
}

/** Every text in a part of a row. */
const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? (value as unknown[]).flatMap(textsIn) : [])

function messageIn({ body }: PageRequest): string | null {
  try {
    const rows = messageRows(JSON.parse(body ?? ''))
    return rows.length === 0 ? null : rows.flatMap((row) => [...textsIn(row[7]), ...textsIn(row[8])]).join('\n')
  } catch {
    return null
  }
}

const urlOf = (target: string, base: string): URL | null => (URL.canParse(target, base) ? new URL(target, base) : null)

function exitOfRequest({ method, target, body }: PageRequest, base: string): Exit | null {
  if (isRead(method)) return null
  const url = urlOf(target, base)
  if (url?.origin !== new URL(base).origin) return 'request'
  if (SYNC.test(url.pathname)) return body === null ? 'request' : exitOfSync(body)
  if (READING.test(url.pathname)) return null
  // Where files go is not recorded; whatever is no text may be one.
  return body === null ? 'upload' : 'request'
}

/** Gmail. */
export const gmail: Recognition = {
  name: 'gmail',
  views,
  isComing: ({ hostname, search }) => hostname === 'mail.google.com' && /[?&](?:tf=cm|view=cm|view=btop)(?:&|$)/.test(search),
  keyOf: (view) => {
    const draft = view.querySelector<HTMLInputElement>('input[name="draft"]')?.value ?? ''
    return draft.startsWith('#msg-') ? `gmail${draft}` : freshKey('gmail', view)
  },
  sendControlAt: (element) => element.closest(SEND),
  isSendShortcut: sendsByCtrlEnter,
  sendPlace: (view) => view.querySelector('.Up > div') ?? view.querySelector('.Up'),
  // Google asks for passwords under another name.
  isLoginPage: () => false,
  exitOfForm: (form) => (form.method === 'get' ? null : 'request'),
  exitOfRequest,
  // One channel has drafts, sends and all else, and rules see no bodies: what is what is told in the page's world.
  sendsByOpener: true,
  gate: {
    send: [{ filter: '/sync/*/i/s?', type: 'xmlhttprequest' }],
    upload: ['*'],
    harmless: ['/sync/*/i/bv', '/sync/*/i/fd'],
  },
  composeAddress: ({ hostname }) => (hostname === 'mail.google.com' ? 'https://mail.google.com/mail/u/0/?fs=1&tf=cm' : null),
  messageIn,
  strayExit({ method, target, body }, base) {
    const url = isRead(method) ? null : urlOf(target, base)
    return url && body !== null && SYNC.test(url.pathname) ? exitOfSync(body) : null
  },
}
