import type { ElementHandle, Page } from 'puppeteer-core'
import { ComposeView, type Typed } from './compose-view.ts'
import { PanelView } from './panel.ts'
import { AUTOSAVE_SECONDS } from './servers.ts'

const WAIT = 20_000
const DIALOG = 'md-dialog#mailEditor'
const SEND = `${DIALOG} button[ng-click="editor.send()"]`

interface SogoPage {
  angular: {
    element(element: Element): {
      injector(): { get(name: 'Preferences'): { defaults: { SOGoMailAutoSave: number } } }
      controller(name: 'ngController'): { autosave: { $$timeoutId: number } | null }
    }
  }
}

/** Logs into a SOGo of the box where the page in this tab asks for it. */
export async function logIntoSogo(page: Page, user: string, password = 'secret'): Promise<void> {
  // Before Angular has taken the form over, what is typed into it is lost.
  await page.waitForSelector('input[type="password"].ng-pristine, [ng-click^="mailbox.newMessage("], md-dialog#mailEditor', { timeout: WAIT })
  if (!(await page.$('input[type="password"]'))) return
  await page.bringToFront()
  const [name, secret] = ['input[name="username"], #input_1', 'input[type="password"]']
  for (const deadline = Date.now() + WAIT; Date.now() < deadline;) {
    for (const [field, text] of [[name, user], [secret, password]] as const) {
      await page.$eval(field, (input) => (input as HTMLInputElement).select())
      await page.type(field, text)
    }
    // SOGo fills its form itself a moment after it is there, over what was typed.
    if (await page.$eval(name, (input) => (input as HTMLInputElement).value) === user) break
  }
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('input[type="password"]') === null && location.pathname.includes('/Mail/'), { timeout: WAIT })
}

/** SOGo's compose view, a dialog in the page of the mailbox, as a practitioner uses it: by mouse and keyboard. */
export class SogoView extends ComposeView {
  /** Opens an empty compose view in a tab that shows a mailbox. Its automatic saves come as soon as Roundcube's: SOGo's setting knows whole minutes only. */
  static async write(page: Page, isHtml: boolean): Promise<SogoView> {
    await page.bringToFront()
    const button = (await page.waitForSelector('[ng-click="mailbox.newMessage($event)"]', { timeout: WAIT }))!
    await page.evaluate((minutes) => {
      (window as unknown as SogoPage).angular.element(document.body).injector().get('Preferences').defaults.SOGoMailAutoSave = minutes
    }, AUTOSAVE_SECONDS / 60)
    // The round button is hidden behind others of its own until the pointer is over it.
    await button.evaluate((element) => (element as HTMLElement).click())
    const view = new SogoView(page, isHtml)
    await view.ready()
    // SOGo takes the keyboard into the first field when the dialog has come: whoever types before makes half an address a recipient.
    await page.waitForFunction(() => document.activeElement?.closest('md-chips[ng-model="editor.message.editable.to"]'), { timeout: WAIT })
    return view
  }

  override async ready(): Promise<void> {
    await this.page.waitForSelector(`${DIALOG}.md-transition-in input[name="subject"]`, { timeout: WAIT })
    await this.editor()
  }

  override async editor(): Promise<ElementHandle> {
    if (!this.isHtml) return (await this.page.waitForSelector(`${DIALOG} textarea[name="content"]`, { timeout: WAIT }))!
    const frame = await (await this.page.waitForSelector(`${DIALOG} iframe.cke_wysiwyg_frame`, { timeout: WAIT }))!.contentFrame()
    return (await frame.waitForSelector('body[contenteditable="true"]', { timeout: WAIT }))!
  }

  override async type(typed: Typed): Promise<void> {
    await this.page.bringToFront()
    for (const field of ['to', 'cc', 'bcc'] as const) {
      const address = typed[field]
      if (address === undefined) continue
      if (field !== 'to') await this.page.click(`${DIALOG} button[ng-click="editor.hide${field === 'cc' ? 'Cc' : 'Bcc'} = false"]`)
      await this.page.focus(`${DIALOG} md-chips[ng-model="editor.message.editable.${field}"] md-autocomplete input`)
      await this.page.keyboard.type(`${address},`)
    }
    if (typed.subject !== undefined) {
      await this.page.focus(`${DIALOG} input[name="subject"]`)
      await this.page.keyboard.type(typed.subject)
    }
    if (typed.body !== undefined) await this.typeBody(typed.body)
  }

  /** What the fields for recipients show. */
  async recipients(): Promise<string[]> {
    return this.page.$$eval(`${DIALOG} md-chips[ng-model^="editor.message.editable."] md-chip .sg-tile-content`, (chips) => chips.map((chip) => chip.textContent.trim()))
  }

  async subject(): Promise<string> {
    return this.page.$eval(`${DIALOG} input[name="subject"]`, (input) => (input).value)
  }

  override async choose(paths: readonly string[]): Promise<void> {
    const input = (await this.page.waitForSelector('input#fileInput', { timeout: WAIT }))!
    await input.uploadFile(...paths)
  }

  override async waitAttached(names: readonly string[]): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const links = [...document.querySelectorAll('.sg-mail-editor-attachments md-chip a[href]')]
      return JSON.stringify(links.map(({ textContent }) => textContent.trim()).sort()) === JSON.stringify(wanted)
    }, { timeout: WAIT }, [...names].sort())
  }

  /** SOGo's own automatic saves end here. */
  override async stopAutosave(): Promise<void> {
    await this.page.evaluate(() => {
      const dialog = document.querySelector('md-dialog#mailEditor')
      if (dialog) clearTimeout((window as unknown as SogoPage).angular.element(dialog).controller('ngController').autosave?.$$timeoutId)
    })
  }

  override async press(): Promise<void> {
    await this.page.bringToFront()
    await this.page.waitForSelector(`${SEND}:not([disabled])`, { timeout: WAIT })
    await this.page.click(SEND)
  }

  async focusSend(): Promise<void> {
    await this.page.focus(SEND)
  }

  /** Resolves once SOGo has closed the view: it does so when its server took the message. */
  async waitClosed(): Promise<void> {
    await this.page.waitForFunction(() => document.querySelector('md-dialog#mailEditor') === null, { timeout: WAIT })
  }

  /** Presses SOGo's own "close"; what Sceau's panel covers is there once that is closed. */
  async discard(): Promise<void> {
    await this.page.bringToFront()
    const panel = await this.panelIfOpen()
    if (panel) await new PanelView(this.page, panel).press('.button-icon')
    await this.page.click(`${DIALOG} button[ng-click="editor.cancel()"]`)
    await this.waitClosed()
  }
}
