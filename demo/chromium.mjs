// Debian's Chromium with the unpacked extension.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'

/** See chromium.d.mts for the contract. */
export async function launchChromium({
  extensionDir, display = '', headless = display === '', proxy, userDataDir, executablePath = '/usr/bin/chromium', viewport = { width: 1280, height: 900 }, args = [], language = 'fr-FR',
} = {}) {
  const profile = userDataDir ?? mkdtempSync(join(tmpdir(), 'sceau-chromium-'))
  if (extensionDir) allowUnpacked(profile)
  const extension = extensionDir ? [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`] : []
  // Loopback is never proxied unless the bypass list says so.
  const through = proxy ? [`--proxy-server=http://127.0.0.1:${proxy}`, '--proxy-bypass-list=<-loopback>'] : []
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    userDataDir: profile,
    defaultViewport: headless ? viewport : null,
    enableExtensions: true,
    // Over a pipe rather than a port: whatever ends us, kill -9 included, ends the browser too.
    pipe: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...extension, ...through,
      '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
      '--no-default-browser-check', '--password-store=basic', '--disable-search-engine-choice-screen', `--lang=${language}`,
      '--disable-features=PasswordManagerEnabled,PasswordLeakDetection,Translate,AutofillServerCommunication,OptimizationHints', '--disable-dev-shm-usage', ...args,
    ],
    env: { ...process.env, ...(display === '' ? {} : { DISPLAY: display }), LANGUAGE: 'fr', LC_ALL: 'C.UTF-8' },
    handleSIGINT: false,
  })
  const worker = extensionDir ? await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().startsWith('chrome-extension://'), { timeout: 15000 }) : null
  const extensionId = worker ? new URL(worker.url()).host : ''
  return {
    browser,
    extensionId,
    extensionUrl: (path) => `chrome-extension://${extensionId}/${path}`,
    async background() {
      const target = await browser.waitForTarget((each) => each.type() === 'service_worker' && each.url().startsWith(`chrome-extension://${extensionId}`), { timeout: 10000 })
      return target.worker()
    },
    async close() {
      await browser.close()
      if (!userDataDir) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Without developer mode Chromium switches an unpacked extension off when it is reloaded. A profile that exists keeps its settings. */
function allowUnpacked(profile) {
  const preferences = join(profile, 'Default', 'Preferences')
  if (existsSync(preferences)) return
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(preferences, JSON.stringify({ extensions: { ui: { developer_mode: true } } }))
}
