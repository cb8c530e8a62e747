import type { ElementHandle, Frame, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hospital, orange } from '../webmail-doubles/french/double.ts'
import { yahoo } from '../webmail-doubles/yahoo/double.ts'
import { control } from './support/control.ts'
import type { Hand } from './support/double-views.ts'
import { Files } from './support/files.ts'
import { HOSPITAL, ORANGE, OtherView, YAHOO } from './support/other-hands.ts'
import { freshPatient, type Patient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

const COLLEAGUE = 'sophie.garnier@autre-fournisseur.test'
const HARMLESS = 'Bonjour, on se voit jeudi à midi ?'
/** Longer than any save of a rebuilt page takes, more than once. */
const SAVES = 1000
const files = new Files()
let seed = 100
const opener = (url: string): string => (url === YAHOO.url ? '[data-test-id="compose-button"]' : '#ecrire')
let session: Session

afterAll(() => files.remove())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.afterFailure(task.name)
})

const opened = async (element: ElementHandle, url: string): Promise<boolean> => {
  const frame = await element.contentFrame()
  return await frame?.waitForSelector(opener(url), { timeout: 5000 }).then(() => true, () => false) ?? false
}

/** Puts a webmail, with a compose view open, into a frame of this page. */
async function frameIn(page: Page, { url, modes, root, body }: Hand = YAHOO): Promise<Frame> {
  await page.evaluate((src) => { const frame = Object.assign(document.createElement('iframe'), { id: 'foreign', src, width: '700', height: '600' })
    // A page that would have its frame taken for one of ours.
    frame.dataset.sceau = ''
    document.body.append(frame) }, url)
  const element = (await page.waitForSelector('#foreign'))!
  // A gate that is not open yet lets nothing of another site in: then it is asked for again.
  for (let attempt = 0; attempt < 4 && !(await opened(element, url)); attempt++) await element.evaluate((frame, src) => { frame.setAttribute('src', src) }, url)
  const frame = (await element.contentFrame())!
  await modes.only!(session, frame as unknown as Page)
  await frame.waitForSelector(`${root} ${body}`)
  return frame
}

/** Writes in the frame, and lets its page and scripts send there what they can. */
async function writeIn(frame: Frame, { letter, fullName }: Patient, hand: Hand = YAHOO): Promise<void> {
  await frame.type(`${hand.root} ${hand.subject}`, `Avis pour ${fullName}`)
  await paste(frame, hand, letter)
  await frame.evaluate((words) => {
    navigator.sendBeacon('/ws/v3/beacon', words)
    localStorage.setItem('copie', words)
    const form = document.body.appendChild(Object.assign(document.createElement('form'), { method: 'post', action: '/ws/v3/form', target: 'hidden' }))
    document.body.append(Object.assign(document.createElement('iframe'), { name: 'hidden' }))
    form.append(Object.assign(document.createElement('input'), { name: 'text', value: words }))
    form.submit()
  }, letter).catch(() => undefined)
  await frame.evaluate(hand.scripts.save).catch(() => undefined)
  await pass(SAVES)
}

/** Puts a text into the body at once, as a paste does. */
async function paste(frame: Frame, { root, body }: Hand, text: string): Promise<void> {
  await frame.focus(`${root} ${body}`)
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what a paste does, and no other call
  await frame.evaluate((words) => document.execCommand('insertText', false, words), text)
}

const tone = (frame: Frame, wanted: string): Promise<unknown> => frame.waitForSelector(`[data-sceau="${wanted}"]`)

/** What the frame's page has kept of the text in its storage. */
const copyIn = (frame: Frame): Promise<string> => frame.evaluate(() => localStorage.getItem('copie') ?? '')

const isSaidLost = (page: Page): Promise<unknown> => page.waitForSelector('span[data-sceau="lost"]')

