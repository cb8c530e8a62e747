import type { Browser, Page } from 'puppeteer-core'
import { inject } from 'vitest'
import { connectBox, type ConnectedBox } from '../../../demo/box.mjs'
import { type ChromiumWithExtension, launchChromium } from '../../../demo/chromium.mjs'
import { launchFirefox } from '../../../demo/firefox.mjs'
import { DOCTOR } from '../../../demo/people.mjs'
import { type RecordingProxy, startRecordingProxy } from '../../../demo/recording-proxy.mjs'
import { ComposeView, logIn } from './compose-view.ts'

/** The part of Chromium's extension interface that a test uses inside the background. */
declare const chrome: {
  readonly storage: { readonly local: { get(key: string): Promise<Record<string, unknown>>; set(items: Record<string, unknown>): Promise<void> } }
}

export interface SessionOptions {
  /** Without it the same browser runs unguarded: the control of a proof. */
  readonly guarded?: boolean
  readonly userDataDir?: string
}

/** One browser on the box, with everything that leaves it recorded. */
export class Session {
  readonly box: ConnectedBox = connectBox(inject('box'))
  readonly browser: Browser
  readonly proxy: RecordingProxy
  /** Chromium only: its extension pages and service worker can be reached. */
  readonly chromium: ChromiumWithExtension | null
  readonly #close: () => Promise<void>
  readonly extensionUrl: (path: string) => string

  private constructor(browser: Browser, proxy: RecordingProxy, chromium: ChromiumWithExtension | null, extensionUrl: (path: string) => string, close: () => Promise<void>) {
    this.browser = browser
    this.proxy = proxy
    this.chromium = chromium
    this.extensionUrl = extensionUrl
    this.#close = close
  }

  static async start({ guarded = true, userDataDir }: SessionOptions = {}): Promise<Session> {
    const proxy = await startRecordingProxy()
    const extension = guarded ? { extensionDir: inject('extensionDir') } : {}
    if (inject('browser') === 'firefox') {
      const launched = await launchFirefox({ ...extension, proxy: proxy.port })
      if (guarded) await closeWelcome(launched.browser)
      return new Session(launched.browser, proxy, null, launched.extensionUrl, launched.close)
    }
    const launched = await launchChromium({ ...extension, proxy: proxy.port, ...(userDataDir === undefined ? {} : { userDataDir }) })
    if (guarded) await closeWelcome(launched.browser)
    return new Session(launched.browser, proxy, launched, launched.extensionUrl, launched.close)
  }

  /** A tab of the doctor's ordinary webmail, logged in. */
  async ordinary(kind: 'html' | 'text' = 'text'): Promise<Page> {
    const page = await this.browser.newPage()
    // "Leave this page?" is answered by yes: a stop must not rest on a question of the browser's.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
    await logIn(page, this.box.urls.ordinary[kind], DOCTOR.ordinary)
    return page
  }

  /** An empty compose view of the ordinary webmail in a tab of its own. */
  async compose(kind: 'html' | 'text' = 'text'): Promise<ComposeView> {
    return ComposeView.open(await this.ordinary(kind), this.box.urls.ordinary[kind], kind === 'html')
  }

  /** Where a patient's words were seen in the ordinary world: in what left the browser, and on the servers' disks. */
  seen(needles: readonly string[]): string[] {
    const hosts = new Set(Object.values(this.box.urls.ordinary).map((url) => new URL(url).hostname))
    const left = this.proxy.seen(needles, { where: ({ url, method }) => method === 'CONNECT' || hosts.has(hostOf(url)) || !url.includes('operateur') })
    const disks = this.box.filesContaining(needles, { world: 'ordinary' })
    return [...left.map(({ method, url, seen }) => `${method} ${url}: ${seen.join(', ')}`), ...disks.map(({ path, seen }) => `${path}: ${seen.join(', ')}`)]
  }

  /** Settings as the options page writes them. Chromium only. */
  async settings(change: Record<string, unknown>): Promise<void> {
    const worker = await this.chromium?.background()
    if (!worker) throw new Error('the background can only be reached in Chromium')
    await worker.evaluate(async (more) => {
      const { settings } = await chrome.storage.local.get('settings')
      await chrome.storage.local.set({ settings: { ...(settings as object | undefined), ...more } })
    }, change)
  }

  /** The doctor's profile with the secure mailbox of the box. */
  async secureProfile(): Promise<void> {
    await this.settings({
      profiles: [{ id: 'lea', name: DOCTOR.name, secureAddress: DOCTOR.secure, secureWebmail: this.box.urls.secure.html }], activeProfile: 'lea',
    })
  }

  async close(): Promise<void> {
    await this.#close()
    await this.proxy.close()
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '')

/** After installation the extension greets in a tab of its own, which takes the focus. */
async function closeWelcome(browser: Browser): Promise<void> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    const welcome = (await browser.pages()).find((page) => page.url().includes('/src/options/options.html'))
    if (welcome) {
      await welcome.close()
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the extension did not open its first page')
}
