import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seenIn } from '../../demo/evidence.mjs'
import { openHtml } from '../../src/crypto/envelopes/html/open.ts'
import type { ComposeView } from './support/compose-view.ts'
import { PanelView } from './support/panel.ts'
import { freshPatient, type Patient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { DROPPED } from './support/ways-in.ts'

/** The part of the extension's interface that is used from within one of its pages. */
declare const chrome: { readonly storage: { readonly session: { get(key: null): Promise<Record<string, unknown>> } } }

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
    if (task.result?.state === 'fail') await session.photograph(task.name)
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
  async function toldSecret(): Promise<string> {
    const window = await session.extensionPage('secret.html?id=')
    const id = await window.evaluate(() => new URLSearchParams(location.search).get('id') ?? '')
    const { told } = await session.ask<{ told: { secret: string } }>('secret-read', { id })
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

  it('leaves the draft as it was when it is cancelled; sealed then, the file is attached once', async () => {
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
})
