// Chromium in a window: Sceau ready, both webmails logged in.
import { openDesk } from './desk.mjs'
import { DOCTOR } from './people.mjs'
import { openSogo, openWebmail } from './webmail.mjs'

/**
 * Opens the window. `closed` resolves once the practitioner has closed it.
 * @param {{urls:import('./box.mjs').BoxUrls, extensionDir:string, webmail?:'roundcube'|'sogo'}} options
 */
export async function openWindow({ urls, extensionDir, webmail = 'roundcube' }) {
  const [kind, open] = webmail === 'sogo' ? ['sogo', openSogo] : ['html', openWebmail]
  const wayland = !process.env.DISPLAY && process.env.WAYLAND_DISPLAY ? ['--ozone-platform=wayland'] : []
  const desk = await openDesk({ extensionDir, secureWebmail: urls.secure[kind], headless: false, args: ['--start-maximized', ...wayland] })
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
