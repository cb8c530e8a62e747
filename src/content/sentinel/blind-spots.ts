import browser from 'webextension-polyfill'
import { type Badge, createBadge } from '../ui/badge.ts'
import { say } from '../ui/words.ts'

/** Pixels from which a frame is large enough to write a message in; what asks for a word or a tick is smaller. */
const LARGE = { width: 300, height: 150 }

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

/** The element with the keyboard's focus, also inside open shadow roots. */
function focusedIn(page: Document): Element | null {
  let focused = page.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused
}

/** Whether the keyboard writes where no script of ours looks: in a large frame of another site, or in an editor behind a closed shadow root. */
export function isBlindSpot(page: Document): boolean {
  const focused = focusedIn(page)
  if (focused instanceof HTMLIFrameElement) {
    const { width, height } = focused.getBoundingClientRect()
    return !isSeen(focused) && width >= LARGE.width && height >= LARGE.height
  }
  if (!(focused instanceof HTMLElement) || focused.shadowRoot) return false
  const hidden = shadowOf(focused)?.activeElement
  return hidden instanceof HTMLElement && (hidden.isContentEditable || hidden instanceof HTMLTextAreaElement)
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
