import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, CDPSession, Page } from 'puppeteer-core'

/** Chromium's built-in PDF viewer is an extension of its own. */
const VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/** What the viewer shows now. */
export interface ViewerState {
  readonly asks: boolean
  readonly refused: boolean
  readonly opened: boolean
  readonly pages: number
  readonly title: string
}

const STATE = `(() => {
  const viewer = document.querySelector('pdf-viewer')
  const root = viewer?.shadowRoot
  const dialog = root?.querySelector('viewer-password-dialog')
  const toolbar = root?.querySelector('viewer-toolbar')
  return {
    asks: Boolean(dialog?.shadowRoot?.querySelector('#password')),
    refused: Boolean(dialog?.shadowRoot?.querySelector('#password')?.invalid),
    opened: viewer?.loadState_ === 'success',
    pages: toolbar?.docLength ?? 0,
    title: toolbar?.docTitle ?? '',
  }
})()`

const WRITTEN = `document.querySelector('pdf-viewer')?.shadowRoot?.querySelector('viewer-password-dialog')?.shadowRoot?.querySelector('#password')?.value ?? ''`

/** A PDF open in Chromium's own viewer, driven by real keys. */
export class PdfViewer {
  readonly page: Page
  readonly #session: CDPSession
  readonly #close: () => Promise<void>

  private constructor(page: Page, session: CDPSession, close: () => Promise<void>) {
    this.page = page
    this.#session = session
    this.#close = close
  }

  static async open(browser: Browser, pdf: Uint8Array): Promise<PdfViewer> {
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end(pdf))
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/document.pdf`)
    const target = await browser.waitForTarget((each) => each.url().startsWith(VIEWER))
    const close = async (): Promise<void> => {
      await page.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
    return new PdfViewer(page, await target.createCDPSession(), close)
  }

  async state(): Promise<ViewerState> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression: STATE, returnByValue: true })
    return result.value as ViewerState
  }

  /** @throws Error when it does not come to that within 20 s. */
  async until(wanted: (state: ViewerState) => boolean): Promise<ViewerState> {
    const deadline = Date.now() + 20_000
    for (;;) {
      const state = await this.state()
      if (wanted(state)) return state
      if (Date.now() > deadline) throw new Error(`The viewer did not come to that: ${JSON.stringify(state)}`)
      await new Promise((again) => setTimeout(again, 100))
    }
  }

  /**
   * Types a password as a person would: into the field in the middle of the window, over what is there, and Enter once it stands there. Keys that came while the
   * dialog was still opening are lost.
   *
   * @throws Error when it does not stand there within 20 s.
   */
  async enter(password: string): Promise<void> {
    const { width, height } = this.page.viewport() ?? { width: 1280, height: 900 }
    const deadline = Date.now() + 20_000
    for (;;) {
      await this.page.mouse.click(width / 2, height / 2, { count: 3 })
      await this.page.keyboard.type(password)
      if ((await this.#written()) === password) break
      if (Date.now() > deadline) throw new Error('The viewer’s field did not come to take keys')
      await new Promise((again) => setTimeout(again, 100))
    }
    await this.page.keyboard.press('Enter')
  }

  async #written(): Promise<string> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression: WRITTEN, returnByValue: true })
    return String(result.value)
  }

  close(): Promise<void> {
    return this.#close()
  }
}
