import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import PostalMime, { type Email } from 'postal-mime'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DOCTOR } from '../../demo/people.mjs'
import { Files } from './support/files.ts'
import { handOverAndSend, held, pressIn } from './support/hand-over.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'

const SOPHIE = 'sophie.garnier@autre-fournisseur.test'
const PAUL = { ordinary: 'paul.martin@autre-fournisseur.test', secure: 'paul.martin@medecin.mssante.fr' }
const CC = 'marie.dubois2@medecin.mssante.fr'
const BCC = 'samir.benali@autre-fournisseur.test'
let seed = 15_000

interface Copies { readonly copies: readonly { readonly id: string; readonly sentAt: number; readonly about: { readonly subject: string } | null }[] }

const files = new Files()
const downloads = files.folder()
let session: Session
beforeAll(async () => {
  session = await Session.start({ downloads })
  await session.secureProfile()
})
afterAll(async () => {
  await session.close()
  files.remove()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.afterFailure(task.name)
})

describe('a held message as a file for a desktop mail client', () => {
  it('holds everything, hidden recipients too, and opens ready to send', async () => {
    const patient = freshPatient((seed += 1))
    const subject = `Avis pour ${patient.fullName}`
    const bytes = randomBytes(300_000)
    const long = `compte rendu d’échographie – ${'très '.repeat(20)}long.bin`
    const view = await session.compose('html')
    await view.type({ to: `Paul Martin <${PAUL.ordinary}>`, cc: CC, bcc: BCC, subject, body: patient.letter })
    await view.choose([files.write(long, bytes), files.write('plan.txt', 'Plan d’accès')])
    // What cannot be read is held back, what is harmless is on the server: both belong to the file.
    await view.waitAttached(['plan.txt'])
    const panel = await held(view)
    await panel.pressFor('[data-remedy="eml"]', 'a[download]')
    expect(await panel.frame.$eval('a[download]', (link) => (link).download)).toMatch(/\.eml$/)
    await panel.clickOnce('a[download]')
    const saved = (): string | undefined => readdirSync(downloads).find((name) => name.endsWith('.eml'))
    await expect.poll(saved).toBeDefined()
    await expect.poll(() => readFileSync(join(downloads, saved()!)).length).toBeGreaterThan(bytes.length)

    const raw = readFileSync(join(downloads, saved()!))
    const mail = await PostalMime.parse(raw)
    expect(mail.headers.filter(({ key }) => key === 'x-unsent').map(({ value }) => value)).toEqual(['1'])
    expect(mail.from).toMatchObject({ address: DOCTOR.secure })
    expect(mail.to).toMatchObject([{ name: 'Paul Martin', address: PAUL.ordinary }])
    expect(mail.cc).toMatchObject([{ address: CC }])
    expect(mail.bcc).toMatchObject([{ address: BCC }])
    expect(mail.subject).toBe(subject)
    for (const body of [mail.text, mail.html]) expect(body).toContain(patient.health)
    const content = (name: string): Buffer => Buffer.from(mail.attachments.find(({ filename }) => filename === name)?.content as ArrayBuffer)
    expect(mail.attachments.map(({ filename }) => filename).sort()).toEqual([long, 'plan.txt'].sort())
    expect(content(long).equals(bytes)).toBe(true)
    expect(content('plan.txt').toString()).toBe('Plan d’accès')

    expect(session.seen(patient.needles)).toEqual([])
    expect(JSON.stringify(await session.ask('ledger'))).toContain('eml-saved')
    await view.page.close()
  })
})

