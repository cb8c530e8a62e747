import type { ElementHandle, Frame, Page } from 'puppeteer-core'
import { answerOf, within } from './time.ts'

export type Tone = 'waiting' | 'fine' | 'doubt' | 'held' | 'lost'

export interface Typed {
  readonly to?: string
  readonly cc?: string
  readonly bcc?: string
  readonly subject?: string
  readonly body?: string
}

const WAIT = 20_000
/** Milliseconds for which something has stood still. */
const STANDS_STILL = 300
/** Sceau's badge; its style for marked passages has the attribute too. */
const BADGE = 'span[data-sceau]'

/** Logs into a Roundcube of the box if it asks for it. */
export async function logIn(page: Page, url: string, user: string, password = 'secret'): Promise<void> {
  await page.goto(url)
  if (!(await page.$('#rcmloginuser'))) return
  await page.type('#rcmloginuser', user)
  await page.type('#rcmloginpwd', password)
  await Promise.all([page.waitForNavigation(), page.click('#rcmloginsubmit')])
}

/** Roundcube's compose page as a practitioner uses it: by mouse and keyboard. */
export class ComposeView {
  readonly page: Page
  readonly isHtml: boolean

  constructor(page: Page, isHtml: boolean) {
    this.page = page
    this.isHtml = isHtml
  }

  /** Opens an empty compose view in a tab that is logged in. */
  static async open(page: Page, url: string, isHtml: boolean): Promise<ComposeView> {
    return ComposeView.at(page, `${url}?_task=mail&_action=compose`, isHtml)
  }

  /** Opens a compose view at its address. Roundcube sometimes loses a new view when another request writes the session at once. */
  static async at(page: Page, address: string, isHtml: boolean): Promise<ComposeView> {
    for (let attempt = 0; attempt < 3; attempt++) {
      await page.goto(address)
      if (await page.$('form[name="form"] [name="_subject"]')) break
    }
    const view = new ComposeView(page, isHtml)
    await view.ready()
    return view
  }

  /** Opens an answer to the message of the inbox with this subject. */
  static async answer(page: Page, url: string, subject: string, isHtml: boolean, as: 'reply' | 'reply-all' | 'forward' = 'reply'): Promise<ComposeView> {
    await page.goto(`${url}?_task=mail&_mbox=INBOX`)
    const uid = await (await page.waitForFunction((wanted) => {
      const { rows } = (window as unknown as { rcmail: { message_list: { rows: Record<string, { uid: string; obj: HTMLElement }> } } }).rcmail.message_list
      return Object.values(rows).find(({ obj }) => obj.innerText.includes(wanted))?.uid
    }, { timeout: WAIT }, subject)).jsonValue()
    const how = as === 'reply-all' ? `_reply_uid=${String(uid)}&_all=all` : `_${as}_uid=${String(uid)}`
    return ComposeView.at(page, `${url}?_task=mail&_action=compose&${how}&_mbox=INBOX`, isHtml)
  }

  async ready(): Promise<void> {
    await this.page.waitForSelector('form[name="form"] [name="_subject"]', { timeout: WAIT })
    if (this.isHtml) await this.editor()
  }

  /** The editor's body: the text field, or the body of the HTML editor's frame. */
  async editor(): Promise<ElementHandle> {
    if (!this.isHtml) return (await this.page.waitForSelector('#composebody', { timeout: WAIT }))!
    const frame = await (await this.page.waitForSelector('#composebody_ifr', { timeout: WAIT }))!.contentFrame()
    return (await frame!.waitForSelector('body#tinymce[contenteditable="true"]', { timeout: WAIT }))!
  }

