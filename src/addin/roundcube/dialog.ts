import { OWN_SURFACES } from '../../content/ui/own-surfaces.ts'

const CSS = `
:host { all: initial !important; position: fixed !important; inset: 0 !important; width: auto !important; height: auto !important; border: 0 !important;
  padding: 0 !important; margin: 0 !important; background: rgb(10 16 28 / 55%) !important; display: grid !important; place-items: center !important }
iframe { width: min(34rem, 94vw); height: min(46rem, 92vh); border: 0; border-radius: 8px; background: Canvas; color-scheme: light dark;
  box-shadow: 0 8px 32px rgb(10 16 28 / 40%) }
`

/** A page of the plugin over the webmail's: what the extension shows in a window of its own. */
export class Dialog {
  #host: HTMLElement | null = null
  /** Where the keyboard was. */
  #before: HTMLElement | null = null

  open(address: string, title: string): void {
    this.close()
    this.#before = document.activeElement instanceof HTMLElement ? document.activeElement : null
    const host = (this.#host = document.createElement('div'))
    const root = host.attachShadow({ mode: 'closed' })
    const frame = Object.assign(document.createElement('iframe'), { src: address, title, allow: 'clipboard-write' })
    root.append(Object.assign(document.createElement('style'), { textContent: CSS }), frame)
    frame.addEventListener('load', () => frame.focus(), { once: true })
    host.popover = 'manual'
    host.role = 'dialog'
    host.ariaModal = 'true'
    host.ariaLabel = title
    OWN_SURFACES.add(host)
    document.documentElement.append(host)
    // Above the panel, which is a popover too.
    host.showPopover()
  }

  close(): void {
    if (!this.#host) return
    this.#host.remove()
    this.#host = null
    this.#before?.focus()
  }
}
