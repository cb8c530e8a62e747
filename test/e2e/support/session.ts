import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { expect, inject } from 'vitest'
import { connectBox, type ConnectedBox } from '../../../demo/box.mjs'
import { type ChromiumWithExtension, launchChromium } from '../../../demo/chromium.mjs'
import { launchFirefox } from '../../../demo/firefox.mjs'
import { DOCTOR, PLAIN_WRITER } from '../../../demo/people.mjs'
import { type RecordingProxy, startRecordingProxy } from '../../../demo/recording-proxy.mjs'
import { type Doubles, startDoubles } from '../../webmail-doubles/server.ts'
import type { WebmailDouble } from '../../webmail-doubles/webmail-double.ts'
import { ComposeView, logIn } from './compose-view.ts'
import { startDisplay } from './display.ts'
import { bornOf } from './patients.ts'
import { logIntoSogo } from './sogo-view.ts'
import { answerOf, within } from './time.ts'

/** The part of the extension's interface that tests use from within one of its pages. */
declare const chrome: {
  readonly runtime: { sendMessage(message: unknown): Promise<{ answer?: unknown } | undefined>; reload(): void }
  readonly permissions: { request(wanted: { origins: string[] }): Promise<boolean> }
  readonly declarativeNetRequest: { getDynamicRules(): Promise<readonly unknown[]> }
  readonly extension: { getBackgroundPage(): object | null }
  readonly storage: { readonly local: { get(key: string | null): Promise<Record<string, unknown>>; set(items: Record<string, unknown>): Promise<void> } }
}

export interface SessionOptions {
  /** Without it the same browser runs unguarded: the control of a proof. */
  readonly guarded?: boolean
  readonly userDataDir?: string
  /** Starts the browser in place of Debian's own. */
  readonly program?: string
  /** Folder into which downloads go without a question. */
  readonly downloads?: string
  /** With a real clipboard, which takes pictures and files: the browser stands on a display of its own then. */
  readonly clipboard?: boolean
  /** Firefox only: milliseconds after which a background that nobody asks is ended; half a minute where it is left out. */
  readonly backgroundIdle?: number
  /** Rebuilt webmails that answer under their real host names. */
  readonly doubles?: readonly WebmailDouble[]
}

/** One browser on the box, with everything that leaves it recorded. */
export class Session {
  readonly box: ConnectedBox = connectBox(inject('box'))
  readonly browser: Browser
  readonly proxy: RecordingProxy
  readonly #doubles: Doubles | null
  /** Chromium only: its extension pages and service worker can be reached. */
  readonly chromium: ChromiumWithExtension | null
  /** The X display on which it stands; empty without a clipboard. */
  readonly display: string
  readonly #close: () => Promise<void>
  readonly extensionUrl: (path: string) => string

  /** The page with which the extension greets after installation, kept open in the background. */
  #own: Page | null

  /** Webmails that have a log-in of this browser. */
  readonly #known = new Set<'html' | 'text'>()

  private constructor(
    browser: Browser, proxy: RecordingProxy, own: Page | null, chromium: ChromiumWithExtension | null,
    extensionUrl: (path: string) => string, close: () => Promise<void>, doubles: Doubles | null, display: string,
  ) {
    this.#doubles = doubles
    this.display = display
    this.browser = browser
    this.#own = own
    this.proxy = proxy
    this.chromium = chromium
    this.extensionUrl = extensionUrl
    this.#close = close
  }