  async #recipient(field: 'to' | 'cc' | 'bcc', address: string): Promise<void> {
    const list = `#_${field} + ul.recipient-input input, #_${field} ~ ul.recipient-input input`
    if (field !== 'to') await this.#showField(field)
    const input = (await this.page.waitForSelector(list, { visible: true, timeout: WAIT }))!
    await input.focus()
    await this.page.keyboard.type(`${address},`)
  }

  /** Brings Cc or Bcc up by Roundcube's menu, which takes no click while it moves: then once more, as a person would. */
  async #showField(field: 'cc' | 'bcc'): Promise<void> {
    const isShown = (): Promise<boolean> => this.page.$eval(`#compose_${field}`, (row) => row.checkVisibility())
    for (const deadline = Date.now() + WAIT; !(await isShown()) && Date.now() < deadline;) {
      if (!(await this.page.$('.popover'))) await this.page.click('a[data-popup="headers-menu"]')
      const item = await this.page.waitForSelector(`.popover a[data-target="${field}"]`, { visible: true, timeout: 2000 }).catch(() => null)
      await item?.evaluate((link) => (link as HTMLElement).click())
      await this.page.waitForFunction(() => document.querySelector('.popover') === null, { timeout: 2000 }).catch(() => undefined)
    }
  }

  async type(typed: Typed): Promise<void> {
    for (const field of ['to', 'cc', 'bcc'] as const) {
      const address = typed[field]
      if (address !== undefined) await this.#recipient(field, address)
    }
    if (typed.subject !== undefined) {
      await this.page.focus('[name="_subject"]')
      await this.page.keyboard.type(typed.subject)
    }
    if (typed.body !== undefined) await this.typeBody(typed.body)
  }

  /** Writes at the cursor line by line, as dictation and text blocks do; key by key takes a browser seconds, and `keyBody` is there for it. */
  async typeBody(text: string): Promise<void> {
    await this.#focusEditor()
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.page.keyboard.press('Enter')
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is put in as by a hand, undo included, has no other name
      if (line !== '') await (await this.editor()).evaluate((element, words) => element.ownerDocument.execCommand('insertText', false, words), line)
    }
  }

  /** Writes at the cursor key by key, so that between two keys there is every moment in which a webmail saves. */
  async keyBody(text: string): Promise<void> {
    await this.#focusEditor()
    await this.page.keyboard.type(text)
  }

  /**
   * A busy TinyMCE that is only just there lets the focus go again, and Firefox gives none to a frame of a tab behind:
   * what is typed would land in the field before.
   */
  async #focusEditor(): Promise<void> {
    for (const deadline = Date.now() + WAIT; Date.now() < deadline;) {
      await this.page.bringToFront()
      const editor = await this.editor()
      await editor.focus()
      const isIn = await editor.evaluate((element) => {
        const shown = element.ownerDocument.defaultView?.frameElement ?? element
        return shown.ownerDocument.activeElement === shown
      })
      if (isIn) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('Waiting failed: the editor does not take the keyboard')
  }

  /** Chooses files in Roundcube's own field, as the practitioner does in the browser's dialogue. */
  async choose(paths: readonly string[]): Promise<void> {
    const input = (await this.page.waitForSelector('#compose-attachments input[type="file"], form input[type="file"][name="_attachments[]"]', { timeout: WAIT }))!
    await input.uploadFile(...paths)
  }

  /** Waits until the webmail's server has these files of the draft, and no other. */
  async waitAttached(names: readonly string[]): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const items = [...document.querySelectorAll('#attachment-list > li:not(.uploading) .attachment-name')]
      return JSON.stringify(items.map(({ textContent }) => textContent).sort()) === JSON.stringify(wanted)
    }, { timeout: WAIT }, [...names].sort())
  }

  /** Clicks the second thing of the badge ("take up my text again"). It stands last, in a part of the page that no script reaches. */
  async pressBadgeAction(): Promise<void> {
    await this.page.bringToFront()
    const badge = (await this.page.waitForSelector(BADGE, { timeout: WAIT }))!
    const place = async (): Promise<string> => JSON.stringify(await badge.boundingBox())
    // Marks beside the recipients come up meanwhile and push it down: a hand waits until what it aims at stands still.
    for (let before = '', now = await place(); before !== now; now = await place()) {
      before = now
      await new Promise((resolve) => setTimeout(resolve, STANDS_STILL))
    }
    const box = (await badge.boundingBox())!
    await this.page.mouse.click(box.x + box.width - 24, box.y + box.height / 2)
  }

  /** Undoes by the keys. */
  undo(): Promise<void> {
    return this.#ctrl('z')
  }

  /** Pastes what is on the clipboard, by the keys. */
  pasteByKeys(): Promise<void> {
    return this.#ctrl('v')
  }

  async #ctrl(key: 'v' | 'z'): Promise<void> {
    await this.page.bringToFront()
    await (await this.editor()).focus()
    await this.page.keyboard.down('Control')
    await this.page.keyboard.press(key)
    await this.page.keyboard.up('Control')
  }

  /** The text that stands in the editor. */
  async text(): Promise<string> {
    return (await this.editor()).evaluate((element) => (element instanceof HTMLTextAreaElement ? element.value : (element as HTMLElement).innerText))
  }

  /** Roundcube's own automatic saves end here; resolves once none is under way. */
  async stopAutosave(): Promise<void> {
    await this.page.waitForFunction(() => {
      const { rcmail } = window as unknown as { rcmail: { busy: boolean; save_timer: number; env: { draft_autosave: number } } }
      clearTimeout(rcmail.save_timer)
      rcmail.env.draft_autosave = 0
      return !rcmail.busy
    }, { timeout: WAIT })
  }

  /** Presses Send, once the webmail takes commands: while it saves it drops them without a word. */
  async press(): Promise<void> {
    for (let dropped = true; dropped;) {
      await this.page.waitForFunction(() => (window as unknown as { rcmail: { busy?: boolean } }).rcmail.busy !== true, { timeout: WAIT })
      await this.page.evaluate(() => {
        const page = window as unknown as { rcmail: { busy?: boolean }; pressedWhileBusy?: boolean }
        page.pressedWhileBusy = false
        addEventListener('click', () => { page.pressedWhileBusy = page.rcmail.busy === true }, { capture: true, once: true })
      })
      await answerOf('the press of Send', this.page.click('.formbuttons .send, button.send'))
      // Roundcube drops what is pressed while it saves by itself; a person presses once more. A page that is gone has sent, and one that is going may never say so.
      dropped = await within(5000, this.page.evaluate(() => (window as unknown as { pressedWhileBusy?: boolean }).pressedWhileBusy === true), false)
    }
  }

  /** What the badge shows, once it has settled on something else than waiting. */
  async tone(): Promise<Tone> {
    await this.page.waitForFunction(() => {
      const tone = document.querySelector<HTMLElement>('span[data-sceau]')?.dataset.sceau
      return tone !== undefined && tone !== 'waiting'
    }, { timeout: WAIT })
    return this.page.$eval(BADGE, (badge) => badge.dataset.sceau as Tone)
  }

  async waitTone(tone: Tone): Promise<void> {
    await this.page.waitForSelector(`[data-sceau="${tone}"]`, { timeout: WAIT })
  }

  /** Frame of the panel, once it shows something. */
  async panel(): Promise<Frame> {
    const deadline = Date.now() + WAIT
    while (Date.now() < deadline) {
      const frame = await this.panelIfOpen()
      if (frame && (await frame.$('h1').catch(() => null))) return frame
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the panel did not open')
  }

  /** Frame of the panel; `null` while there is none. */
  async panelIfOpen(): Promise<Frame | null> {
    for (const frame of this.page.frames()) {
      if (frame.detached || frame === this.page.mainFrame()) continue
      // Firefox names the frames of extensions `about:blank`.
      const url = frame.url() === 'about:blank' ? await frame.evaluate(() => location.href).catch(() => '') : frame.url()
      if (url.includes('/src/panel/panel.html')) return frame
    }
    return null
  }
}
