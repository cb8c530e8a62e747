// The practice in a box and the browsers that the benchmarks use, started when first asked for.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { dataDirFor, startBox } from '../../demo/box.mjs'
import { launchChromium } from '../../demo/chromium.mjs'
import { buildExtension } from '../../demo/extension-box.mjs'
import { DOCTOR } from '../../demo/people.mjs'

/** Imports a TypeScript file of the project. */
export async function importSource(path) {
  const { module } = await runnerImport(fileURLToPath(new URL(`../../${path}`, import.meta.url)), { configFile: false, logLevel: 'error' })
  return module
}

export class Practice {
  #box
  #views
  #browsers = []

  /** The running servers, with autosave as Roundcube is delivered. */
  box() {
    return (this.#box ??= startBox({ dataDir: dataDirFor('bench'), fresh: true }))
  }

  /** The extension built for these servers. */
  async extensionDir() {
    const { urls } = await this.box()
    return buildExtension({ urls, browser: 'chromium', out: 'bench-chromium' })
  }

  /** How a practitioner writes a mail: the same hands as in the end-to-end tests. */
  async views() {
    return (this.#views ??= await importSource('test/e2e/support/compose-view.ts'))
  }

  /** Chromium logged into the ordinary webmail, with the unpacked extension in `extensionDir` or with none. */
  async browser({ extensionDir, greets = false } = {}) {
    const { urls } = await this.box()
    const launched = await launchChromium({ extensionDir })
    this.#browsers.push(launched)
    if (greets) await closeGreeting(launched.browser)
    const page = await launched.browser.newPage()
    await (await this.views()).logIn(page, urls.ordinary.text, DOCTOR.ordinary)
    return { ...launched, page }
  }

  /** Chromium with Sceau, set up as a practitioner has it: with their secure mailbox. */
  async guarded() {
    const launched = await this.browser({ extensionDir: await this.extensionDir(), greets: true })
    const { urls } = await this.box()
    const worker = await launched.background()
    await worker.evaluate(async (profile) => {
      const { settings = {} } = await chrome.storage.local.get('settings')
      await chrome.storage.local.set({ settings: { ...settings, profiles: [profile], activeProfile: profile.id } })
    }, { id: 'lea', name: DOCTOR.name, secureAddress: DOCTOR.secure, secureWebmail: urls.secure.html })
    return launched
  }

  /** An empty compose view in a tab of its own, `prepare`d before its first page. */
  async compose({ browser }, { kind = 'text', prepare = () => {} } = {}) {
    const { urls } = await this.box()
    const { ComposeView, logIn } = await this.views()
    const page = await browser.newPage()
    await prepare(page)
    await logIn(page, urls.ordinary[kind], DOCTOR.ordinary)
    try {
      return await ComposeView.open(page, urls.ordinary[kind], kind === 'html')
    } catch (cause) {
      throw new Error(`no compose view on ${page.url()} (${await page.title()})`, { cause })
    }
  }

  async closeBrowsers() {
    for (const launched of this.#browsers.splice(0)) await launched.close()
  }

  async stop() {
    await this.closeBrowsers()
    await (await this.#box)?.stop()
  }
}

/** After installation the extension greets in a tab of its own, which takes the focus. */
async function closeGreeting(browser) {
  const target = await browser.waitForTarget((each) => each.url().includes('/src/options/options.html'), { timeout: 15_000 })
  await (await target.page())?.close()
}
