import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { seenIn } from '../../demo/evidence.mjs'
import { DOCTOR } from '../../demo/people.mjs'
import { sealAnswer } from '../../src/crypto/envelopes/html/answer.ts'
import { openHtml } from '../../src/crypto/envelopes/html/open.ts'
import type { ComposeView } from './support/compose-view.ts'
import { picture } from './support/files.ts'
import { shownIn } from './support/lanes.ts'
import { PanelView } from './support/panel.ts'
import { freshPatient, type Patient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { DROPPED } from './support/ways-in.ts'

/** The part of the extension's interface that is used from within one of its pages. */
declare const chrome: { readonly tabs: { create(tab: { url: string }): void }; readonly storage: { readonly session: { get(key: null): Promise<Record<string, unknown>> } } }

const INSURANCE = 'contrats@autre-fournisseur.test'
const SOPHIE = 'sophie.garnier@autre-fournisseur.test'
let seed = 7000

describe('sealing for someone without a secure mailbox', () => {
  let session: Session
  let folder: string
  beforeAll(async () => {
    session = await Session.start()
    folder = mkdtempSync(join(tmpdir(), 'sceau-seal-'))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await session.close()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.afterFailure(task.name)
  })

  const put = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }

  async function pdfOf(text: string): Promise<string> {
    const document = await PDFDocument.create()
    document.addPage().drawText(text, { x: 40, y: 700, size: 12, font: await document.embedFont(StandardFonts.Helvetica) })
    return put(`bilan-${seed}.pdf`, await document.save())
  }

  async function held(view: ComposeView): Promise<PanelView> {
    await view.waitTone('held')
    await view.press()
    return new PanelView(view.page, await view.panel())
  }

  /** The secret that the extension's window shows, as the practitioner would read it out. */
  async function toldSecret(of = session): Promise<string> {
    const window = await of.extensionPage('secret.html?id=')
    const id = await window.evaluate(() => new URLSearchParams(location.search).get('id') ?? '')
    const { told } = await of.ask<{ told: { secret: string } }>('secret-read', { id })
    await window.waitForFunction((words) => words.every((word) => document.body.innerText.toLowerCase().includes(word)), {}, told.secret.split('-'))
    await window.close()
    return told.secret
  }

  it('seals the message with its attachments in one click; the mail says nothing, the envelope opens', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('html')
    // Harmless by itself, so that the webmail's server has it already.
    await view.choose([put('plan.txt', 'Plan d’accès')])
    await view.waitAttached(['plan.txt'])
    await view.type({ to: SOPHIE, subject: `Résultats de ${patient.fullName}`, body: patient.letter })
    await view.choose([put('bilan.txt', `Bilan de ${patient.fullName} : ${patient.health}`)])
    const panel = await held(view)
    await panel.remedy('seal')
    await panel.step('sealed')
    const secret = await toldSecret()
    await panel.press('.row .button-main')
    const mail = await session.box.waitForMail(SOPHIE, ({ subject, attachments }) => subject === 'Document sécurisé' && attachments.some(({ filename }) => filename?.endsWith('.html')))
    expect(seenIn(mail.raw, patient.needles)).toEqual([])
    // What the server had is off it again, not only out of sight.
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['document.html'])
    const opened = await openHtml(new Blob([mail.attachments[0]!.content as ArrayBuffer]), secret)
    expect(JSON.stringify(opened.letter)).toContain(patient.health)
    expect(opened.files.map(({ name }) => name).sort()).toEqual(['bilan.txt', 'plan.txt'])
    expect(session.seen(patient.needles)).toEqual([])
    const ledger = JSON.stringify(await session.ask('ledger'))
    expect(ledger).toContain('"sealed"')
    expect([...patient.needles, secret, 'bilan.txt'].filter((needle) => ledger.includes(needle))).toEqual([])
    await view.page.close()
  }, 120_000)

  it.runIf(shownIn('chromium'))('seals the pictures that stand in the text with the message, a pasted one and one that the webmail’s server had, and leaves none beside the envelope', async () => {
    const patient = freshPatient((seed += 1))
    const pasted = picture(patient.fullName).toString('base64')
    const late = await Session.start({ guarded: false })
    try {
      const view = await late.compose('html')
      await view.choose([put('schema.png', picture())])
      await view.waitAttached(['schema.png'])
      const onServer = await view.page.evaluate(() => {
        const { rcmail } = window as unknown as { rcmail: { env: { compose_id: string; attachments: Record<string, unknown> } } }
        return `?_task=mail&_action=display-attachment&_file=${Object.keys(rcmail.env.attachments)[0]}&_id=${rcmail.env.compose_id}`
      })
      await late.install()
      await view.page.bringToFront()
      await view.type({ to: SOPHIE, subject: `Résultats de ${patient.fullName}`, body: patient.letter })
      await (await view.editor()).evaluate((body, sources) => {
        for (const src of sources) body.append(Object.assign(body.ownerDocument.createElement('img'), { src }))
      }, [new URL(onServer, view.page.url()).href, `data:image/png;base64,${pasted}`])
      const panel = await held(view)
      await panel.remedy('seal')
      await panel.step('sealed')
      const secret = await toldSecret(late)
      const before = new Set((await late.box.mails(SOPHIE)).map(({ file }) => file))
      await panel.press('.row .button-main')
      const mail = await late.box.waitForMail(SOPHIE, ({ subject, file }) => subject === 'Document sécurisé' && !before.has(file))
      expect(mail.attachments.map(({ filename }) => filename)).toEqual(['document.html'])
      const { letter } = await openHtml(new Blob([mail.attachments[0]!.content as ArrayBuffer]), secret)
      const shown = letter && 'html' in letter ? [...letter.html.matchAll(/src="data:image\/png;base64,([^"]+)"/g)].map(([, content]) => content) : []
      expect(shown).toEqual([picture().toString('base64'), pasted])
      expect(late.seen(patient.needles)).toEqual([])
    } catch (error) {
      await late.afterFailure('pictures-in-text')
      throw error
    } finally {
      await late.close()
    }
  }, 120_000)

  it('seals a PDF that is dragged in from outside, under a neutral text, and joins it in place of the original, which never left', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('text')
    await view.type({ to: SOPHIE, subject: `Compte rendu ${seed}`, body: 'Bonjour Sophie, le document est joint.' })
    const pdf = await pdfOf(`Mme ${patient.fullName} née le ${patient.printedBirth}\n${patient.health}`)
    await DROPPED.give(view, [pdf])
    const panel = await held(view)
    await panel.remedy('seal')
    await panel.step('sealed')
    const secret = await toldSecret()
    await panel.press('.row .button-main')
    const mail = await session.box.waitForMail(SOPHIE, ({ subject }) => subject === `Compte rendu ${seed}`)
    expect(mail.text).toContain('le document est joint')
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['document.pdf'])
    const sealed = put('sealed.pdf', new Uint8Array(mail.attachments[0]!.content as ArrayBuffer))
    expect(execFileSync('qpdf', ['--show-encryption', `--password=${secret}`, sealed], { encoding: 'utf8' })).toContain('R = 6')
    expect(() => execFileSync('qpdf', ['--check', '--password=faux', sealed], { stdio: 'pipe' })).toThrow()
    expect(session.seen([patient.family, `bilan-${seed}`])).toEqual([])
    await view.page.close()
  }, 120_000)

  it.runIf(shownIn('chromium'))('offers to replace a file that was attached before Sceau was there, says that the server has had it, and leaves only the sealed one in the draft', async () => {
    const patient = freshPatient((seed += 1))
    const [name, subject] = [`courrier-${seed}.txt`, `Document ${seed}`]
    const late = await Session.start({ guarded: false })
    try {
      const view = await late.compose('text')
      const save = (): Promise<unknown> => view.page.click('a.save.draft')
      const draft = (attached: string) => late.box.waitForMail(DOCTOR.ordinary, (mail) => mail.subject === subject && mail.attachments.map(({ filename }) => filename).join() === attached, { folder: 'Drafts' })
      await view.type({ to: SOPHIE, subject, body: 'Bonjour Sophie, le document est joint.' })
      await view.choose([put(name, patient.letter)])
      await view.waitAttached([name])
      await save()
      expect(seenIn((await draft(name)).raw, patient.needles)).not.toEqual([])

      await late.install()
      await view.page.bringToFront()
      const panel = await held(view)
      expect(await panel.words()).toContain('Des pièces jointes étaient sur le serveur de votre messagerie ordinaire avant que Sceau les lise.')
      expect(await panel.words()).toMatch(new RegExp(`${name}[^]*déjà sur le serveur de votre messagerie, avant que Sceau la lise`))
      await panel.remedy('seal')
      await panel.step('sealed')
      const secret = await toldSecret(late)
      await view.page.bringToFront()
      await view.waitAttached(['document.html'])

      await panel.press('.row .button:last-child')
      await save()
      await draft('document.html')
      const drafts = (await late.box.mails(DOCTOR.ordinary, { folder: 'Drafts' })).filter((mail) => !mail.deleted && mail.subject === subject)
      expect(drafts.flatMap(({ raw }) => seenIn(raw, patient.needles))).toEqual([])

      await view.press()
      const mail = await late.box.waitForMail(SOPHIE, (each) => each.subject === subject)
      expect(mail.attachments.map(({ filename }) => filename)).toEqual(['document.html'])
      expect(seenIn(mail.raw, patient.needles)).toEqual([])
      const opened = await openHtml(new Blob([mail.attachments[0]!.content as ArrayBuffer]), secret)
      expect(await opened.files[0]!.content.text()).toBe(patient.letter)
    } catch (error) {
      await late.afterFailure('attached-before')
      throw error
    } finally {
      await late.close()
    }
  }, 120_000)

  /** A draft with a file, and the window that asks for its secret. */
  async function choosing(): Promise<{ view: ComposeView; panel: PanelView; patient: Patient; window: Page }> {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('text')
    await view.type({ to: SOPHIE, subject: `Imagerie ${seed}`, body: 'Bonjour Sophie, le document est joint.' })
    await view.choose([put(`imagerie-${seed}.txt`, `Bilan de ${patient.fullName}, née le ${patient.printedBirth} : ${patient.health}\n${'x'.repeat(100_000)}`)])
    const panel = await held(view)
    await panel.press('li:has([data-remedy="seal"]) .button-quiet')
    await panel.step('seal')
    await view.page.bringToFront()
    const own = (await panel.frame.$$('.tick input')).at(-1)!
    await expect.poll(async () => {
      await own.click()
      return own.evaluate((tick) => (tick).checked)
    }).toBe(true)
    await panel.press('.button-main')
    await panel.step('progress')
    return { view, panel, patient, window: await session.extensionPage('secret.html?choose=') }
  }
  /** What is left of jobs and questions in the background's memory. */
  const jobs = async (): Promise<string[]> => (await session.own.evaluate(async () => Object.keys(await chrome.storage.session.get(null))))
    .filter((key) => /^(?:seal|secret-asked|secret-chosen):/.test(key))

  it.runIf(shownIn('chromium'))('leaves the draft as it was when it is cancelled; sealed then, the file is attached once', async () => {
    const { view, panel, patient, window } = await choosing()
    expect(await jobs()).toHaveLength(2)
    await panel.press('.button:not(.button-icon)')
    await panel.step('outcome')
    expect(await panel.words()).toContain('Vous avez arrêté le chiffrement')
    await expect.poll(jobs).toEqual([])
    await window.close()
    expect(await view.text()).toBe('Bonjour Sophie, le document est joint.')
    expect(await view.page.$eval('[name="_subject"]', (field) => (field as HTMLInputElement).value)).toBe(`Imagerie ${seed}`)
    expect(await view.page.$$('#attachment-list li')).toHaveLength(0)

    await panel.press('.row .button-main')
    await panel.remedy('seal')
    await panel.step('sealed')
    await toldSecret()
    // Back to the message and to Send: there is nothing left to seal.
    await panel.press('.row .button:last-child').catch(() => undefined)
    await view.page.bringToFront()
    await view.press()
    const mail = await session.box.waitForMail(SOPHIE, ({ subject }) => subject === `Imagerie ${seed}`)
    expect(mail.attachments).toHaveLength(1)
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
  }, 120_000)

  it('leaves no job and no question behind when the tab is closed in the middle', async () => {
    const { view, window, patient } = await choosing()
    expect(await jobs()).toHaveLength(2)
    await view.page.close()
    await expect.poll(jobs).toEqual([])
    await window.close()
    expect(session.seen(patient.needles)).toEqual([])
  }, 120_000)

  it.runIf(shownIn('chromium'))('by the standing order to encrypt attachments seals a chosen file without a question; it arrives sealed only, and the mail leaves with one press of Send', async () => {
    await session.settings({ alwaysSeal: true })
    const sealings = async () => JSON.stringify(await session.ask('ledger')).split('"sealed"').length
    const before = await sealings()
    const patient = freshPatient((seed += 1))
    const view = await session.compose('text')
    await view.type({ to: INSURANCE, subject: `Document ${seed}`, body: 'Bonjour, comme vous le demandez.' })
    await view.waitTone('fine')
    await view.choose([put(`${patient.family}.txt`, `Bilan de ${patient.fullName}, née le ${patient.printedBirth} : ${patient.health}`)])

    const secret = await toldSecret()
    expect(await view.panelIfOpen()).toBeNull()
    await view.page.bringToFront()
    await view.page.waitForFunction(() => document.querySelectorAll('#attachment-list li').length === 1, { timeout: 15_000 })
    expect(await view.page.$eval('#attachment-list', (list) => (list as HTMLElement).innerText)).toContain('document.html')
    await expect.poll(() => view.page.$eval('[data-sceau]', (badge) => (badge as HTMLElement).dataset.sceau)).not.toMatch(/held|waiting/)

    await view.press()
    const mail = await session.box.waitForMail(INSURANCE, ({ subject }) => subject === `Document ${seed}`)
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['document.html'])
    const opened = await openHtml(new Blob([mail.attachments[0]!.content as ArrayBuffer]), secret)
    expect(opened.files.map(({ name }) => name)).toEqual([`${patient.family}.txt`])
    expect(await opened.files[0]!.content.text()).toContain(patient.health)
    expect(session.seen([...patient.needles, secret])).toEqual([])
    expect(await sealings()).toBe(before + 1)
    await session.settings({ alwaysSeal: false })
    await view.page.close()
  }, 120_000)

  /** The page for answers. */
  let answers: Page

  /** Chooses a file on the page for answers and waits until it says something of it. */
  async function choose(content: Blob, sentence: string): Promise<string> {
    const input = await answers.waitForSelector('input[type=file]')
    await input!.uploadFile(put(`reponse-${(seed += 1)}.sceau`, new Uint8Array(await content.arrayBuffer())))
    await answers.waitForFunction((words) => document.body.innerText.includes(words), { timeout: 15_000 }, sentence)
    return answers.evaluate(() => document.body.innerText)
  }

  it('brings a secure answer, which is asked for with a letter, given by who opened the envelope, and opened by the practitioner alone', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('text')
    await view.type({ to: INSURANCE, subject: `Suivi de ${patient.fullName}`, body: patient.letter })
    const panel = await held(view)
    await panel.remedy('seal')
    await panel.step('sealed')
    const window = await session.extensionPage('secret.html?id=')
    const id = await window.evaluate(() => new URLSearchParams(location.search).get('id') ?? '')
    const { told: { secret } } = await session.ask<{ told: { secret: string } }>('secret-read', { id })
    await window.close()
    await panel.press('.row .button-main')
    const mail = await session.box.waitForMail(INSURANCE, ({ subject }) => subject === 'Document sécurisé')
    expect(mail.text).toContain('Pour répondre en sécurité')

    const { answer } = await openHtml(new Blob([mail.attachments[0]!.content as ArrayBuffer]), secret)
    const reply = { text: `Bien reçu pour ${patient.fullName}.\n<b>Pas de fièvre.</b>`, files: [{ name: '../tension.csv', type: 'text/csv', content: new Blob(['14/8']) }] }
    const sealed = await sealAnswer(reply, answer!)

    await session.own.evaluate((url) => { chrome.tabs.create({ url }) }, session.extensionUrl('src/answer/answer.html'))
    answers = await session.extensionPage('answer/answer.html')
    const words = await choose(sealed, 'Bien reçu')
    expect(words).toContain(`Bien reçu pour ${patient.fullName}.\n<b>Pas de fièvre.</b>`)
    expect(words).toContain('avait ouvert cet envoi')
    expect(words).toContain(INSURANCE)
    // The text stands a moment before the links to its files.
    await expect.poll(() => answers.$$eval('a[download]', (links) => links.map((link) => link.download))).toEqual(['tension.csv'])
    expect(session.seen(patient.needles)).toEqual([])

    const press = async () => (await answers.$$('button')).at(-1)!.click()
    await press()
    // Somebody who only got hold of the public key.
    const forged = await sealAnswer({ text: 'Changez l’ordonnance.', files: [] }, { ...answer!, bindingKey: 'A'.repeat(43) + '=' })
    expect(await choose(forged, 'Changez')).toContain('Expéditeur non prouvé')
    await press()
    await choose(sealed.slice(0, sealed.size - 3), 'modifiée ou abîmée')
    await choose(new Blob(['%PDF-1.7']), 'n’est pas une réponse')

    await session.ask('vault-create', { passphrase: 'lampe rivière tambour girafe' })
    await session.ask('vault-lock')
    await choose(sealed, 'Le coffre est fermé')
    await answers.type('[type=password]', 'lampe rivière tambour girafe')
    await answers.keyboard.press('Enter')
    await answers.waitForFunction(() => document.body.innerText.includes('Bien reçu'), { timeout: 30_000 })

    await session.ask('secret-forget', { id })
    await press()
    await choose(sealed, 'n’est pas sur cet ordinateur')
    await view.page.close()
  }, 120_000)

  // Firefox lets no test drop as a hand does, and no script can make a folder.
  it.runIf(inject('browser') === 'chromium')('seals what a dropped folder holds, folders in it too', async () => {
    const patient = freshPatient((seed += 1))
    const dossier = join(folder, `dossier-${seed}`)
    mkdirSync(join(dossier, 'imagerie'), { recursive: true })
    put(`dossier-${seed}/plan.txt`, 'Plan d’accès')
    put(`dossier-${seed}/bilan.txt`, `Bilan de ${patient.fullName} : ${patient.health}`)
    put(`dossier-${seed}/imagerie/radio.txt`, `Radiographie de ${patient.fullName}, née le ${patient.printedBirth} : ${patient.health}`)
    const view = await session.compose('text')
    await view.type({ to: SOPHIE, subject: `Dossier ${seed}`, body: 'Bonjour Sophie, à bientôt.' })
    await DROPPED.give(view, [dossier])
    await view.waitAttached(['plan.txt'])
    const panel = await held(view)
    await panel.remedy('seal')
    await panel.step('sealed')
    const secret = await toldSecret()
    await panel.press('.row .button-main')
    const mail = await session.box.waitForMail(SOPHIE, ({ subject }) => subject === `Dossier ${seed}`)
    expect(mail.attachments.map(({ filename }) => filename).sort()).toEqual(['document.html', 'plan.txt'])
    const page = mail.attachments.find(({ filename }) => filename === 'document.html')!
    const opened = await openHtml(new Blob([page.content as ArrayBuffer]), secret)
    expect(opened.files.map(({ name }) => name).sort()).toEqual(['bilan.txt', 'radio.txt'])
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
  }, 120_000)
})
