// The doctor's desk: Chromium with Sceau, and Sceau knows who writes and where the secure mailbox is.
import { launchChromium } from './chromium.mjs'
import { DOCTOR } from './people.mjs'

/**
 * Opens Chromium with the extension and its first page; further options are those of `launchChromium`.
 * @param {{extensionDir:string, secureWebmail:string}} options
 */
export async function openDesk({ extensionDir, secureWebmail, ...options }) {
  const chromium = await launchChromium({ extensionDir, ...options })
  try {
    const welcome = await welcomePage(chromium)
    await welcome.evaluate((settings) => chrome.storage.local.set({ settings }), {
      profiles: [{ id: 'lea', name: DOCTOR.name, secureAddress: DOCTOR.secure, secureWebmail }],
      activeProfile: 'lea',
    })
    return { ...chromium, welcome }
  } catch (error) {
    await chromium.close()
    throw error
  }
}

/** After its installation the extension greets in a tab of its own, which takes the focus. */
async function welcomePage({ browser, extensionUrl }) {
  const target = await browser.waitForTarget((each) => each.url().startsWith(extensionUrl('src/options/options.html')), { timeout: 20000 })
  const page = await target.page()
  await page.waitForSelector('#bienvenue h2', { timeout: 20000 })
  return page
}
