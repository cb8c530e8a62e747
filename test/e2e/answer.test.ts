import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sealAnswer } from '../../src/crypto/envelopes/html/answer.ts'
import { openHtml } from '../../src/crypto/envelopes/html/open.ts'
import { PanelView } from './support/panel.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'

/** The part of the extension's interface that is used from within one of its pages. */
declare const chrome: { readonly tabs: { create(tab: { url: string }): void } }

const RECIPIENT = 'contrats@autre-fournisseur.test'
let seed = 8000

describe('a secure answer', () => {
  let session: Session
  let folder: string
  let answers: Page
  beforeAll(async () => {
    session = await Session.start()
    folder = mkdtempSync(join(tmpdir(), 'sceau-answer-'))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await session.close()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.photograph(task.name)
  })

  /** Chooses a file on the page for answers and waits until it says something of it. */
  async function choose(content: Blob, sentence: string): Promise<string> {
    const path = join(folder, `reponse-${(seed += 1)}.sceau`)
    writeFileSync(path, new Uint8Array(await content.arrayBuffer()))
    const input = await answers.waitForSelector('input[type=file]')
    await input!.uploadFile(path)
    await answers.waitForFunction((words) => document.body.innerText.includes(words), { timeout: 15_000 }, sentence)
    return answers.evaluate(() => document.body.innerText)
  }

  it('is asked for with a letter, given by who opened the envelope, and opened by the practitioner alone', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('text')
    await view.type({ to: RECIPIENT, subject: `Suivi de ${patient.fullName}`, body: patient.letter })
    await view.waitTone('held')
    await view.press()
    const panel = new PanelView(view.page, await view.panel())
    await panel.remedy('seal')
    await panel.step('sealed')
    const window = await session.extensionPage('secret.html?id=')
    const id = await window.evaluate(() => new URLSearchParams(location.search).get('id') ?? '')
    const { told: { secret } } = await session.ask<{ told: { secret: string } }>('secret-read', { id })
    await window.close()
    await panel.press('.row .button-main')
    const mail = await session.box.waitForMail(RECIPIENT, ({ subject }) => subject === 'Document sécurisé')
    expect(mail.text).toContain('Pour répondre en sécurité')

    const { answer } = await openHtml(new Blob([mail.attachments[0]!.content as ArrayBuffer]), secret)
    const reply = { text: `Bien reçu pour ${patient.fullName}.\n<b>Pas de fièvre.</b>`, files: [{ name: '../tension.csv', type: 'text/csv', content: new Blob(['14/8']) }] }
    const sealed = await sealAnswer(reply, answer!)

    await session.own.evaluate((url) => { chrome.tabs.create({ url }) }, session.extensionUrl('src/answer/answer.html'))
    answers = await session.extensionPage('answer/answer.html')
    const words = await choose(sealed, 'Bien reçu')
    expect(words).toContain(`Bien reçu pour ${patient.fullName}.\n<b>Pas de fièvre.</b>`)
    expect(words).toContain('avait ouvert cet envoi')
    expect(words).toContain(RECIPIENT)
    expect(await answers.$$eval('a[download]', (links) => links.map((link) => (link).download))).toEqual(['tension.csv'])
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
})
