import type { Exit } from '../../world-bridge.ts'

/** The part of the Roundcube adapter that the first script needs: small, no reading. */

/** Whether this document is Roundcube's compose page. */
export function isComposePage(page: Document): boolean {
  const form = page.querySelector('form[name="form"]')
  return Boolean(form?.querySelector('[name="_draft"]') && form.querySelector('[name="_to"], [name="_subject"]'))
}

/** Whether the address says that a compose page is coming, before its form is there. */
export function isComposeAddress(address: URL | Location): boolean {
  return new URLSearchParams(address.search).get('_action') === 'compose'
}

/** Address of an empty compose view of the Roundcube at `webmail`. */
export function composeAddress(webmail: string): string {
  const address = new URL(webmail)
  address.search = '?_task=mail&_action=compose'
  address.hash = ''
  return address.href
}

/** Whether this document asks to log in. */
export const isLoginPage = (page: Document): boolean => page.querySelector('input[type="password"]') !== null

/** Identifies this compose view across reloads: Roundcube keeps `_id` in the address. */
export function composeKey(address: URL | Location): string {
  return `${address.pathname}#${new URLSearchParams(address.search).get('_id') ?? ''}`
}

const SEND = '.formbuttons .send, #messagetoolbar a.send, a.button.send, button.send'

export const sendControlAt = (element: Element): Element | null => element.closest(SEND)

// Requests of a compose page that carry nothing of the draft but, at most, what is typed in a recipient field.
const HARMLESS = new Set([
  'refresh', 'autocomplete', 'delete-attachment', 'remove-attachment', 'save-pref', 'group-expand', 'getunread', 'check-recent', 'list',
])

/** What a request of the page's own scripts would carry out. `null`: nothing of the draft. */
export function exitOfRequest(target: string, base: string): Exit | null {
  let url: URL
  try {
    url = new URL(target, base)
  } catch {
    return 'request'
  }
  const action = url.searchParams.get('_action') ?? ''
  if (url.origin === new URL(base).origin && HARMLESS.has(action)) return null
  if (action === 'upload') return 'upload'
  if (/^(spell|html2text|text2html)/.test(action)) return 'text-service'
  return 'request'
}

/**
 * Where the network gate is opened for a send (form posted into a frame), for an upload and for what carries nothing of
 * the draft; `urlFilter` syntax, in which `^` is a separator or the end. (One regular expression for all would be
 * refused: Chromium allows 2 KB once compiled.)
 */
export const GATE_PATTERNS = {
  send: '^_task=mail*&_framed=1^',
  upload: '^_action=upload^',
  harmless: [...HARMLESS].map((action) => `^_action=${action}^`),
} as const
