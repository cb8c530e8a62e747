import type { ElementHandle, Frame, Page } from 'puppeteer-core'
import { ComposeView, type Tone } from './compose-view.ts'
import { ORANGE } from './other-hands.ts'
import type { Session } from './session.ts'

/** Where the rebuilt application puts its compose view when it has no address of its own. */
export const WAYS = [['in a window', '/fenetre'], ['in a window, by document.write', '/fenetre-ecrite'], ['in a frame', '/cadre']] as const

const at = (selector: string): string => `${ORANGE.root} ${selector}`

/** A compose view that the rebuilt application writes into another document. */
export class Written {
  /** The page whose scripts write, save and send. */
  readonly page: Page
  readonly #window: Page
  readonly #place: Page | Frame

  constructor(page: Page, window: Page, place: Page | Frame = window) {
    this.page = page
    this.#window = window
    this.#place = place
  }

  static async open(session: Session, path: string): Promise<Written> {
    const page = await session.tab()
    await page.goto(new URL(path, ORANGE.url).href)
    await page.bringToFront()
    const before = await session.browser.pages()
    await page.click('#ecrire')
    if (path === '/retour') return new Written(page, page)
    if (path === '/cadre') return new Written(page, page, (await (await page.waitForSelector('#cadre'))!.contentFrame())!)
    for (const deadline = Date.now() + 15_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const window = (await session.browser.pages()).find((each) => !before.includes(each))
      if (!window) continue
      await window.bringToFront()
      return new Written(page, window)
    }
    throw new Error('the webmail did not open a window')
  }

  async write(to: string, subject: string, text: string): Promise<void> {
    for (const [selector, words] of [[ORANGE.recipient('to'), to], [ORANGE.subject, subject]] as const) {
      await this.#focus(selector)
      await this.#window.keyboard.type(words)
      await this.#window.keyboard.press('Tab')
    }
    await this.#focus(ORANGE.body)
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what a paste does, and no other call
    await this.#place.evaluate((words) => document.execCommand('insertText', false, words), text)
  }

  /** Puts other words in place of subject and text. */
  async rewrite(subject: string, text: string): Promise<void> {
    for (const [selector, words] of [[ORANGE.subject, subject], [ORANGE.body, text]] as const) {
      await this.#focus(selector)
      await this.#place.evaluate((next) => {
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- what a hand does, and no other call
        for (const [command, value] of [['selectAll', ''], ['insertText', next]] as const) document.execCommand(command, false, value)
      }, words)
    }
  }

  /** Not by the driver's own call: it takes an element of another window's scripts for none. */
  async #focus(selector: string): Promise<void> {
    await (await this.#place.waitForSelector(at(selector)))!.evaluate((element) => (element as HTMLElement).focus())
  }

  async waitTone(tone: Tone): Promise<void> {
    await this.#place.waitForSelector(`[data-sceau="${tone}"]`)
  }

  async choose(path: string): Promise<void> {
    await (await this.#place.$(at(ORANGE.fileField)) as ElementHandle<HTMLInputElement>).uploadFile(path)
  }

  async press(): Promise<void> {
    await this.#focus(ORANGE.send)
    // A window closes with its message, maybe before the key is up.
    await this.#window.keyboard.press('Enter').catch(() => undefined)
  }

  panel(): Promise<Frame> {
    return new ComposeView(this.#window, false).panel()
  }

  /** Lets the writing page, and scripts in the written one, do all that they can with the text. */
  async tryEverything(): Promise<void> {
    const take = (): void => {
      const writer = (window.opener ?? window.parent) as Window
      const text = document.querySelector<HTMLElement>('.texte')!.innerText
      for (const each of new Set([window, writer])) {
        each.navigator.sendBeacon('/beacon', text)
        each.localStorage.setItem('copie', text)
      }
    }
    await this.#place.evaluate(take)
    for (const script of [ORANGE.scripts.save, `void ${ORANGE.scripts.send}.catch(() => undefined)`]) await this.page.evaluate(script).catch(() => undefined)
  }

  /** Names of what the webmail has kept in its storage. */
  stored(): Promise<string[]> {
    return this.page.evaluate(() => Object.keys(localStorage))
  }

  async close(): Promise<void> {
    await this.page.evaluate(() => localStorage.clear())
    if (this.#window !== this.page) await this.#window.close().catch(() => undefined)
    await this.page.close()
  }
}
