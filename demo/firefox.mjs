// Debian's Firefox with the extension installed for the session.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'

/** The extension's address inside Firefox; fixed, so that tests can recognise its pages. */
const UUID = '5ceau000-0000-4000-8000-000000000001'.replace('5ceau000', '5cea0000')
const GECKO_ID = 'sceau@sceau.invalid'

/** Names of great sites are pinned: their certificates, and that they want one at all. */
const ANY_CERTIFICATE = { 'network.stricttransportsecurity.preloadlist': false, 'security.cert_pinning.enforcement_level': 0 }

/** See firefox.d.mts for the contract. */
export async function launchFirefox({
  extensionDir, display = '', headless = display === '', proxy, executablePath = '/usr/bin/firefox-esr', viewport = { width: 1280, height: 900 }, prefs = {}, anyCertificate = false, userDataDir,
} = {}) {
  const through = proxy
    ? {
        'network.proxy.type': 1, 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': proxy, 'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': proxy, 'network.proxy.no_proxies_on': '', 'network.proxy.allow_hijacking_localhost': true,
      }
    : {}
  // Preferences of the run before, which its end may have left behind, would come before ours.
  if (userDataDir !== undefined) for (const file of ['prefs.js', 'user.js', 'prefs.js.puppeteer', 'user.js.puppeteer']) rmSync(join(userDataDir, file), { force: true })
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    ...(userDataDir === undefined ? {} : { userDataDir }),
    acceptInsecureCerts: anyCertificate,
    env: display === '' ? process.env : { ...process.env, DISPLAY: display },
    defaultViewport: headless ? viewport : null,
    extraPrefsFirefox: {
      // The list of what was downloaded takes the keyboard, and no page gets it back.
      'browser.download.alwaysOpenPanel': false,
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
      // A store install asks for the hosts once; a temporary one gets them here.
      'extensions.originControls.grantByDefault': true,
      'intl.locale.requested': 'fr', 'intl.accept_languages': 'fr-FR, fr, en',
      'signon.rememberSignons': false, 'browser.aboutwelcome.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false,
      'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false, 'app.update.enabled': false,
      'browser.safebrowsing.malware.enabled': false, 'browser.safebrowsing.phishing.enabled': false,
      ...(anyCertificate ? ANY_CERTIFICATE : {}), ...through, ...prefs,
    },
    handleSIGINT: false,
  })
  if (extensionDir) await browser.installExtension(extensionDir)
  return {
    browser,
    extensionId: extensionDir ? UUID : '',
    extensionUrl: (path) => `moz-extension://${UUID}/${path}`,
    close: () => browser.close(),
  }
}
