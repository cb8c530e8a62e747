import type { ComposeToPanel, PanelToCompose } from '../../messaging/hold-view.ts'
import { ExtensionFrame } from './extension-frame.ts'
import { IN_SIGHT, OVER_PAGE, paper } from './frame-style.ts'
import { OWN_SURFACES } from './own-surfaces.ts'

const CSS = `
:host { ${OVER_PAGE} inset: 16px 16px auto auto !important; width: min(440px, calc(100vw - 32px)) !important; max-height: calc(100vh - 32px) !important; ${IN_SIGHT} }
${paper('min(var(--height, 480px), calc(100vh - 32px))')}`
const WATCH = 400
const FIGHTS = 5

/** The panel in the top layer of the page. It is raised again when the page covers it; `onLost` says that it is gone for good. */
export class Panel {
  readonly #frame: ExtensionFrame<ComposeToPanel, PanelToCompose>
  readonly #page: Document
  readonly #timer: ReturnType<typeof setInterval>
  #fights = 0

  constructor(page: Document, nonce: string, onMessage: (message: PanelToCompose) => void, onLost: () => void) {
    this.#page = page
    this.#frame = new ExtensionFrame(page, 'src/panel/panel.html', 'panel', nonce, CSS, (message: PanelToCompose) => {
      if (message.type === 'height') this.#frame.frame.style.setProperty('--height', `${message.pixels}px`)
      else onMessage(message)
    })
    this.#raise()
    this.#timer = setInterval(() => {
      if (!this.#hidden()) return
      // A frame that was taken out of the page has lost its port: only a new one can speak.
      if (this.#frame.host.isConnected && ++this.#fights <= FIGHTS) this.#raise()
      else {
        this.close()
        onLost()
      }
    }, WATCH)
  }

  post(message: ComposeToPanel): void {
    this.#frame.post(message)
  }

  close(): void {
    clearInterval(this.#timer)
    this.#frame.remove()
  }

  /** Removed, moved out of sight, or covered by something of the page's. */
  #hidden(): boolean {
    const { host } = this.#frame
    if (!host.isConnected) return true
    const box = host.getBoundingClientRect()
    if (box.width < 200 || box.height < 40) return true
    const points = [[0.5, 0.3], [0.5, 0.8], [0.2, 0.5], [0.8, 0.5]] as const
    return points.some(([x, y]) => {
      const met = this.#page.elementFromPoint(box.left + box.width * x, Math.min(box.top + box.height * y, innerHeight - 1))
      return met !== null && met !== host && !OWN_SURFACES.has(met)
    }) || faded(this.#page)
  }

  #raise(): void {
    const { host } = this.#frame
    if (!host.isConnected) this.#page.documentElement.append(host)
    host.removeAttribute('style')
    host.removeAttribute('class')
    host.popover = 'manual'
    if (host.matches(':popover-open')) host.hidePopover()
    host.showPopover()
  }
}

/** A page can make everything it holds invisible, ours included. */
function faded(page: Document): boolean {
  const opacity = (element: Element): number => Number(getComputedStyle(element).opacity)
  return opacity(page.documentElement) < 0.6
}
