import type { ElementHandle, Page } from 'puppeteer-core'
import { ComposeView, type Typed } from './compose-view.ts'

/** Roundcube's compose page in an older skin: recipients are lines of text, and its parts have names of their own. */
export class SkinView extends ComposeView {
  static async write(page: Page, url: string): Promise<SkinView> {
    const view = new SkinView(page, true)
    await page.goto(`${url}?_task=mail&_action=compose`)
    await view.ready()
    return view
  }

  /** The skin that Roundcube really draws: where its package is missing that is Elastic. */
  skin(): Promise<string> {
    return this.page.evaluate(() => (window as unknown as { rcmail: { env: { skin: string } } }).rcmail.env.skin)
  }

  override async editor(): Promise<ElementHandle> {
    const frame = await (await this.page.waitForSelector(':is(#composebody_ifr, #compose-body_ifr)'))!.contentFrame()
    return (await frame!.waitForSelector('body#tinymce[contenteditable="true"]'))!
  }

  override async type({ to, ...rest }: Typed): Promise<void> {
    if (to !== undefined) {
      await this.page.focus('#_to')
      await this.page.keyboard.type(to)
    }
    await super.type(rest)
  }

  override async press(): Promise<void> {
    await this.page.waitForFunction(() => (window as unknown as { rcmail: { busy?: boolean } }).rcmail.busy !== true)
    await this.page.click('#messagetoolbar a.send')
  }

  /** Whether something stands before this. */
  isCovered(selector: string): Promise<boolean> {
    return this.page.$eval(selector, (element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return document.elementFromPoint(x + width / 2, y + height / 2) !== element
    })
  }

  /** Names of the files that the webmail shows as attached. */
  attached(): Promise<string[]> {
    return this.page.$$eval(':is(#attachment-list, #attachmentslist) > li:not(.uploading) .attachment-name', (names) => names.map(({ textContent }) => textContent))
  }

  override async choose(paths: readonly string[]): Promise<void> {
    await ((await this.page.waitForSelector('input[type="file"][name="_attachments[]"]'))!).uploadFile(...paths)
  }
}
