import type { Frame, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { orange } from '../webmail-doubles/french/double.ts'
import { yahoo } from '../webmail-doubles/yahoo/double.ts'
import { control } from './support/control.ts'
import { ORANGE, OtherView, YAHOO } from './support/other-hands.ts'
import { freshPatient, type Patient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

const COLLEAGUE = 'sophie.garnier@autre-fournisseur.test'
const HARMLESS = 'Bonjour, on se voit jeudi à midi ?'
/** Longer than any save of a rebuilt page takes, more than once. */
const SAVES = 1000
let seed = 100
let session: Session

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.afterFailure(task.name)
})

/** Puts another site's webmail, with a compose view open, into a frame of this page. */
async function frameIn(page: Page): Promise<Frame> {
  await page.evaluate((src) => { document.body.append(Object.assign(document.createElement('iframe'), { id: 'foreign', src, width: '700', height: '400' })) }, YAHOO.url)
  const frame = (await (await page.waitForSelector('#foreign'))!.contentFrame())!
  await (await frame.waitForSelector('[data-test-id="compose-button"]'))!.click()
  await frame.waitForSelector(`${YAHOO.root} ${YAHOO.body}`)
  return frame
}

/** Writes in the frame, and lets its page and scripts send there what they can. */
async function writeIn(frame: Frame, { letter, fullName }: Patient): Promise<void> {
  await frame.type(`${YAHOO.root} ${YAHOO.subject}`, `Avis pour ${fullName}`)
  await frame.focus(`${YAHOO.root} ${YAHOO.body}`)
  await frame.evaluate((words) => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what a paste does, and no other call
    document.execCommand('insertText', false, words)
    navigator.sendBeacon('/ws/v3/beacon', words)
    const form = document.body.appendChild(Object.assign(document.createElement('form'), { method: 'post', action: '/ws/v3/form', target: 'hidden' }))
    document.body.append(Object.assign(document.createElement('iframe'), { name: 'hidden' }))
    form.append(Object.assign(document.createElement('input'), { name: 'text', value: words }))
    form.submit()
  }, letter)
  await frame.evaluate(YAHOO.scripts.save).catch(() => undefined)
  await pass(SAVES)
}

const isSaidLost = (page: Page): Promise<unknown> => page.waitForSelector('span[data-sceau="lost"]')

describe('a frame of another site, with Sceau', () => {
  beforeAll(async () => {
    session = await Session.start({ doubles: [orange, yahoo] })
  })
  afterAll(() => session.close())

  it('sends and saves nothing while a letter is held in the page around it', async () => {
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

  it('is said not to be held beside a harmless message, whose page is free to save', async () => {
    const view = await OtherView.open(session, ORANGE)
    const frame = await frameIn(view.page)
    await view.type({ to: COLLEAGUE, subject: `Repas ${(seed += 1)}`, body: HARMLESS })
    await view.waitTone('fine')
    await frame.focus(`${YAHOO.root} ${YAHOO.subject}`)
    await isSaidLost(view.page)
    await view.page.focus(`${ORANGE.root} ${ORANGE.subject}`)
    await view.page.waitForFunction(() => document.querySelector('span[data-sceau="lost"]') === null)
    await view.close()
  })

  it('is opened in a tab of its own by one press, where the webmail in it is guarded', async () => {
    const patient = freshPatient((seed += 1))
    const page = await session.tab()
    await page.goto(ORANGE.url)
    await page.bringToFront()
    const frame = await frameIn(page)
    await frame.focus(`${YAHOO.root} ${YAHOO.subject}`)
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
    await view.close()
  })
})
