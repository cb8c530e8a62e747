import type { Frame, Page } from 'puppeteer-core'
import { DWELL } from '../../../src/faces/gesture.ts'
import { pass, within } from './time.ts'

const WAIT = { timeout: 20_000 }
/** The panel takes no click on what has only just appeared (`src/faces/gesture.ts`); a hand takes as long by itself. */
const STANDS_STILL = DWELL + 150
/** A click that has shown nothing by then was not taken. */
const ANSWERS_WITHIN = 1000

/** Sceau's panel as a practitioner uses it. */
export class PanelView {
  readonly page: Page
  readonly frame: Frame

  constructor(page: Page, frame: Frame) {
    this.page = page
    this.frame = frame
  }

  async words(): Promise<string> {
    return this.frame.$eval('.sheet', (sheet) => (sheet as HTMLElement).innerText)
  }

  /**
   * Presses a button, and again while it stands there as before: the panel takes no click on what has just changed, and
   * a person whose click did nothing clicks again.
   */
  async press(selector: string): Promise<void> {
    const deadline = Date.now() + WAIT.timeout
    await this.page.bringToFront()
    const button = (await this.frame.waitForSelector(`${selector}:not([disabled])`, WAIT))!
    // In the page's own world, where nothing has to be prepared in a frame that is going.
    const step = (): Promise<string> => this.#ask(() => [document.querySelector('.sheet')?.getAttribute('data-step'), document.querySelector('.status')?.textContent].join(), 'gone')
    while (Date.now() < deadline) {
      await pass(STANDS_STILL)
      const before = await step()
      if (before === 'gone') return
      await within(WAIT.timeout, button.click(), undefined)
      for (const answered = Date.now() + ANSWERS_WITHIN; Date.now() < answered;) {
        if ((await step()) !== before) return
        await pass(50)
      }
    }
  }

  /** Presses a button until what it brings is there. */
  async pressFor(selector: string, appears: string): Promise<void> {
    const deadline = Date.now() + WAIT.timeout
    await this.page.bringToFront()
    while (!(await this.frame.$(appears))) {
      if (Date.now() > deadline) throw new Error(`${selector} does not bring ${appears}; the panel says: ${await this.words()}`)
      await pass(STANDS_STILL)
      await (await this.frame.waitForSelector(`${selector}:not([disabled])`, WAIT))!.click()
      await this.frame.waitForSelector(appears, { timeout: 2000 }).catch(() => undefined)
    }
  }

  /** One click, once the panel has stood still for long enough. */
  async clickOnce(selector: string): Promise<void> {
    await this.page.bringToFront()
    const element = (await this.frame.waitForSelector(selector, WAIT))!
    await pass(STANDS_STILL)
    await element.click()
  }

  remedy(kind: string): Promise<void> {
    return this.press(`[data-remedy="${kind}"]`)
  }

  async offered(): Promise<string[]> {
    return this.frame.$$eval('[data-remedy]', (buttons) => buttons.map((button) => (button as HTMLElement).dataset.remedy ?? ''))
  }

  /** Waits for a step: `reasons`, `hand-over`, `progress` or `outcome`. */
  async step(name: string): Promise<void> {
    const deadline = Date.now() + WAIT.timeout
    let words = ''
    while (Date.now() < deadline) {
      if ((await this.#ask(() => document.querySelector('[data-step]')?.getAttribute('data-step') ?? '', '')) === name) return
      words = await within(ANSWERS_WITHIN, this.words(), 'the panel is gone')
      await pass(50)
    }
    throw new Error(`the panel did not come to "${name}", it says: ${words}`)
  }

  /** A frame that is gone refuses at once, not by a promise, and one that is going may never answer. */
  async #ask(question: () => string, otherwise: string): Promise<string> {
    try {
      return await within(ANSWERS_WITHIN * 5, this.frame.evaluate(question), otherwise)
    } catch {
      return otherwise
    }
  }

  /** Confirms the hand-over as it is proposed. */
  async handOver(): Promise<void> {
    // A panel that has only just opened may show its reasons anew, and then begins again with them.
    await this.pressFor('[data-remedy="hand-over"]', '[data-step="hand-over"]')
    await this.press('.confirm .button')
    await this.step('progress')
  }
}
