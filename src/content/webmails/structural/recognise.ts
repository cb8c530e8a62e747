import type { Exit } from '../../world-bridge.ts'
import { isHtml, isTag } from '../../elements.ts'
import type { PageRequest, Recognition } from '../recognition.ts'
import { asksPassword, freshKey, isRead, sendsByCtrlEnter } from './around.ts'
import { saveControlAt, sendControlAt, sendControlsIn } from './signs.ts'
import { closedRoots, editableBody, editorsIn, viewsByStructure } from './views.ts'

/** Milliseconds for which views that were found are not looked for again, as long as they stand. */
const FRESH = 300

let found: { readonly page: Document; readonly views: Element[]; readonly at: number } | null = null
/** Roots that were found before. What is around an editor changes while one writes; the view stays the same one. */
const known = new Set<WeakRef<Element>>()

/** A view that is put out of sight with its text in it is not gone: a page could do that to be left alone. */
const isOpen = (view: Element): boolean =>
  view.isConnected && (view.checkVisibility() || editorsIn(view).some((editor) => textOf(editor).trim() !== ''))

function textOf(editor: HTMLElement): string {
  if (isTag(editor, 'iframe')) return editableBody(editor)?.textContent ?? ''
  return isTag(editor, 'textarea') ? editor.value : editor.textContent
}

/** The view that was found before where this part of the page is now; `null` when there was none. */
function knownRoot(candidate: Element): Element | null {
  for (const reference of known) {
    const root = reference.deref()
    if (!root?.isConnected) known.delete(reference)
    else if (isOpen(root) && (root.contains(candidate) || candidate.contains(root))) return root
  }
  return null
}

function rootOf(candidate: Element): Element | null {
  const root = knownRoot(candidate)
  if (root) return root
  // A form that the page keeps for later is no view yet.
  if (!candidate.checkVisibility()) return null
  known.add(new WeakRef(candidate))
  return candidate
}

/** Whether the keyboard is somewhere in which one writes. */
function isWriting(page: Document): boolean {
  const focused = page.activeElement
  return closedRoots().length > 0 || isTag(focused, 'iframe') || (isHtml(focused) && (focused.isContentEditable || focused.matches('input, textarea') || focused.shadowRoot !== null))
}

/**
 * Requests and gestures come many at once, also in pages in which nobody writes: looking through a whole page for each would
 * be felt. Once the keyboard is where one writes, nothing found is looked for anew each time: a view may just have come.
 */
function views(page: Document): Element[] {
  const now = performance.now()
  if (found?.page === page && now - found.at < FRESH && (found.views.length > 0 ? found.views.every(isOpen) : !isWriting(page))) return found.views
  const views = [...new Set(viewsByStructure(page).flatMap((candidate) => rootOf(candidate) ?? []))]
  found = { page, views, at: now }
  return views
}

/** Nobody knows what the requests of this site mean: each may be the draft. */
const exitOfRequest = ({ method, body }: PageRequest): Exit | null => (isRead(method) ? null : body === null ? 'upload' : 'request')

function exitOfForm(form: HTMLFormElement): Exit | null {
  if (form.method === 'get') return null
  const [view] = views(form.ownerDocument)
  return view && (view.contains(form) || form.contains(view)) ? 'send' : 'request'
}

/**
 * Any webmail that nobody has described: Orange, SFR, La Poste (no page of theirs is recorded) and sites that the practitioner
 * switched on. It comes last: whoever knows the page better has it.
 */
export const structural: Recognition = {
  name: 'structural',
  views,
  isComing: () => false,
  keyOf: (view) => freshKey('structural', view),
  sendControlAt,
  saveControlAt,
  isSendShortcut: sendsByCtrlEnter,
  sendPlace: (view) => sendControlsIn(view)[0] ?? null,
  isLoginPage: asksPassword,
  exitOfForm,
  exitOfRequest,
  // A send may go to any address of the site; saves of an unclean text are held by the hooks of the page's world alone then.
  gate: {
    send: [{ filter: '*', type: 'xmlhttprequest' }, { filter: '*', type: 'sub_frame' }, { filter: '*', type: 'main_frame' }],
    upload: ['*'],
    harmless: [],
  },
  composeAddress: () => null,
}