describe('a readable copy for the record, once the message has left', () => {
  // Each begins without a copy, also one that is tried again.
  beforeEach(async () => {
    for (const { id } of (await session.ask<Copies>('copies')).copies) await session.ask('copy-delete', { id })
  })

  /** Firefox makes an empty file first, and writes beside it. */
  const isWhole = (name: string): boolean => statSync(join(downloads, name)).size > 0 && !readdirSync(downloads).some((other) => other.endsWith('.part'))
  const saved = (): string[] => readdirSync(downloads).filter((name) => name.endsWith('.eml') && isWhole(name))
  /** What is saved by a press; a browser that is busy may miss one, and a person presses again then. */
  async function read(press: () => Promise<void>): Promise<Email> {
    // A driven Chromium overwrites what has the same name, and names go by the time of sending.
    for (const name of saved()) rmSync(join(downloads, name))
    for (let presses = 0; presses < 3 && saved().length === 0; presses++) {
      await press()
      await expect.poll(saved, { timeout: 6000 }).toHaveLength(1).catch(() => undefined)
    }
    return PostalMime.parse(readFileSync(join(downloads, saved()[0] ?? 'nothing was saved')))
  }
  const content = (mail: Email, name: string): string => Buffer.from(mail.attachments.find(({ filename }) => filename === name)?.content as ArrayBuffer).toString()

  /** The settings, where the copies stand. Chromium asks before a page saves a second file by itself: a new tab each time. */
  async function settings(): Promise<Page> {
    const page = session.chromium ? await session.browser.newPage() : session.own
    if (session.chromium) await page.goto(session.extensionUrl('src/options/options.html'))
    else await page.evaluate(() => location.reload())
    await page.bringToFront()
    await page.waitForSelector('#coffre [data-copy="save"]')
    return page
  }

  it('is saved from the settings after a sealed message was sent and its page is gone, with the original files', async () => {
    const patient = freshPatient((seed += 1))
    const subject = `Résultats de ${patient.fullName}`
    const view = await session.compose('html')
    await view.type({ to: SOPHIE, subject, body: patient.letter })
    await view.choose([files.write('bilan.txt', `Bilan de ${patient.fullName} : ${patient.health}`)])
    const panel = await held(view)
    await panel.remedy('seal')
    await panel.step('sealed')
    expect(await panel.words()).toContain('plus tard depuis les réglages')
    await (await session.extensionPage('secret.html?id=')).close()
    await panel.press('.row .button-main')
    await session.box.waitForMail(SOPHIE, ({ attachments }) => attachments.some(({ filename }) => filename === 'document.html'))
    await expect.poll(async () => (await session.ask<Copies>('copies')).copies.map(({ sentAt, about }) => [sentAt > 0, about?.subject])).toEqual([[true, subject]])
    await view.page.close()

    const page = await settings()
    const mail = await read(() => pressIn(page, '#coffre [data-copy="save"]'))
    expect(mail.headers.some(({ key }) => key === 'x-unsent')).toBe(false)
    expect([mail.subject, mail.from?.address, mail.to?.map(({ address }) => address)]).toEqual([subject, DOCTOR.ordinary, [SOPHIE]])
    expect(mail.text).toContain(patient.health)
    expect(content(mail, 'bilan.txt')).toContain(patient.health)
    expect(session.seen(patient.needles)).toEqual([])
  }, 120_000)

  it('is offered in the panel after the secure mailbox has sent a message, though the draft is erased', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('html')
    await view.type({ to: PAUL.ordinary, subject: `Avis ${patient.fullName}`, body: patient.letter })
    await view.choose([files.write('résultats.txt', `Résultats de ${patient.fullName} : ${patient.health}`)])
    const { panel, secure } = await handOverAndSend(session, view, PAUL.secure, `Avis ${patient.fullName}`)
    expect(await view.text()).not.toContain(patient.family)
    const mail = await read(() => panel.clickOnce('a[download]'))
    expect([mail.from?.address, mail.to?.map(({ address }) => address)]).toEqual([DOCTOR.secure, [PAUL.secure]])
    expect(mail.text).toContain(patient.health)
    expect(content(mail, 'résultats.txt')).toContain(patient.health)
    expect((await session.ask<Copies>('copies')).copies.map(({ sentAt }) => sentAt > 0)).toEqual([true])
    expect(session.seen(patient.needles)).toEqual([])
    await secure.page.close()
    await view.page.close()
  }, 180_000)

  it('has the text that was sent, where only the files were sealed and the text was written afterwards', async () => {
    await session.settings({ alwaysSeal: true })
    const patient = freshPatient((seed += 1))
    const view = await session.compose('text')
    await view.type({ to: SOPHIE, subject: `Document ${seed}`, body: 'Bonjour.' })
    await view.choose([files.write('bilan.txt', `Bilan de ${patient.fullName}, née le ${patient.printedBirth} : ${patient.health}`)])
    await (await session.extensionPage('secret.html?id=')).close()
    await view.page.bringToFront()
    await view.page.waitForFunction(() => document.querySelector('#attachment-list')?.textContent.includes('document.html'), { timeout: 15_000 })
    // Nothing is waited for between the last letter and Send: the server is quicker than any pause.
    await view.keyBody('Voici le document convenu. ')
    await view.press()
    await session.box.waitForMail(SOPHIE, ({ subject }) => subject === `Document ${seed}`)
    const found = async () => (await session.ask<Copies>('copies')).copies.find(({ about }) => about?.subject === `Document ${seed}`)
    await expect.poll(async () => (await found())?.sentAt ?? 0).toBeGreaterThan(0)
    await view.page.close()
    const mail = await read(async () => pressIn(await settings(), '#coffre [data-copy="save"]'))
    expect(mail.text).toContain('Voici le document convenu.')
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['bilan.txt'])
    expect(session.seen(patient.needles)).toEqual([])
  }, 120_000)
})
