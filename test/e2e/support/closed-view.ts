import type { ElementHandle, JSHandle, Page } from 'puppeteer-core'
import type { Tone } from './compose-view.ts'
import { ORANGE } from './other-hands.ts'
import type { Session } from './session.ts'

/** The rebuilt application with its compose view behind a closed shadow root. A hand reaches it; a test needs the page's own hold of it. */
export class ClosedView {
  readonly page: Page
  readonly #root: ElementHandle

  private constructor(page: Page, root: ElementHandle) {
    this.page = page
    this.#root = root
  }

  static async open(session: Session): Promise<ClosedView> {
    const page = await session.tab()
    await page.goto(new URL('/ferme', ORANGE.url).href)
    await page.bringToFront()
    await page.click('#ecrire')
    const root: JSHandle<Element> = await page.evaluateHandle(() => (window as unknown as { Messagerie: { root: Element } }).Messagerie.root)
    return new ClosedView(page, root.asElement() as ElementHandle)
  }

  async #at(selector: string): Promise<ElementHandle> {
    return (await this.#root.$(selector))!
  }

  async write(to: string, subject: string, text: string): Promise<void> {
    for (const [selector, words] of [[ORANGE.recipient('to'), to], [ORANGE.subject, subject]] as const) {
      await (await this.#at(selector)).focus()
      await this.page.keyboard.type(words)
      await this.page.keyboard.press('Tab')
    }
    await (await this.#at(ORANGE.body)).focus()
    await this.page.keyboard.type(text)
  }

  /** The badge stands beside Send, where the page's own selectors do not reach either. */
  async waitTone(tone: Tone): Promise<void> {
    await this.page.waitForFunction((root, shown) => (root.getRootNode() as ShadowRoot).querySelector(`span[data-sceau="${shown}"]`) !== null, { timeout: 20_000 }, this.#root, tone)
  }

  async choose(path: string): Promise<void> {
    await (await this.#at(ORANGE.fileField) as ElementHandle<HTMLInputElement>).uploadFile(path)
  }

  async press(): Promise<void> {
    await (await this.#at(ORANGE.send)).click()
  }
}
