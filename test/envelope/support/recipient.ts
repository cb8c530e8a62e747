import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'puppeteer-core'
import { launchChromium } from '../../../demo/chromium.mjs'
import { launchFirefox } from '../../../demo/firefox.mjs'
import { ENTER, WebKit } from './webkit.ts'

export type BrowserName = 'Chromium' | 'Firefox' | 'WebKitGTK'

/** Somebody who got an envelope as a file and opens it in a browser of theirs, by hand. */
export interface Recipient {
  /** Opens a file from the disk. */
  open(html: Blob | string): Promise<void>
  goto(url: string): Promise<void>
  evaluate<Result>(run: (...args: never[]) => Result | Promise<Result>, ...args: unknown[]): Promise<Result>
  /** Types into a field, in the place of what stands there, and presses Enter if asked. */
  type(selector: string, text: string, enter?: boolean): Promise<void>
  click(selector: string): Promise<void>
  choose(selector: string, path: string): Promise<void>
  /** Waits until it is true in the page. */
  until(condition: (...args: never[]) => boolean, ...args: unknown[]): Promise<void>
  /** Bytes that the browser saved under this name. */
  saved(name: string): Promise<Buffer>
  /** Only where the browser is driven by puppeteer. */
  readonly page?: Page
  close(): Promise<void>
}

export async function launch(name: BrowserName, proxy?: number): Promise<Recipient> {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-recipient-'))
  const driven = name === 'WebKitGTK' ? await byWebDriver(proxy) : await byPuppeteer(name, folder, proxy)
  let count = 0
  return {
    ...driven,
    async open(html) {
      const path = join(folder, `pli-${++count}.html`)
      writeFileSync(path, typeof html === 'string' ? html : Buffer.from(await html.arrayBuffer()))
      await driven.goto(pathToFileURL(path).href)
    },
    async close() {
      await driven.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type Driven = Omit<Recipient, 'open'>

async function byPuppeteer(name: 'Chromium' | 'Firefox', folder: string, proxy: number | undefined): Promise<Driven> {
  const through = proxy === undefined ? {} : { proxy }
  const { browser, close } = name === 'Chromium'
    ? await launchChromium(through)
    : await launchFirefox({ ...through, prefs: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true, 'browser.download.always_ask_before_handling_new_types': false } })
  const page = await browser.newPage()
  if (name === 'Chromium') {
    const session = await browser.target().createCDPSession()
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder })
  }
  return {
    page, close,
    goto: async (url) => { await page.goto(url) },
    evaluate: (run, ...args) => page.evaluate(run as never, ...(args as never[])),
    async type(selector, text, enter) {
      await page.$eval(selector, (field) => { (field as HTMLInputElement).value = '' })
      await page.type(selector, text)
      if (enter) await page.keyboard.press('Enter')
    },
    click: (selector) => page.click(selector),
    async choose(selector, path) {
      const field = await page.waitForSelector(selector)
      await (await field!.toElement('input')).uploadFile(path)
    },
    until: async (condition, ...args) => { await page.waitForFunction(condition as never, { timeout: 20_000 }, ...(args as never[])) },
    saved: async (saved) => {
      const path = join(folder, saved)
      await soon(() => existsSync(path) && !existsSync(`${path}.part`) && !existsSync(`${path}.crdownload`) && readFileSync(path).length > 0)
      return readFileSync(path)
    },
  }
}

async function byWebDriver(proxy: number | undefined): Promise<Driven> {
  const webkit = await WebKit.launch(proxy === undefined ? {} : { proxy })
  const evaluate: Driven['evaluate'] = (run, ...args) => webkit.evaluate(run.toString(), ...args)
  return {
    evaluate,
    close: () => webkit.close(),
    async goto(url) {
      await webkit.goto(url)
      if (!url.startsWith('file:')) return
      // The small browser asks where to save: what it was asked to save is kept instead.
      await evaluate(() => {
        const kept = (window as unknown as { kept: Record<string, Blob> }).kept = {}
        const urls = new Map<string, Blob>()
        const create = URL.createObjectURL.bind(URL)
        URL.createObjectURL = (blob: Blob) => {
          const made = create(blob)
          urls.set(made, blob)
          return made
        }
        document.addEventListener('click', (event) => {
          const link = event.target as HTMLAnchorElement
          if (!link.download) return
          event.preventDefault()
          Object.assign(kept, { [link.download]: urls.get(link.href) })
        })
      })
    },
    async type(selector, text, enter) {
      await evaluate(((query: string) => { document.querySelector<HTMLInputElement>(query)!.value = '' }), selector)
      await webkit.type(selector, text + (enter ? ENTER : ''))
    },
    click: (selector) => webkit.click(selector),
    choose: (selector, path) => webkit.type(selector, path),
    until: (condition, ...args) => soon(() => evaluate(condition, ...args)),
    async saved(name) {
      const read = async (key: string): Promise<string> => {
        const blob = (window as unknown as { kept: Record<string, Blob> }).kept[key]
        if (!blob) return ''
        return new Promise((resolve) => {
          const reader = new FileReader()
          reader.onload = () => resolve((reader.result as string).split(',')[1] ?? '')
          reader.readAsDataURL(blob)
        })
      }
      await soon(async () => (await evaluate(read as never, name)) !== '')
      return Buffer.from(await evaluate<string>(read as never, name), 'base64')
    },
  }
}

/** Waits for something that another process does. */
async function soon(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${condition.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
