import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { ElementHandle, Frame, Page } from 'puppeteer-core'
import { inject } from 'vitest'
import { ComposeView, type Tone, type Typed } from './compose-view.ts'
import type { Session } from './session.ts'

const WAIT = { timeout: 15_000 }

/** Where things stand in a rebuilt webmail's compose view, for a hand that uses it. */
export interface Hand {
  readonly name: string
  readonly url: string
  /** Ways in which a view opens; each gives the page that it stands in. */
  readonly modes: Readonly<Record<string, (session: Session, page: Page) => Promise<Page>>>
  /** The view's root. */
  readonly root: string
  readonly recipient: (field: 'to' | 'cc' | 'bcc') => string
  readonly subject: string
  readonly body: string
  readonly send: string
  readonly fileField: string
  readonly dropPlace: string
  /** Names of files that have arrived at the webmail's server. */
  readonly attached?: string
  /** Presses what schedules a send, step by step. */
  readonly schedule: readonly string[]
  /** What a script of the page does to send or save the first view. */
  readonly scripts: Readonly<Record<'send' | 'save', string>>
}

/** A rebuilt webmail's compose view as a practitioner uses it: by mouse and keyboard. */
export class DoubleView {
  readonly page: Page
  readonly hand: Hand

  constructor(page: Page, hand: Hand) {
    this.page = page
    this.hand = hand
  }

  static async open(session: Session, hand: Hand, mode: string): Promise<DoubleView> {
    const page = await session.tab()
    await page.goto(hand.url)
    const shown = await hand.modes[mode]!(session, page)
    await shown.bringToFront()
    await shown.waitForSelector(`${hand.root} ${hand.body}`, WAIT)
    return new DoubleView(shown, hand)
  }

