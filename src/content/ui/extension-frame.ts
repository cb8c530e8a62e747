import browser from 'webextension-polyfill'

/**
 * A frame of the extension's own origin inside the webmail's page, spoken to over a private MessagePort. The frame
 * acts only after the background has recognised the one-time `nonce`, which a page cannot have.
 */
export class ExtensionFrame<Out, In> {
  readonly host: HTMLElement
  readonly frame: HTMLIFrameElement
  readonly #port: MessagePort

  constructor(page: Document, path: string, purpose: string, nonce: string, css: string, onMessage: (message: In) => void) {
    this.host = page.createElement('div')
    const root = this.host.attachShadow({ mode: 'closed' })
    const style = page.createElement('style')
    style.textContent = css
    this.frame = page.createElement('iframe')
    this.frame.allow = 'clipboard-write'
    this.frame.src = browser.runtime.getURL(path)
    root.append(style, this.frame)
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.onmessage = ({ data }: MessageEvent<In>) => onMessage(data)
    // Only a document of the extension's origin may receive the nonce; anything else that got into the frame does not.
    const origin = new URL(browser.runtime.getURL('')).origin
    this.frame.addEventListener('load', () => this.frame.contentWindow?.postMessage({ sceau: purpose, nonce }, origin, [port2]), { once: true })
  }

  post(message: Out): void {
    this.#port.postMessage(message)
  }

  remove(): void {
    this.#port.close()
    this.host.remove()
  }
}
