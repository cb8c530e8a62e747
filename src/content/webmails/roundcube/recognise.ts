import type { Exit } from '../../world-bridge.ts'
import type { PageRequest, Recognition } from '../recognition.ts'

/** The part of the Roundcube adapter that the first script needs: small, no reading. One compose view a document. */

const FORM = 'form[name="form"]'

function composeForm(page: Document): Element | null {
  const form = page.querySelector(FORM)
  return form?.querySelector('[name="_draft"]') && form.querySelector('[name="_to"], [name="_subject"]') ? form : null
}

/** Elastic and Larry; Classic has a second button below the text. */
const SEND = '.formbuttons .send, #messagetoolbar a.send, a.button.send, button.send, #compose-buttons input.mainaction'

// Requests of a compose page that carry nothing of the draft but, at most, what is typed in a recipient field.
const HARMLESS = new Set([
  'refresh', 'autocomplete', 'delete', 'remove-attachment', 'save-pref', 'group-expand', 'getunread', 'check-recent', 'list',
])

function exitOfRequest({ method, target }: PageRequest, base: string): Exit | null {
  if (/^(?:get|head|options)$/i.test(method)) return null
  if (!URL.canParse(target, base)) return 'request'
  const url = new URL(target, base)
  const action = url.searchParams.get('_action') ?? ''
  if (url.origin === new URL(base).origin && HARMLESS.has(action)) return null
  if (action === 'upload') return 'upload'
  return /^(?:spell|html2text|text2html)/.test(action) ? 'text-service' : 'request'
}

function exitOfForm(form: HTMLFormElement): Exit | null {
  const draft = form.querySelector<HTMLInputElement>('[name="_draft"]')
  if (draft === null) return form.method === 'get' ? null : 'request'
  if (form.querySelector<HTMLInputElement>('[name="_action"]')?.value === 'compose') return 'text-service'
  return draft.value === '1' ? 'save' : 'send'
}

export const roundcube: Recognition = {
  name: 'roundcube',
  views(page) {
    const form = composeForm(page)
    return form ? [form] : []
  },
  isComing: (address) => new URLSearchParams(address.search).get('_action') === 'compose',
  // Roundcube keeps `_id` in the address.
  keyOf: (_view, address) => `${address.pathname}#${new URLSearchParams(address.search).get('_id') ?? ''}`,
  sendControlAt: (element) => element.closest(SEND),
  saveControlAt: (element) => element.closest('a.savedraft, a.save.draft, #messagetoolbar a.savedraft, button.savedraft'),
  // Roundcube's core sends on no keys; its plugins do, also from inside the editor.
  isSendShortcut: ({ key, ctrlKey, metaKey }) => key === 'Enter' && (ctrlKey || metaKey),
  sendPlace: (view) => view.ownerDocument.querySelector('.formbuttons .send, button.send, a.button.send'),
  // In Larry and Classic; beside Elastic's button there is room.
  isOneLine: (place) => place.closest('#messagetoolbar') !== null,
  isLoginPage: (page) => page.querySelector('input[type="password"]') !== null,
  exitOfForm,
  exitOfRequest,
  // (One regular expression for all would be refused: Chromium allows 2 KB once compiled.)
  gate: {
    send: [{ filter: '^_task=mail*&_framed=1^', type: 'sub_frame' }],
    upload: ['^_action=upload^'],
    harmless: [...HARMLESS].map((action) => `^_action=${action}^`),
  },
  composeAddress(webmail, inReplyTo) {
    const address = new URL(webmail)
    address.search = '?_task=mail&_action=compose'
    // As it takes them from a `mailto:` link (compose.php, process_compose_params).
    if (inReplyTo !== '') for (const name of ['_in-reply-to', '_references']) address.searchParams.set(name, inReplyTo)
    address.hash = ''
    return address.href
  },
}
