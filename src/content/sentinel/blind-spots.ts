import browser from 'webextension-polyfill'
import { type Badge, createBadge } from '../ui/badge.ts'
import { say } from '../ui/words.ts'
import { lookInto } from '../webmails/structural/views.ts'

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

/** Where a frame of another site can stand by itself; `null` for anything else that has the keyboard. */
function addressOf(page: Document): string | null {
  const { focused } = focusedIn(page)
  return focused instanceof HTMLIFrameElement && /^https?:/.test(focused.src) ? focused.src : null
}

/**
 * Says that nothing is held where nothing is: as long as somebody writes there, and no guarded view keeps the network gate closed, which stops
 * what any frame of the tab writes. A frame can be opened in a tab of its own, where its page is one like any other.
 */
export function watchBlindSpots(page: Document, areHeld: () => boolean): void {
  let badge: Badge | null = null
  let clock: ReturnType<typeof setInterval> | undefined
  const look = (): void => {
    // The press on its action takes the keyboard.
    if (page.activeElement?.hasAttribute('data-sceau')) return
    const isBlind = isBlindSpot(page)
    clearInterval(clock)
    // The gate may open or close meanwhile.
    if (isBlind) clock = setInterval(look, AGAIN)
    if (!isBlind || areHeld()) {
      badge?.remove()
      badge = null
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
