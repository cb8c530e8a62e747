import { BADGE_CSS } from './badge-style.ts'

/** `held` stops, `doubt` asks or informs, `fine` passes, `waiting` works, `lost` cannot protect. */
export type BadgeTone = 'waiting' | 'fine' | 'doubt' | 'held' | 'lost'

export interface BadgeState {
  readonly tone: BadgeTone
  readonly text: string
  /** A second thing to click, e.g. "resume"; empty for none. */
  readonly action: string
}

export interface Badge {
  show(state: BadgeState): void
  readonly state: BadgeState
  onOpen: () => void
  onAction: () => void
  /** Puts the badge back where it belongs if the page took it away. */
  settle(): void
  /** The compose view is gone. */
  remove(): void
}

// Shape as well as colour says it: a ring, a tick, a bar, a seal, a cross.
const MARKS: Record<BadgeTone, string> = { waiting: '◌', fine: '✓', doubt: '▲', held: '⬣', lost: '✕' }
const STEPS_BACK = 20

/** Builds the badge next to the element that `anchor` finds, cut to one line where there is room for no more. It decides nothing: it only shows. */
export function createBadge(page: Document, anchor: () => Element | null, isOneLine: (place: Element) => boolean = () => false): Badge {
  const host = page.createElement('span')
  const root = host.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(BADGE_CSS)
  try {
    root.adoptedStyleSheets = [sheet]
  } catch {
    // Firefox refuses a sheet of the content script's own realm in the page's document.
    root.append(Object.assign(page.createElement('style'), { textContent: BADGE_CSS }))
  }
  const main = Object.assign(page.createElement('button'), { type: 'button', className: 'badge' })
  const mark = Object.assign(page.createElement('span'), { className: 'mark', ariaHidden: 'true' })
  const text = page.createElement('span')
  main.append(mark, text)
  const action = Object.assign(page.createElement('button'), { type: 'button', className: 'action' })
  const live = Object.assign(page.createElement('span'), { className: 'voice' })
  live.setAttribute('role', 'status')
  root.append(main, action, live)

  let state: BadgeState = { tone: 'waiting', text: '', action: '' }
  let putBack = 0
  const badge: Badge = {
    get state() {
      return state
    },
    onOpen: () => undefined,
    onAction: () => undefined,
    show(next) {
      if (next.tone !== state.tone) live.textContent = next.text
      state = next
      main.dataset.tone = next.tone
      mark.textContent = MARKS[next.tone]
      text.textContent = next.text
      action.textContent = next.action
      action.hidden = next.action === ''
      host.dataset.sceau = next.tone
      badge.settle()
    },
    remove: () => host.remove(),
    settle() {
      const place = anchor()
      if (place === null) {
        if (!host.isConnected) page.body.append(host)
        host.toggleAttribute('data-floating', true)
      } else if (place.nextElementSibling !== host && putBack < STEPS_BACK) {
        putBack++
        place.after(host)
        host.removeAttribute('data-floating')
        host.toggleAttribute('data-one-line', isOneLine(place))
      }
      main.title = host.hasAttribute('data-one-line') ? state.text : ''
    },
  }
  // Only the practitioner's own gestures count, never a script's.
  main.addEventListener('click', (event) => {
    if (event.isTrusted) badge.onOpen()
  })
  action.addEventListener('click', (event) => {
    if (event.isTrusted) badge.onAction()
  })
  return badge
}