describe('a frame, with Sceau', () => {
  beforeAll(async () => {
    session = await Session.start({ doubles: [orange, yahoo, hospital] })
  })
  afterAll(() => session.close())

  it('of another site sends and saves nothing while a letter is held in the page around it', async () => {
    const [held, framed] = [freshPatient((seed += 1)), freshPatient((seed += 1))]
    const view = await OtherView.open(session, ORANGE)
    const frame = await frameIn(view.page)
    await view.type({ to: COLLEAGUE, subject: `Avis pour ${held.fullName}` })
    await view.paste(held.letter)
    await view.waitTone('held')
    await writeIn(frame, framed)
    expect(session.doubles.seen([...held.needles, ...framed.needles])).toEqual([])
    expect(await view.page.$('span[data-sceau="lost"]')).toBeNull()
    await view.close()
  })

  it.each([['of another site', YAHOO], ['of its own site', ORANGE]])('%s that Sceau is for is guarded like a tab, beside a harmless message too', async (_, hand) => {
    session.doubles.sent.length = 0
    const patient = freshPatient((seed += 1))
    const view = await OtherView.open(session, ORANGE)
    await view.type({ to: COLLEAGUE, subject: `Repas ${(seed += 1)}`, body: HARMLESS })
    await view.waitTone('fine')
    const frame = await frameIn(view.page, hand)
    await frame.focus(`${hand.root} ${hand.subject}`)
    // The guard comes with the keyboard: sooner than anybody has written a name.
    await frame.waitForSelector('[data-sceau]')
    await writeIn(frame, patient, hand)
    await tone(frame, 'held')
    expect(await view.page.$('span[data-sceau="lost"]')).toBeNull()
    await (await frame.$(`${hand.root} ${hand.fileField}`) as ElementHandle<HTMLInputElement>).uploadFile(files.write(`courrier-${seed}.txt`, patient.letter))
    await frame.click(`${hand.root} ${hand.send}`)
    await frame.evaluate(hand.scripts.send).catch(() => undefined)
    await pass(SAVES)
    expect([session.doubles.seen(patient.needles), session.doubles.sent, await copyIn(frame)]).toEqual([[], [], ''])
    // The tab's gate is for both: what stands beside a held letter waits for it.
    await view.page.$eval('#foreign', (element) => element.remove())
    await view.waitTone('fine')
    await pass(2 * SAVES)
    await view.press()
    await expect.poll(() => session.doubles.sent.length).toBe(1)
    expect(session.doubles.sent).toMatchObject([{ to: [COLLEAGUE], subject: `Repas ${seed}`, body: HARMLESS }])
    expect(session.doubles.seen(patient.needles)).toEqual([])
    await view.close()
  })

  it('that Sceau is for lets a harmless message go, once', async () => {
    session.doubles.sent.length = 0
    const page = await session.tab()
    await page.goto(ORANGE.url)
    await page.bringToFront()
    const frame = await frameIn(page)
    await frame.type(`${YAHOO.root} ${YAHOO.recipient('to')}`, COLLEAGUE)
    await page.keyboard.press('Tab')
    await frame.type(`${YAHOO.root} ${YAHOO.subject}`, `Repas ${(seed += 1)}`)
    await paste(frame, YAHOO, HARMLESS)
    await tone(frame, 'fine')
    // By the keys: marks beside the recipient come up and move what a mouse aims at.
    await frame.focus(`${YAHOO.root} ${YAHOO.send}`)
    await page.keyboard.press('Enter')
    await expect.poll(() => session.doubles.sent.length).toBe(1)
    await pass(300)
    expect(session.doubles.sent).toMatchObject([{ to: [COLLEAGUE], subject: `Repas ${seed}`, body: HARMLESS }])
    await page.close()
  })

  it('that Sceau is not for is said not to be held beside a harmless message, whose page is free to save', async () => {
    const view = await OtherView.open(session, ORANGE)
    const frame = await frameIn(view.page, HOSPITAL)
    await view.type({ to: COLLEAGUE, subject: `Repas ${(seed += 1)}`, body: HARMLESS })
    await view.waitTone('fine')
    await frame.focus(`${HOSPITAL.root} ${HOSPITAL.subject}`)
    await isSaidLost(view.page)
    await view.page.focus(`${ORANGE.root} ${ORANGE.subject}`)
    await view.page.waitForFunction(() => document.querySelector('span[data-sceau="lost"]') === null)
    await view.close()
  })

  it('without a message in it is opened in a tab of its own by one press, where the webmail in it is guarded', async () => {
    session.doubles.sent.length = 0
    const patient = freshPatient((seed += 1))
    const page = await session.tab()
    await page.goto(ORANGE.url)
    await page.bringToFront()
    await page.evaluate((src) => { document.body.append(Object.assign(document.createElement('iframe'), { id: 'foreign', src, width: '700', height: '400' })) }, YAHOO.url)
    const frame = (await (await page.waitForSelector('#foreign'))!.contentFrame())!
    await (await frame.waitForSelector('[data-test-id="compose-button"]'))!.focus()
    await isSaidLost(page)
    const before = await session.browser.pages()
    await new OtherView(page, ORANGE).pressBadgeAction()
    await expect.poll(async () => (await session.browser.pages()).filter((each) => !before.includes(each)).map((each) => each.url())).toEqual([YAHOO.url])
    const own = (await session.browser.pages()).find((each) => !before.includes(each))!
    await own.bringToFront()
    await (await own.waitForSelector('[data-test-id="compose-button"]'))!.click()
    await own.waitForSelector(`${YAHOO.root} ${YAHOO.body}`)
    const view = new OtherView(own, YAHOO)
    await view.type({ to: COLLEAGUE, subject: `Avis pour ${patient.fullName}` })
    await view.paste(patient.letter)
    await view.waitTone('held')
    await view.press()
    await pass(SAVES)
    expect([session.doubles.seen(patient.needles), session.doubles.sent]).toEqual([[], []])
    await view.close()
    await page.close()
  })
})

control('the same', () => {
  beforeAll(async () => {
    session = await Session.start({ guarded: false, doubles: [orange, yahoo] })
  })
  afterAll(() => session.close())

  it('saves, and sends by beacon and form, what is written in the frame', async () => {
    const [letter, framed] = [freshPatient((seed += 1)), freshPatient((seed += 1))]
    const view = await OtherView.open(session, ORANGE)
    const frame = await frameIn(view.page)
    await view.type({ to: COLLEAGUE, subject: `Avis pour ${letter.fullName}` })
    await writeIn(frame, framed)
    const seen = session.doubles.seen(framed.needles).join('\n')
    for (const exit of ['messages.save', 'beacon', 'form']) expect(seen).toContain(exit)
    expect(await copyIn(frame)).toBe(framed.letter)
    await view.close()
  })
})