  #in(selector: string): string {
    return `${this.hand.root} ${selector}`
  }

  async type({ to, subject, body }: Typed): Promise<void> {
    await this.page.bringToFront()
    if (to !== undefined) {
      await this.page.focus(this.#in(this.hand.recipient('to')))
      await this.page.keyboard.type(to)
      await this.page.keyboard.press('Enter')
    }
    if (subject !== undefined) {
      await this.page.focus(this.#in(this.hand.subject))
      await this.page.keyboard.type(subject)
    }
    if (body !== undefined) {
      await this.page.focus(this.#in(this.hand.body))
      await this.page.keyboard.type(body)
    }
  }

  /** Puts a text into the body at once, as a paste does. */
  async paste(text: string): Promise<void> {
    await this.page.focus(this.#in(this.hand.body))
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what a paste does, and no other call
    await this.page.evaluate((words) => document.execCommand('insertText', false, words), text)
  }

  async press(): Promise<void> {
    await this.page.click(this.#in(this.hand.send))
  }

  async ctrlEnter(): Promise<void> {
    await this.page.focus(this.#in(this.hand.body))
    await this.page.keyboard.down('Control')
    // A window of its own closes with its message, maybe before the keys are up.
    await this.page.keyboard.press('Enter').catch(() => undefined)
    await this.page.keyboard.up('Control').catch(() => undefined)
  }

  /** Schedules the message; goes as far as the webmail, or what holds it, lets. @param patience milliseconds for each step. */
  async schedule(patience = 5000): Promise<void> {
    for (const step of this.hand.schedule) {
      const element = await this.page.waitForSelector(step, { timeout: patience }).catch(() => null)
      if (!element) return
      await element.click()
    }
  }

  /** Lets a script of the page send or save. */
  async run(what: 'send' | 'save'): Promise<void> {
    // A hooked function may throw into the page; the page's trouble.
    await this.page.evaluate(this.hand.scripts[what]).catch(() => undefined)
  }

  async choose(...paths: readonly string[]): Promise<void> {
    await (await this.page.waitForSelector(this.#in(this.hand.fileField), WAIT) as ElementHandle<HTMLInputElement>).uploadFile(...paths)
  }

  /** Pastes a picture into the body. In Firefox an event that a script makes carries no files of a clipboard. */
  async pastePicture(png: Buffer): Promise<void> {
    await this.page.$eval(this.#in(this.hand.body), (body, base64) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], 'capture.png', { type: 'image/png' }))
      body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData: data }))
    }, png.toString('base64'))
  }

  /** What stands in the body, in a frame or not. */
  async text(): Promise<string> {
    const place = (await this.page.waitForSelector(this.#in(this.hand.body), WAIT))!
    const frame = await place.contentFrame()
    return frame ? frame.$eval('[contenteditable="true"]', (body) => (body as HTMLElement).innerText) : place.evaluate((body) => (body as HTMLElement).innerText)
  }

  /** Presses the second thing of the badge ("take up my text again"). */
  pressBadgeAction(): Promise<void> {
    return new ComposeView(this.page, false).pressBadgeAction()
  }

  /** Frame of Sceau's panel, once it shows something. */
  panel(): Promise<Frame> {
    return new ComposeView(this.page, false).panel()
  }

  /** Chromium drops files as a hand does; Firefox lets no test do that, so a script of the page does it there. */
  async drop(path: string): Promise<void> {
    await this.page.bringToFront()
    const place = (await this.page.waitForSelector(this.hand.dropPlace, WAIT))!
    if (inject('browser') === 'chromium') {
      const session = await this.page.createCDPSession()
      const over = async (type: 'dragEnter' | 'dragOver' | 'drop', element: ElementHandle): Promise<void> => {
        const { x, y, width, height } = (await element.boundingBox())!
        await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data: { items: [], files: [path], dragOperationsMask: 1 } })
      }
      // The place may only show itself once something is dragged in.
      await over('dragEnter', (await this.page.$(this.#in(this.hand.body)))!)
      await this.page.waitForSelector(this.hand.dropPlace, { ...WAIT, visible: true })
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await over(type, place)
      await session.detach()
      return
    }
    await place.evaluate((element, name, text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], name, { type: 'text/plain' }))
      element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, composed: true, dataTransfer: data }))
    }, basename(path), readFileSync(path, 'utf8'))
  }

  async waitTone(tone: Tone): Promise<void> {
    await this.page.waitForSelector(`[data-sceau="${tone}"]`, WAIT)
  }

  /** Names of the files that the webmail shows as attached. */
  async attached(): Promise<string[]> {
    return this.page.$$eval(this.#in(this.hand.attached!), (names) => names.map(({ textContent }) => textContent))
  }

  /** Closes its page, which a send may have done already. */
  async close(): Promise<void> {
    await this.page.close().catch(() => undefined)
  }
}

/** The page of a window that the webmail opens. */
export async function opened(session: Session, press: () => Promise<void>, address: string): Promise<Page> {
  const before = await session.browser.pages()
  await press()
  for (const deadline = Date.now() + WAIT.timeout; Date.now() < deadline;) {
    const page = (await session.browser.pages()).find((each) => !before.includes(each) && each.url().includes(address))
    if (page) return page
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the webmail did not open ${address}`)
}

const GMAIL_ROOT = ':is([role="dialog"]:has(form), .M9, .xp [role="main"])'
const compose = async (page: Page): Promise<void> => {
  await page.click('[gh="cm"]')
  // A fresh view of Gmail's forgets the recipients that it was given at once.
  await new Promise((resolve) => setTimeout(resolve, 100))
}

export const GMAIL: Hand = {
  name: 'gmail',
  url: 'https://mail.google.com/mail/u/0/',
  modes: {
    dialog: async (_session, page) => { await compose(page); return page },
    'full screen': async (_session, page) => { await compose(page); await page.click('.Hm .Hl'); return page },
    reply: async (_session, page) => { await page.click('.bkH'); return page },
    window: async (session, page) => {
      await compose(page)
      return opened(session, () => page.click('.Hm .Hq'), 'view=btop')
    },
    'tab of its own': async (_session, page) => { await page.goto('https://mail.google.com/mail/u/0/?fs=1&tf=cm'); return page },
  },
  root: GMAIL_ROOT,
  recipient: (field) => `.anm[name="${field}"] input[role="combobox"]`,
  subject: 'input[name="subjectbox"]',
  body: '[g_editable="true"]',
  send: '.Up .aoO',
  fileField: 'input[name="Filedata"]',
  dropPlace: 'body > .aC7',
  attached: '.dL:not(:has([role="progressbar"])) .vI',
  schedule: [`${GMAIL_ROOT} .Up .hG`, '[selector="scheduledSend"]', '.Az.AM'],
  scripts: { send: '(window.GM ?? opener.GM).send()', save: '(window.GM ?? opener.GM).save()' },
}

export const OUTLOOK: Hand = {
  name: 'outlook',
  url: 'https://outlook.live.com/mail/0/',
  modes: {
    'reading pane': async (_session, page) => { await page.click('[data-do="new"]'); return page },
    reply: async (_session, page) => { await page.click('[data-do="reply"]'); return page },
    window: async (session, page) => {
      await page.click('[data-do="new"]')
      return opened(session, () => page.click('[data-do="window"]'), 'deeplink/compose')
    },
    organisation: async (_session, page) => {
      await page.goto('https://outlook.office.com/mail/')
      await page.click('[data-do="new"]')
      return page
    },
  },
  root: '[id^="docking_InitVisiblePart_"]',
  recipient: (field) => `[data-field="${field}"] [contenteditable="true"]`,
  subject: 'input[id$="_SUBJECT"]',
  body: '[id^="editorParent_"] > [contenteditable="true"]',
  send: '[data-testid="ComposeSendButton"] [id$="__primaryActionButton"]',
  fileField: 'input[type="file"]',
  dropPlace: '[id^="editorParent_"] > [contenteditable="true"]',
  attached: '[role="option"]:not(:has([role="progressbar"])) > [title]',
  schedule: ['[data-testid="ComposeSendButton"] [id$="__menuButton"]', '[role="menuitem"]', '[data-testid="scheduleSendButton"]'],
  scripts: { send: 'OWA.send()', save: 'OWA.save()' },
}
