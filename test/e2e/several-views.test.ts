import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seenIn } from '../../demo/evidence.mjs'
import { DOCTOR } from '../../demo/people.mjs'
import { ComposeView, logIn } from './support/compose-view.ts'
import { SCRIPTS } from './support/exits.ts'
import { held } from './support/hand-over.ts'
import { freshPatient } from './support/patients.ts'
import { PanelView } from './support/panel.ts'
import { isShown, peopleFrame, tabToLine } from './support/people.ts'
import { Session } from './support/session.ts'
import { autosaves, pass } from './support/time.ts'

const PAUL = 'paul.martin@autre-fournisseur.test'
const MARIE = 'marie.dubois@autre-fournisseur.test'
let seed = 8000
let session: Session

beforeAll(async () => {
  session = await Session.start()
})
afterAll(() => session.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.afterFailure(task.name)
})

describe('several compose views', () => {
  it('a harmless message leaves from one tab while another stays held', async () => {
    const patient = freshPatient((seed += 1))
    const letter = await session.compose()
    await letter.type({ to: PAUL, subject: `Avis ${patient.family}`, body: patient.letter })
    await letter.waitTone('held')
    const harmless = await session.compose('html')
    await harmless.type({ to: PAUL, subject: `Repas ${seed}`, body: 'Bonjour Paul, on se voit jeudi à midi ?' })
    await harmless.waitTone('fine')
    await harmless.press()
    await session.box.waitForMail(PAUL, ({ subject }) => subject === `Repas ${seed}`)
    expect(await harmless.panelIfOpen()).toBeNull()
    await harmless.page.close()

    await letter.page.bringToFront()
    await letter.waitTone('held')
    for (const { take } of SCRIPTS) await take(letter)
    await pass(700)
    expect(session.seen(patient.needles)).toEqual([])
    await letter.page.close()
  })
})

