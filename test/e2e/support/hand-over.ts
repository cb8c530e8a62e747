import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import type { BoxMail } from '../../../demo/box.mjs'
import { DOCTOR } from '../../../demo/people.mjs'
import { DWELL } from '../../../src/faces/gesture.ts'
import { ComposeView } from './compose-view.ts'
import { PanelView } from './panel.ts'
import type { Session } from './session.ts'
import { logIntoSogo, SogoView } from './sogo-view.ts'

/** Any webmail's compose view with a message that is held. */
type Held = Pick<ComposeView, 'page' | 'waitTone' | 'press' | 'panel'>

/** Presses Send on a message that is held, and gives the panel that opens. */
export async function held(view: Held): Promise<PanelView> {
  await view.waitTone('held')
  await view.page.bringToFront()
  await view.press()
  return new PanelView(view.page, await view.panel())
}

/** The tab of the secure mailbox that a hand-over opened, logged in and filled. `ours`: the tabs that were there before. */
export async function secureTab(session: Session, ours: readonly Page[]): Promise<ComposeView> {
  const secure = new URL(session.box.urls.secure.html).hostname
  const isNew = async (): Promise<Page | undefined> => (await session.browser.pages()).find((page) => !ours.includes(page) && page.url().includes(secure))
  await expect.poll(async () => (await isNew()) !== undefined, { timeout: 15_000 }).toBe(true)
  const page = (await isNew())!
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
  await page.waitForSelector('#rcmloginuser, form[name="form"] [name="_subject"]')
  if (await page.$('#rcmloginuser')) {
    await page.bringToFront()
    await page.type('#rcmloginuser', DOCTOR.secure)
    await page.type('#rcmloginpwd', 'secret')
    await page.click('#rcmloginsubmit')
    // Sceau leads on to the compose view before the page after the log-in is there: no single navigation to wait for.
    await expect.poll(() => page.$('form[name="form"] [name="_subject"]').catch(() => null), { timeout: 20_000 }).not.toBeNull()
  }
  const view = new ComposeView(page, true)
  await view.ready()
  return view
}

/** Hands a held message over as the panel proposes it; resolves once the secure mailbox's compose view is there. */
export async function handOver(session: Session, view: Held): Promise<{ panel: PanelView; secure: ComposeView }> {
  const panel = await held(view)
  const ours = await session.browser.pages()
  await panel.handOver()
  return { panel, secure: await secureTab(session, ours) }
}

/** The same, and sends it there. `mail`: what came to this address with this subject; the panel says by then what has become of it. */
export async function handOverAndSend(session: Session, view: Held, to: string, subject: string): Promise<{ panel: PanelView; secure: ComposeView; mail: BoxMail }> {
  const { panel, secure } = await handOver(session, view)
  await filled(panel)
  await secure.page.bringToFront()
  await secure.press()
  const mail = await session.box.waitForMail(to, (each) => each.subject === subject, { timeout: 60_000 })
  await panel.step('outcome')
  return { panel, secure, mail }
}

/** The secure mailbox's SOGo that a hand-over opened, logged in and with its compose view. */
export async function secureSogo(session: Session, ours: readonly Page[]): Promise<SogoView> {
  const secure = new URL(session.box.urls.secure.sogo).hostname
  const isNew = async (): Promise<Page | undefined> => (await session.browser.pages()).find((page) => !ours.includes(page) && page.url().includes(secure))
  await expect.poll(async () => (await isNew()) !== undefined, { timeout: 15_000 }).toBe(true)
  const page = (await isNew())!
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
  await logIntoSogo(page, DOCTOR.secure)
  await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('UIxMailPopupView')
  const view = new SogoView(page, true)
  await view.ready()
  return view
}

/** Waits until the message stands in the secure mailbox, ready to be sent there. */
export async function filled(panel: PanelView): Promise<void> {
  await panel.frame.waitForSelector('progress[value="2"]', { timeout: 30_000 })
}

/** Presses a button of a window of the extension, which takes no click on what has only just appeared. */
export async function pressIn(page: Page, selector: string): Promise<void> {
  const button = (await page.waitForSelector(selector))!
  await new Promise((resolve) => setTimeout(resolve, DWELL + 50))
  await button.click()
}
