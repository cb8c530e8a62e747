// Sceau's panel as a practitioner uses it. It is a frame of the extension inside the webmail's page.
import { setTimeout as delay } from 'node:timers/promises'

const WAIT = { timeout: 20000 }
/** The panel takes no click on something that has only just appeared; a hand waits as long by itself. */
const DWELL = 700

const isPanel = (frame) => frame.url().includes('/src/panel/panel.html')

/** The panel of this tab, once it shows something. */
export async function panelOf(page) {
  const frame = await page.waitForFrame(isPanel, WAIT)
  await frame.waitForSelector('h1', WAIT)
  return frame
}

/** Counts the panels that this tab opens from now on. */
export function countPanels(page) {
  let opened = 0
  page.on('framenavigated', (frame) => {
    if (isPanel(frame)) opened += 1
  })
  return () => opened
}

/** What the panel says. */
export const wordsOf = (panel) => panel.$eval('.sheet', (sheet) => sheet.innerText)

/** Waits until the panel has come to a step: `reasons`, `hand-over`, `progress` or `outcome`. */
export const waitForStep = (panel, step) => panel.waitForSelector(`[data-step="${step}"]`, WAIT)

/** Clicks in the panel, once it has stood still for a moment. */
export async function pressIn(page, panel, selector) {
  await page.bringToFront()
  const button = await panel.waitForSelector(selector, WAIT)
  await delay(DWELL)
  await button.click()
}