describe.each(['text', 'html'] as const)('results in the quoted part, in the %s editor', (kind) => {
  /** A mail with results lies in the inbox; nothing of it was in what the browser sent so far. */
  async function received(copies: string): Promise<{ subject: string; needles: string[] }> {
    const patient = freshPatient((seed += 1))
    const subject = `Résultats ${seed}`
    const headers = [
      `From: Paul Martin <${PAUL}>`, `To: ${DOCTOR.ordinary}`, ...(copies === '' ? [] : [`Cc: ${copies}`]), `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
      `Message-ID: <${seed}@autre-fournisseur.test>`, 'Content-Type: text/plain; charset=utf-8',
    ]
    await session.box.deliver({ from: PAUL, to: DOCTOR.ordinary, raw: `${headers.join('\r\n')}\r\n\r\n${patient.letter.replaceAll('\n', '\r\n')}\r\n` })
    return { subject, needles: patient.needles }
  }

  async function expectNowhere(needles: readonly string[], readers: readonly string[]): Promise<void> {
    await autosaves(1)
    expect(session.proxy.seen(needles)).toEqual([])
    const mails = [
      ...(await Promise.all(['Drafts', 'Sent'].map((folder) => session.box.mails(DOCTOR.ordinary, { folder })))),
      ...(await Promise.all(readers.map((reader) => session.box.mails(reader)))),
    ].flat()
    expect(mails.filter(({ raw }) => seenIn(raw, needles).length > 0).map(({ subject }) => subject)).toEqual([])
  }

  it('are held when they are forwarded', async () => {
    const { subject, needles } = await received('')
    const view = await ComposeView.answer(await session.ordinary(kind), session.box.urls.ordinary[kind], subject, kind === 'html', 'forward')
    await view.type({ to: MARIE })
    await view.typeBody('Pour information. ')
    const panel = await held(view)
    expect(await panel.words()).toContain(MARIE)
    await expectNowhere(needles, [MARIE])
    await view.page.close()
  })

  it('are held when everyone is answered', async () => {
    const { subject, needles } = await received(`Marie Dubois <${MARIE}>`)
    const view = await ComposeView.answer(await session.ordinary(kind), session.box.urls.ordinary[kind], subject, kind === 'html', 'reply-all')
    await view.typeBody('Merci à tous. ')
    const panel = await held(view)
    for (const reader of [PAUL, MARIE]) expect(await panel.words()).toContain(reader)
    await expectNowhere(needles, [PAUL, MARIE])
    await view.page.close()
  })
})

describe('the recipients', () => {
  const SECURE = 'paul.martin@medecin.mssante.fr'
  const RADIOLOGIST = 'helene.darcy-lefevre@ch-valmont.mssante.fr'
  /** Presses Send on a message with a doubt, and gives the panel that asks. */
  const asked = async (view: ComposeView): Promise<PanelView> => {
    await view.page.bringToFront()
    await view.press()
    return new PanelView(view.page, await view.panel())
  }
  const ready = () => expect.poll(async () => (await session.ask<{ state: string }>('directory-status')).state).toBe('ready')

  it('have a mark each, whose card opens and closes by pointer and keyboard, tells the page nothing and asks nobody outside', async () => {
    await ready()
    const { page } = await session.compose()
    const view = new ComposeView(page, false)
    await view.type({ to: SECURE })
    await page.bringToFront()
    await view.waitTone('doubt')
    session.proxy.forget()
    const mark = await page.$eval('[data-sceau-people]', (line) => {
      const { left, top, height } = line.getBoundingClientRect()
      return { x: left + 20, y: top + height / 2 }
    })
    await page.mouse.move(mark.x, mark.y, { steps: 4 })
    await (await peopleFrame(page)).waitForFunction(() => document.body.innerText.includes('Cardiologie'))
    await page.mouse.move(5, 5)
    await expect.poll(() => isShown(page)).toBe(false)
    await tabToLine(page)
    const card = await peopleFrame(page)
    await card.waitForFunction(() => document.body.innerText.includes('Cardiologie'))
    expect(await card.$eval('.people', (sheet) => (sheet as HTMLElement).innerText)).toMatch(/Annuaire public MSSanté, \d/)
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('Cardiologie')
    // Into the card, and back to the mark.
    await page.keyboard.press('Enter')
    await card.waitForFunction(() => document.hasFocus() && document.activeElement?.id === 'title')
    await page.keyboard.press('Escape')
    await expect.poll(() => isShown(page)).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.matches('[data-sceau-people]'))).toBe(true)
    expect(session.elsewhere(session.box.urls.ordinary.text)).toEqual([])
    await page.close()
  })

  it('are found by name in the directory on the device, put into the webmail’s field, and written to', async () => {
    await ready()
    await session.secureProfile()
    const page = await session.browser.newPage()
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
    await logIn(page, session.box.urls.secure.html, DOCTOR.secure)
    const view = await ComposeView.open(page, session.box.urls.secure.html, true)
    await view.waitTone('fine')
    session.proxy.forget()
    await page.focus('#_to + ul.recipient-input input')
    await page.keyboard.type('Martin cardiologue')
    await page.keyboard.down('Alt')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.up('Alt')
    const search = await peopleFrame(page)
    await search.waitForSelector('.found .button')
    await search.waitForFunction(() => document.activeElement?.matches('input'))
    expect(session.elsewhere(session.box.urls.secure.html)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await new Promise((resolve) => setTimeout(resolve, 600))
    await page.keyboard.press('Enter')
    await page.waitForFunction((address) => document.querySelector<HTMLTextAreaElement>('#_to')?.value.includes(address), {}, SECURE)
    expect(await page.$$eval('#_to + ul .recipient', (chips) => chips.length)).toBe(1)
    expect(await page.$eval('#_to + ul input', (input) => [input.value, input === document.activeElement])).toEqual(['', true])

    const subject = `Garde ${(seed += 1)}`
    await view.type({ subject, body: 'Bonjour Paul, qui prend la garde de samedi ?' })
    await view.waitTone('fine')
    await view.press()
    const mail = await session.box.waitForMail(SECURE, (one) => one.subject === subject)
    expect(mail.to?.map(({ address }) => address)).toEqual([SECURE])
    const webmail = new URL(session.box.urls.secure.html).hostname
    expect(session.proxy.seen(['martin', SECURE], { where: ({ url }) => !url.includes(webmail) })).toEqual([])
    await expect.poll(() => session.ask<{ people: { address: string }[] }>('history').then(({ people }) => people.map(({ address }) => address))).toEqual([SECURE])
    await page.close()
  })

  it('are changed by one press where the greeting names somebody else, and the letter then leaves once, to the right one', async () => {
    await ready()
    await session.secureProfile()
    const patient = freshPatient((seed += 1))
    const page = await session.browser.newPage()
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
    await logIn(page, session.box.urls.secure.html, DOCTOR.secure)
    const view = await ComposeView.open(page, session.box.urls.secure.html, true)
    const subject = `Avis ${patient.family}`
    await view.type({ to: RADIOLOGIST, subject, body: patient.letter.replace('Cher confrère', 'Cher Docteur Martin') })
    await view.waitTone('doubt')
    const panel = await asked(view)
    expect(await panel.frame.$eval('.question', (question) => (question as HTMLElement).innerText.trim())).toBe(`Le message salue Martin, mais il part à ${RADIOLOGIST}.`)
    for (const words of ['PAUL MARTIN', 'Cardiologie', 'VALMONT SUR ISERE', SECURE]) expect(await panel.frame.$eval('.first-remedy', (first) => first.textContent)).toContain(words)
    await panel.remedy('change-recipient')
    await page.waitForFunction((address) => document.querySelector<HTMLTextAreaElement>('#_to')?.value.includes(address), {}, SECURE)
    expect(await page.$eval('#_to', (field) => (field as HTMLTextAreaElement).value)).not.toContain(RADIOLOGIST)
    await view.waitTone('fine')
    await view.press()
    const mail = await session.box.waitForMail(SECURE, (one) => one.subject === subject)
    expect(mail.to?.map(({ address }) => address)).toEqual([SECURE])
    const received = await Promise.all([SECURE, RADIOLOGIST].map(async (reader) => (await session.box.mails(reader)).filter((one) => one.subject === subject).length))
    expect([received, await view.panelIfOpen()]).toEqual([[1, 0], null])
    await page.close()
  })

  it('are asked about when a domain looks like another one, and corrected by one press', async () => {
    const view = await session.compose('html')
    await view.type({ to: 'jean.roux@gmial.com', subject: `Repas ${(seed += 1)}`, body: 'Bonjour Jean, on se voit jeudi à midi ?' })
    await view.waitTone('doubt')
    const panel = await asked(view)
    expect(await panel.words()).toContain('L’adresse de jean.roux@gmial.com finit par gmial.com, qui ressemble à gmail.com. Est-ce une faute de frappe\u00a0?')
    expect(await panel.offered()).toEqual(['change-recipient', 'go-back', 'send-as-is', 'emergency'])
    await panel.remedy('change-recipient')
    await view.page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#_to')?.value.replace(/[, ]+$/, '') === 'jean.roux@gmail.com')
    await view.waitTone('fine')
    await view.page.close()
  })
})
