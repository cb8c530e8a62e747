import browser from 'webextension-polyfill'
import { isHtml, isTag } from '../elements.ts'
import { type Badge, createBadge } from '../ui/badge.ts'
import { say } from '../ui/words.ts'
import { lookInto } from '../webmails/structural/views.ts'
import { FrameGuard } from './framed.ts'

/** Pixels from which a frame is large enough to write a message in; what asks for a word or a tick is smaller. */
const LARGE = { width: 300, height: 150 }

/** Milliseconds after which it is looked again whether what somebody writes there is held. */
const AGAIN = 1000
/** Shadow roots within shadow roots: more are a page that fights. */
const DEEPEST = 20

/** What Chromium gives to extensions alone. It is missing in the polyfill's types. */
const { dom } = browser as unknown as { readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } }

/** Firefox gives it as a property of its elements. */
function shadowOf(element: HTMLElement & { readonly openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null {
  return element.openOrClosedShadowRoot ?? dom?.openOrClosedShadowRoot(element) ?? null
}

/** The document in a frame; `null` for one of another site. */
const insideOf = (frame: HTMLIFrameElement): Document | null => {
  try {
    return frame.contentDocument
  } catch {
    return null
  }
}

/** The frame with the keyboard in this one, as deep as it can be seen. */
function innermost(frame: HTMLIFrameElement, depth = 0): HTMLIFrameElement {
  const nested = insideOf(frame)?.activeElement ?? null
  return isTag(nested, 'iframe') && depth < DEEPEST ? innermost(nested, depth + 1) : frame
}

/** The element with the keyboard's focus, also inside shadow roots, and the closed ones around it. */
function focusedIn(page: Document): { readonly focused: Element | null; readonly closed: readonly ShadowRoot[] } {
  const closed: ShadowRoot[] = []
  let focused = page.activeElement
  for (let depth = 0; depth < DEEPEST && isHtml(focused); depth++) {
    const root: ShadowRoot | null = focused.shadowRoot ?? shadowOf(focused)
    if (!root?.activeElement) break
    if (!focused.shadowRoot) closed.push(root)
    focused = root.activeElement
  }
  return { focused, closed }
}

// By what it is, not by its class: that of an element in a frame is another one.
const isWritten = (element: Element | null): boolean => element !== null && (element.tagName === 'TEXTAREA' || (element as Partial<HTMLElement>).isContentEditable === true)

/** The frame with the keyboard in which no script of this document guards anything; `null` for none. @param isInView whether a frame is part of a view, as an editor's is. */
function otherFrame(page: Document, isInView: (frame: Element) => boolean): HTMLIFrameElement | null {
  const { focused, closed } = focusedIn(page)
  return isTag(focused, 'iframe') && closed.length === 0 && !isInView(focused) ? focused : null
}

const isLarge = (frame: HTMLIFrameElement): boolean => {
  const { width, height } = frame.getBoundingClientRect()
  return width >= LARGE.width && height >= LARGE.height
}

/** Whether the keyboard writes where no script of this document looks: in a large frame, or in an editor behind a closed shadow root. */
export function isBlindSpot(page: Document, isInView: (frame: Element) => boolean = () => false): boolean {
  const frame = otherFrame(page, isInView)
  if (frame) {
    const deepest = innermost(frame)
    if (!isLarge(deepest)) return false
    const inside = insideOf(deepest)
    return inside === null || isWritten(inside.activeElement)
  }
  const { focused, closed } = focusedIn(page)
  return closed.length > 0 && isWritten(focused)
}

/** Whether somebody is about to write in a frame of this site: long before the text a field has the keyboard, or an editor stands there. */
const mayBeWritten = (inside: Document | null): boolean =>
  inside !== null && (inside.activeElement?.matches('input, select, iframe') === true || inside.querySelector('textarea, [contenteditable]') !== null)

/** Has compose views looked for wherever the keyboard is now, also behind closed shadow roots. @param onFound told of each such root. */
export function followFocus(page: Document, onFound: () => void): void {
  window.addEventListener('focusin', () => {
    const { closed } = focusedIn(page)
    for (const root of closed) lookInto(root)
    if (closed.length > 0) onFound()
  }, true)
}

/** Where a frame of another site can stand by itself; `null` for anything else that has the keyboard. */
function addressOf(page: Document): string | null {
  const { focused } = focusedIn(page)
  return isTag(focused, 'iframe') && /^https?:/.test(focused.src) ? focused.src : null
}

/**
 * Says that nothing is held where nothing is: as long as somebody writes there, and no guarded view keeps the network gate closed, which stops
 * what any frame of the tab writes. Before it is said of a frame, the guard is brought into it if its site is one that Sceau is for. A frame can be opened
 * in a tab of its own, where its page is one like any other.
 */
export function watchBlindSpots(page: Document, isInView: (frame: Element) => boolean, areHeld: () => boolean): void {
  let badge: Badge | null = null
  let clock: ReturnType<typeof setInterval> | undefined
  /** The frame into which the guard was last brought. */
  let asked: HTMLIFrameElement | null = null
  const heard = new WeakSet<Document>()
  const hide = (): void => {
    badge?.remove()
    badge = null
  }
  const guard = new FrameGuard(hide)
  const look = (): void => {
    // The press on its action takes the keyboard. A frame of the page's that bears our mark is none of ours.
    if (page.activeElement?.matches('[data-sceau]:not(iframe)') === true) return
    clearInterval(clock)
    const frame = otherFrame(page, isInView)
    const isBlind = isBlindSpot(page, isInView)
    // The gate may open or close meanwhile, and another document come into the frame.
    if (isBlind || frame) clock = setInterval(look, AGAIN)
    const inside = frame && insideOf(frame)
    if (inside && !heard.has(inside)) {
      heard.add(inside)
      inside.addEventListener('focusin', look, true)
    }
    if (frame !== asked) {
      guard.forget()
      asked = null
    }
    const isNew = frame !== null && asked === null && (isBlind || mayBeWritten(inside))
    if (isNew) {
      asked = frame
      void guard.bring()
    }
    if (!isBlind || isNew || guard.holds || areHeld()) {
      hide()
      return
    }
    const address = addressOf(page)
    badge ??= createBadge(page, () => null)
    badge.onAction = () => { if (address !== null) window.open(address, '_blank', 'noopener') }
    badge.show({ tone: 'lost', text: say('content_blind_spot'), action: address === null ? '' : say('content_open_frame') })
  }
  window.addEventListener('focusin', look, true)
  // Where a frame takes the keyboard, only the window says so, and before it is there.
  window.addEventListener('blur', ({ target }) => { if (target === window) setTimeout(look, 0) })
}
