// Chromium in a window: Sceau ready, both webmails logged in.
import { launchChromium } from './chromium.mjs'
import { openDesk } from './desk.mjs'
import { DOCTOR } from './people.mjs'
import { openSogo, openWebmail } from './webmail.mjs'

const WINDOW = ['--start-maximized', ...(!process.env.DISPLAY && process.env.WAYLAND_DISPLAY ? ['--ozone-platform=wayland'] : [])]

/**
 * Opens the window. `closed` resolves once the practitioner has closed it.
 * @param {{urls:import('./box.mjs').BoxUrls, extensionDir:string, webmail?:'roundcube'|'sogo'}} options
 */
export async function openWindow({ urls, extensionDir, webmail = 'roundcube' }) {
  const [kind, open] = webmail === 'sogo' ? ['sogo', openSogo] : ['html', openWebmail]
  const desk = await openDesk({ extensionDir, secureWebmail: urls.secure[kind], headless: false, args: WINDOW })
  const closed = new Promise((done) => desk.browser.once('disconnected', done))
  try {
    const [ordinary] = (await desk.browser.pages()).filter((page) => page !== desk.welcome)
    await open(ordinary ?? (await desk.browser.newPage()), urls.ordinary[kind], DOCTOR.ordinary)
    await open(await desk.browser.newPage(), urls.secure[kind], DOCTOR.secure)
    await ordinary?.bringToFront()
    await desk.welcome.close()
  } catch (error) {
    await desk.close()
    throw error
  }
  return { closed, close: () => desk.close() }
}

/**
 * Opens a window without the extension, in the webmail whose server has the plugin.
 * @param {{urls:import('./box.mjs').BoxUrls, headless?:boolean}} options
 */
export async function openPluginWindow({ urls, headless = false }) {
  const chromium = await launchChromium({ headless, args: WINDOW })
  const closed = new Promise((done) => chromium.browser.once('disconnected', done))
  try {
    const [page] = await chromium.browser.pages()
    await openWebmail(page ?? (await chromium.browser.newPage()), urls.ordinary.plugin, DOCTOR.ordinary)
  } catch (error) {
    await chromium.close()
    throw error
  }
  return { closed, close: () => chromium.close() }
}
