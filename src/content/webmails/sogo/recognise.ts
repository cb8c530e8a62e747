import type { Exit } from '../../world-bridge.ts'
import type { PageRequest, Recognition } from '../recognition.ts'

/**
 * The part of the SOGo adapter that the first script needs: small, no reading.
 * Facts, 5.8.0: js/Mailer/{MailboxController,MessageEditorController,Message.service,Account.service}.js and Mailer.popup.js.
 * A compose view is a dialog that comes and goes inside the page of the mailbox (`…/Mail/view#!/…`), or that fills a window of its own
 * (`…/Mail/UIxMailPopupView#!/Mail/0/new`, `…/<folder>/<uid>/edit|reply|replyall|forward|compose`). There is one at a time in a document.
 */

/** The compose view that is open in this document. */
export function composeDialog(page: Document): HTMLElement | null {
  const dialog = page.getElementById('mailEditor')
  return dialog?.localName === 'md-dialog' ? dialog : null
}

const OWN_WINDOW = '/Mail/UIxMailPopupView'
const COMPOSING = /^(?:$|#!\/Mail\/.*\/(?:new|edit|compose|reply|replyall|forward)(?:\?.*)?$)/

export const SEND = 'md-dialog#mailEditor button[ng-click="editor.send()"]'

/**
 * What a page of SOGo posts, beside the draft, while a compose view is open: the list of mails, its counts, and what is deleted. Read from traffic. (Contacts
 * are searched, and a file is taken off a draft, by GET.)
 */
const HARMLESS = ['changes', 'view', 'headers', 'expunge', 'markRead', 'batchDelete']

/** `/SOGo/so/<login>/Mail/<account>/folder<name>/<draft>/<action>`. */
const DRAFT = /\/Mail\/\d+\/(?:folder[^/]+\/)+newDraft[\w-]+\/(save|send)$/
const LISTS = new RegExp(`/Mail/(?:unseenCount|\\d+/(?:folder[^/]+/)+(?:${HARMLESS.join('|')}))$`)

function exitOfRequest({ method, target, body }: PageRequest, base: string): Exit | null {
  if (/^(?:get|head|options)$/i.test(method)) return null
  if (!URL.canParse(target, base)) return 'request'
  const { origin, pathname } = new URL(target, base)
  if (origin !== new URL(base).origin) return 'request'
  const action = DRAFT.exec(pathname)?.[1]
  if (action === 'send') return 'send'
  // One address for both: the draft comes as JSON, a file as a form (angular-file-upload).
  if (action === 'save') return body === null ? 'upload' : 'save'
  return LISTS.test(pathname) ? null : 'request'
}

/** Subject and text of the draft that SOGo posts as JSON (`message.editable`). */
function messageIn({ body }: PageRequest): string | null {
  try {
    const draft: unknown = JSON.parse(body ?? '')
    if (typeof draft !== 'object' || draft === null || !('text' in draft) || typeof draft.text !== 'string') return null
    return ['subject' in draft && typeof draft.subject === 'string' ? draft.subject : '', draft.text].join('\n')
  } catch {
    return null
  }
}

/** The practitioner's own folder, `/SOGo/so/<login>/`; `null` while nobody is logged in. */
const homeOf = ({ pathname }: Location): string | null => /^.*?\/so\/[^/]+\//.exec(pathname)?.[0] ?? null

const isOwnPage = (page: Document): boolean => page.querySelector('meta[name="description"][content^="SOGo"]') !== null

/** Calendar, contacts, settings and administration have editors and address fields, and write no mail. */
const MODULE = /\/so\/[^/]+\/(Mail|Calendar|Contacts|Preferences|Administration)\//

/** Where this document was loaded from: its scripts can change the address that it shows, and cannot change this. */
const loadedFrom = (): string => performance.getEntriesByType('navigation')[0]?.name ?? ''

function ownPage(page: Document): 'mail' | 'no mail' | null {
  const module = isOwnPage(page) ? MODULE.exec(loadedFrom())?.[1] : undefined
  if (module === undefined) return null
  return module === 'Mail' ? 'mail' : 'no mail'
}

export const sogo: Recognition = {
  name: 'sogo',
  ownPage,
  views(page) {
    const dialog = composeDialog(page)
    return dialog ? [dialog] : []
  },
  isComing: ({ pathname, hash }) => pathname.endsWith(OWN_WINDOW) && COMPOSING.test(hash),
  // SOGo gives a view no name that a reload would keep: what was written is offered to the next view of this SOGo.
  keyOf: (_view, { pathname }) => `${pathname.slice(0, 100)}#${crypto.randomUUID()}`,
  sendControlAt: (element) => element.closest(SEND),
  saveControlAt: (element) => element.closest('md-dialog#mailEditor button[ng-click="editor.save()"]'),
  // SOGo sends on no keys (sgHotkeys knows the lists only); the habit of other webmails is held all the same.
  isSendShortcut: ({ key, ctrlKey, metaKey }) => key === 'Enter' && (ctrlKey || metaKey),
  sendPlace: (view) => view.querySelector('md-toolbar'),
  isLoginPage: (page) => page.querySelector('input[type="password"]') !== null,
  exitOfForm: (form) => (form.method === 'get' ? null : 'request'),
  exitOfRequest,
  messageIn,
  // A file and the draft are posted to one address: while a scanned file is on its way, the page's hook alone holds the draft.
  gate: {
    send: [{ filter: '/so/*/Mail/*/newDraft*/send|', type: 'xmlhttprequest' }],
    upload: ['/so/*/Mail/*/newDraft*/save|'],
    harmless: ['/so/*/Mail/unseenCount|', ...HARMLESS.map((action) => `/so/*/Mail/*/folder*/${action}|`)],
  },
  // Which address a compose view has depends on who is logged in: SOGo leads there, and `openCompose` from there.
  composeAddress: (webmail) => (/^\/SOGo\b/i.test(webmail.pathname) ? new URL('/SOGo/', webmail).href : null),
  openCompose(page) {
    const home = isOwnPage(page) ? homeOf(page.location) : null
    if (home === null) return false
    page.location.assign(`${home.slice(0, -1)}${OWN_WINDOW}#!/Mail/0/new`)
    return true
  },
}
