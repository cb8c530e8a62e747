import type { Frame, Page } from 'puppeteer-core'

const WAIT = 20_000

/** Frame of Sceau's card and search, once it shows something. */
export async function peopleFrame(page: Page): Promise<Frame> {
  for (const deadline = Date.now() + WAIT; Date.now() < deadline;) {
    for (const frame of page.frames()) {
      if (frame.detached || frame === page.mainFrame()) continue
      // Firefox names the frames of extensions `about:blank`.
      const url = frame.url() === 'about:blank' ? await frame.evaluate(() => location.href).catch(() => '') : frame.url()
      if (url.includes('/src/people/people.html') && (await frame.$('.people h1').catch(() => null))) return frame
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the card did not open')
}

/** Whether the frame is to be seen. */
export const isShown = (page: Page): Promise<boolean> =>
  page.evaluate(() => [...document.querySelectorAll('[data-sceau-people]')].some((host) => host.matches(':popover-open')))

/** Presses Tab until the keyboard is on a mark or button of Sceau's line under a recipient field. */
export async function tabToLine(page: Page): Promise<void> {
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.matches('[data-sceau-people]') === true)) return
  }
  throw new Error('the marks did not open to the keyboard')
}