  static async start({ guarded = true, userDataDir, program, downloads, doubles: webmails = [], clipboard = false, backgroundIdle }: SessionOptions = {}): Promise<Session> {
    const doubles = webmails.length === 0 ? null : await startDoubles(webmails)
    const proxy = await startRecordingProxy({ led: Object.fromEntries((doubles?.hosts ?? []).map((host) => [host, doubles!.port])) })
    const extension = guarded ? { extensionDir: inject('extensionDir') } : {}
    const profile = { ...(userDataDir === undefined ? {} : { userDataDir }), ...(program === undefined ? {} : { executablePath: program }) }
    const display = clipboard ? await startDisplay() : null
    const shown = display ? { display: display.name } : {}
    const closing = (browser: { close(): Promise<void> }) => async (): Promise<void> => {
      await browser.close()
      display?.close()
    }
    if (inject('browser') === 'firefox') {
      const launched = await launchFirefox({ ...extension, ...shown, proxy: proxy.port, anyCertificate: doubles !== null, ...profile, prefs: { ...UNASKED, ...(backgroundIdle === undefined ? {} : { 'extensions.background.idle.timeout': backgroundIdle }), ...(userDataDir === undefined ? {} : KEPT), ...(downloads === undefined ? {} : downloadsTo(downloads)) } })
      const own = guarded ? await welcome(launched.browser) : null
      return new Session(launched.browser, proxy, own, null, launched.extensionUrl, closing(launched), doubles, display?.name ?? '')
    }
    const args = [...(doubles ? ['--ignore-certificate-errors'] : []), ...(program === undefined ? [] : ['--no-sandbox']), ...(display ? ['--window-size=1280,1000'] : [])]
    const launched = await launchChromium({ ...extension, ...shown, args, proxy: proxy.port, ...profile })
    if (downloads !== undefined) {
      const browser = await launched.browser.target().createCDPSession()
      await browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads })
    }
    const own = guarded ? await welcome(launched.browser) : null
    return new Session(launched.browser, proxy, own, launched, launched.extensionUrl, closing(launched), doubles, display?.name ?? '')
  }

  /** The rebuilt webmails of this browser. */
  get doubles(): Doubles {
    if (!this.#doubles) throw new Error('this browser was started without rebuilt webmails')
    return this.#doubles
  }

  /** An empty tab. */
  async tab(): Promise<Page> {
    const page = await this.browser.newPage()
    // "Leave this page?" is answered by yes: a stop must not rest on a question of the browser's.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
    return closingInTime(page)
  }

  /** A tab of the doctor's ordinary webmail, logged in. */
  async ordinary(kind: 'html' | 'text' = 'text'): Promise<Page> {
    const page = await this.tab()
    this.#known.add(kind)
    await logIn(page, this.box.urls.ordinary[kind], DOCTOR.ordinary)
    return page
  }

  /** An empty compose view of the ordinary webmail in a tab of its own. */
  async compose(kind: 'html' | 'text' = 'text'): Promise<ComposeView> {
    const page = this.#known.has(kind) ? await this.tab() : await this.ordinary(kind)
    return ComposeView.open(page, this.box.urls.ordinary[kind], kind === 'html')
  }

  /** A tab of the doctor's ordinary SOGo, logged in; or, with plain text, of the practice's reception. */
  async sogo(kind: 'html' | 'text' = 'html'): Promise<Page> {
    const page = await this.tab()
    await page.goto(kind === 'html' ? this.box.urls.ordinary.sogo : this.box.urls.ordinary.sogoText)
    await logIntoSogo(page, kind === 'html' ? DOCTOR.ordinary : PLAIN_WRITER.ordinary)
    return page
  }

  /** Installs the extension into a browser that was started without it, beside the pages that are open there. */
  async install(): Promise<void> {
    await this.browser.installExtension(inject('extensionDir'))
    this.#own = await welcome(this.browser)
  }

  /** Reloads the extension as an update does. Its own pages close with it, and the first one opens again only at installation. */
  async reloadExtension(): Promise<void> {
    await this.own.evaluate(() => { setTimeout(() => chrome.runtime.reload(), 0) })
    this.#own = null
  }

  /** Firefox only: whether the background runs at this moment. The question wakes nobody. */
  isBackgroundAwake(): Promise<boolean> {
    return this.own.evaluate(() => chrome.extension.getBackgroundPage() !== null)
  }

  /** Resolves once the browser has the rules about links, which it takes in some time after the installation. */
  async waitLinkRules(): Promise<void> {
    await expect.poll(() => this.own.evaluate(async () => (await chrome.declarativeNetRequest.getDynamicRules()).length)).toBeGreaterThan(0)
  }

  /** As if the directory had never been fetched and cannot be. */
  async forgetDirectory(): Promise<void> {
    await this.settings({ directoryUrl: 'http://annuaire.localhost:9/gone.txt' })
    await this.own.evaluate(() => new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('sceau')
      opening.onerror = () => reject(new Error('no database'))
      opening.onsuccess = () => {
        const clearing = opening.result.transaction('directory', 'readwrite').objectStore('directory').clear()
        clearing.onsuccess = () => resolve()
      }
    }))
    await this.reloadExtension()
  }

  /** Ends the browser as a crash does. */
  async crash(): Promise<void> {
    this.browser.process()?.kill('SIGKILL')
    await this.proxy.close()
  }

  /** A window or tab that the extension opened. */
  async extensionPage(path: string): Promise<Page> {
    const deadline = Date.now() + 15_000
    while (Date.now() < deadline) {
      for (const page of await this.browser.pages()) {
        if (page === this.own || (page.url() !== 'about:blank' && !page.url().includes(path))) continue
        if (await stands(page, path)) return closingInTime(page)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`the extension did not open ${path}`)
  }

  /** Where a patient's words were seen in the ordinary world: in what left the browser, and on the servers' disks. */
  seen(needles: readonly string[]): string[] {
    const hosts = new Set(Object.values(this.box.urls.ordinary).filter((url) => url !== '').map((url) => new URL(url).hostname))
    const left = this.proxy.seen(needles, { where: ({ url, method }) => method === 'CONNECT' || hosts.has(hostOf(url)) || !url.includes('operateur') })
    const disks = this.box.filesContaining(needles, { world: 'ordinary', since: bornOf(needles) })
    return [...left.map(({ method, url, seen }) => `${method} ${url}: ${seen.join(', ')}`), ...disks.map(({ path, seen }) => `${path}: ${seen.join(', ')}`)]
  }

  /** What left the browser for anywhere but this webmail. Browsers ask their makers for settings and accounts when they like, of nobody's names. */
  elsewhere(webmail: string | null): string[] {
    return this.proxy.requests.filter(({ url }) => webmail === null || !url.includes(new URL(webmail).host))
      .map(({ method, url }) => `${method} ${url}`).filter((line) => !MAKERS.has(line))
  }

  /** A page of the extension, to see what it sees. */
  get own(): Page {
    if (!this.#own) throw new Error('this browser runs without the extension')
    return this.#own
  }

  /** Asks the background as the extension's own pages do. */
  async ask<T>(kind: string, request: Record<string, unknown> = {}): Promise<T> {
    const reply = await answerOf(`the background's answer to ${kind}`, this.own.evaluate(async (message) => JSON.stringify(await chrome.runtime.sendMessage(message)), { sceau: kind, request }))
    return (JSON.parse(reply) as { answer: T }).answer
  }

  /** Switches Sceau on for a site as the popup's button does: the browser is asked within a click. Firefox only. */
  async switchOn(origin: string): Promise<void> {
    const page = this.own
    await page.bringToFront()
    await page.evaluate((site) => {
      const button = document.body.appendChild(Object.assign(document.createElement('button'), { id: 'switch-on', textContent: site }))
      button.style.cssText = 'position:fixed;inset:0 auto auto 0;z-index:9'
      button.addEventListener('click', () => void chrome.permissions.request({ origins: [`${site}/*`] }).then((granted) => { button.dataset.granted = String(granted) }))
    }, origin)
    await page.click('#switch-on')
    await page.waitForSelector('#switch-on[data-granted="true"]')
    await page.evaluate(() => document.getElementById('switch-on')?.remove())
    await this.ask('switch-site-on', { origin })
  }

  async settings(change: Record<string, unknown>): Promise<void> {
    const settings = await this.ask<Record<string, unknown>>('settings')
    await this.ask('save-settings', { settings: { ...settings, ...change } })
  }

  /** The doctor's profile with the secure mailbox of the box, in one of its webmails. */
  async secureProfile(webmail: 'html' | 'sogo' = 'html'): Promise<void> {
    await this.settings({
      profiles: [{ id: 'lea', name: DOCTOR.name, secureAddress: DOCTOR.secure, secureWebmail: this.box.urls.secure[webmail] }], activeProfile: 'lea',
    })
  }

  /** Keeps pictures of every tab and what was asked of servers last, for whoever has to find out why a test failed; a second try finds no window of this one. */
  async afterFailure(name: string): Promise<void> {
    const folder = join('test-results', `${inject('browser')}-${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}`)
    mkdirSync(folder, { recursive: true })
    const asked = this.proxy.requests.slice(-LAST_ASKED).map(({ at, status, method, url, body }) => (
      `${new Date(at).toISOString()} ${status} ${method} ${url}${method === 'GET' || method === 'CONNECT' ? '' : `\n  ${Buffer.from(body.subarray(0, 400)).toString()}`}`
    ))
    writeFileSync(join(folder, 'asked.txt'), `${new Date().toISOString()}\n${asked.join('\n')}\n`)
    for (const [index, page] of (await this.browser.pages()).entries()) {
      await page.bringToFront().catch(() => undefined)
      await page.screenshot({ path: join(folder, `${index}.png`) }).catch(() => undefined)
      if (page !== this.#own && (await stands(page, this.extensionUrl('')))) await page.close().catch(() => undefined)
    }
  }

  async close(): Promise<void> {
    await this.#close()
    await this.proxy.close()
    await this.#doubles?.close()
  }
}

/** Requests told of a test that failed. */
const LAST_ASKED = 60

const MAKERS = new Set(['CONNECT firefox.settings.services.mozilla.com:443', 'CONNECT accounts.google.com:443'])

/** Firefox grants what a page of the extension asks for within a click, without a question of its own: no test can answer that one. */
const UNASKED = { 'extensions.webextOptionalPermissionPrompts': false }

/** An extension installed for the session loses what it stored when Firefox starts anew, an installed one does not. */
const KEPT = { 'extensions.webextensions.keepStorageOnUninstall': true, 'extensions.webextensions.keepUuidOnUninstall': true }

const downloadsTo = (folder: string): Record<string, unknown> => ({
  'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true,
  'browser.download.always_ask_before_handling_new_types': false, 'browser.helperApps.neverAsk.saveToDisk': 'message/rfc822',
})

/** A page whose end is not waited for without end: Chromium has been seen to close one that had just sent, and never to tell its driver. */
function closingInTime(page: Page): Page {
  const close = page.close.bind(page)
  page.close = (options) => within(10_000, close(options), undefined)
  return page
}

/** Whether a page has this in its address. One that does not answer is asked again by whoever waits for it. */
const stands = (page: Page, address: string): Promise<boolean> => within(3000, page.evaluate((wanted) => location.href.includes(wanted), address), false)

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '')

/** After installation the extension greets in a tab of its own, which takes the focus: it has to be there before anything is typed. */
async function welcome(browser: Browser): Promise<Page> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    // Firefox names the pages of extensions `about:blank`.
    for (const page of (await browser.pages()).filter((each) => each.url() === 'about:blank' || each.url().includes('/src/options/options.html'))) {
      if (await page.evaluate(() => document.readyState === 'complete' && location.href.includes('options.html')).catch(() => false)) return page
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the extension did not open its first page')
}
