import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Frame, Page } from 'puppeteer-core'
import { type Dialog, type Outlook, playOutlook, type PlayedMessage } from './office.ts'

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' }
/** Nothing but this machine is found by a browser with this flag. */
export const ONLY_HERE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
/** The panel takes no click on what has only just appeared. */
const DWELL = 550

declare global {
  // In the played page.
  var outlook: Outlook
}

/** Serves the built add-in, and beside it what an administrator put there. */
export async function serveAddin(folder: string): Promise<{ readonly origin: string; readonly beside: Map<string, Uint8Array | string>; readonly asked: string[]; close(): void }> {
  const beside = new Map<string, Uint8Array | string>()
  const asked: string[] = []
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://127.0.0.1').pathname.slice(1)
    asked.push(url)
    try {
      const content = path === 'played.html' ? '<!doctype html><title>Outlook</title>' : beside.get(path) ?? readFileSync(join(folder, path))
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, beside, asked,
    close: () => { server.closeAllConnections(); server.close() },
  }
}

/** One message being written in a played Outlook, in a real browser. The add-in's pages stand in frames, as Outlook puts them. */
export class PlayedOutlook {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(browser: Browser, origin: string, message: Partial<PlayedMessage>, options: Parameters<typeof playOutlook>[1] = {}): Promise<PlayedOutlook> {
    return PlayedOutlook.in(await browser.newPage(), origin, message, options)
  }

  static async in(page: Page, origin: string, message: Partial<PlayedMessage>, options: Parameters<typeof playOutlook>[1] = {}): Promise<PlayedOutlook> {
    // In place of Microsoft's script, which the browser was told not to find: no test asks the network for anything.
    await page.evaluateOnNewDocument('if (parent !== window) globalThis.Office = parent.outlook.office()')
    await page.goto(`${origin}/played.html`)
    await page.evaluate(`globalThis.outlook = (${playOutlook.toString()})(${JSON.stringify(message)}, ${JSON.stringify(options)})`)
    return new PlayedOutlook(page)
  }

  async frame(path: string): Promise<Frame> {
    const handle = await this.page.evaluateHandle((address) => {
      const frame = document.createElement('iframe')
      frame.style.cssText = 'inline-size: 320px; block-size: 760px; border: 0'
      frame.src = address
      document.body.append(frame)
      return frame
    }, path)
    const frame = await handle.asElement()!.contentFrame()
    return frame!
  }

  /** Loads the page of the events, as Outlook does when one is raised first. */
  async events(): Promise<void> {
    const frame = await this.frame('events.html')
    await frame.waitForFunction(() => document.readyState === 'complete')
  }

  async pane(): Promise<Frame> {
    const frame = await this.frame('taskpane.html')
    await frame.waitForSelector('.sheet:not([data-step="reading"])', { timeout: 30_000 })
    return frame
  }

  send(): Promise<Dialog> {
    return this.page.evaluate(() => globalThis.outlook.raise('onMessageSend'))
  }

  message(): Promise<PlayedMessage> {
    return this.page.evaluate(() => globalThis.outlook.message)
  }

  async change(change: Partial<PlayedMessage>): Promise<void> {
    await this.page.evaluate((given) => void Object.assign(globalThis.outlook.message, given), change)
  }
}

/** Presses the button with these words, until what it brings is there: the panel takes no click on what has just appeared. */
export async function press(frame: Frame, words: string, brings: string): Promise<void> {
  const deadline = Date.now() + 25_000
  const button = `::-p-xpath(//div[not(@hidden)]//button[contains(., "${words}")])`
  for (;;) {
    const found = await frame.waitForSelector(button, { visible: true, timeout: 15_000 })
    await new Promise((resolve) => setTimeout(resolve, DWELL))
    await found?.click().catch(() => undefined)
    if (await frame.waitForSelector(brings, { visible: true, timeout: 8_000 }).catch(() => null)) return
    if (Date.now() > deadline) throw new Error(`"${words}" does not bring ${brings}: ${await frame.$eval('#app', (app) => (app as HTMLElement).innerText)}`)
  }
}

export const textOf = (frame: Frame, selector = '#app'): Promise<string> => frame.$eval(selector, (element) => (element as HTMLElement).innerText)
