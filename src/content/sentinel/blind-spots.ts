import browser from 'webextension-polyfill'
import { type Badge, createBadge } from '../ui/badge.ts'
import { say } from '../ui/words.ts'
import { lookInto } from '../webmails/structural/views.ts'

/** Pixels from which a frame is large enough to write a message in; what asks for a word or a tick is smaller. */
const LARGE = { width: 300, height: 150 }

/** Shadow roots within shadow roots: more are a page that fights. */
const DEEPEST = 20

/** What Chromium gives to extensions alone. It is missing in the polyfill's types. */
const { dom } = browser as unknown as { readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } }

/** Firefox gives it as a property of its elements. */
function shadowOf(element: HTMLElement & { readonly openOrClosedShadowRoot?: ShadowRoot | null }): ShadowRoot | null {
  return element.openOrClosedShadowRoot ?? dom?.openOrClosedShadowRoot(element) ?? null
}

const isSeen = (frame: HTMLIFrameElement): boolean => {
  try {
    return frame.contentDocument !== null
  } catch {
    return false
  }
}

/** The element with the keyboard's focus, also inside shadow roots, and the closed ones around it. */
function focusedIn(page: Document): { readonly focused: Element | null; readonly closed: readonly ShadowRoot[] } {
  const closed: ShadowRoot[] = []
  let focused = page.activeElement
  for (let depth = 0; depth < DEEPEST && focused instanceof HTMLElement; depth++) {
    const root: ShadowRoot | null = focused.shadowRoot ?? shadowOf(focused)
    if (!root?.activeElement) break
    if (!focused.shadowRoot) closed.push(root)
    focused = root.activeElement
  }
  return { focused, closed }
}

const isWritten = (element: Element): boolean => element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)

/** Whether the keyboard writes where no script of ours looks: in a large frame of another site, or in an editor behind a closed shadow root. */
export function isBlindSpot(page: Document): boolean {
  const { focused, closed } = focusedIn(page)
  if (!(focused instanceof HTMLIFrameElement)) return closed.length > 0 && focused !== null && isWritten(focused)
  const { width, height } = focused.getBoundingClientRect()
  return closed.length === 0 && !isSeen(focused) && width >= LARGE.width && height >= LARGE.height
}

/** Has compose views looked for wherever the keyboard is now, also behind closed shadow roots. @param onFound told of each such root. */
export function followFocus(page: Document, onFound: () => void): void {
  window.addEventListener('focusin', () => {
    const { closed } = focusedIn(page)
    for (const root of closed) lookInto(root)
    if (closed.length > 0) onFound()
  }, true)
}

/** Says that nothing is held where nothing can be: only as long as somebody writes there, and no view stands that is guarded. */
export function watchBlindSpots(page: Document, isComposing: () => boolean): void {
  let badge: Badge | null = null
  const look = (): void => {
    if (isBlindSpot(page) && !isComposing()) {
      badge ??= createBadge(page, () => null)
      badge.show({ tone: 'lost', text: say('content_blind_spot'), action: '' })
    } else {
      badge?.remove()
      badge = null
    }
  }
  window.addEventListener('focusin', look, true)
  // Where a frame takes the keyboard, only the window says so, and before it is there.
  window.addEventListener('blur', ({ target }) => { if (target === window) setTimeout(look, 0) })
}
