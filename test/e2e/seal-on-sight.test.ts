import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openHtml } from '../../src/crypto/envelopes/html/open.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'

const INSURANCE = 'contrats@autre-fournisseur.test'
let seed = 9000

describe('the standing order to encrypt attachments', () => {
  let session: Session
  let folder: string
  beforeAll(async () => {
    session = await Session.start()
    await session.settings({ alwaysSeal: true })
    folder = mkdtempSync(join(tmpdir(), 'sceau-sight-'))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await session.close()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.photograph(task.name)
  })

  it('seals a chosen file without a question; it arrives sealed only, and the mail leaves with one press of Send', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('text')
    await view.type({ to: INSURANCE, subject: `Document ${seed}`, body: 'Bonjour, le document demandé est joint.' })
    await view.waitTone('fine')
    const path = join(folder, `${patient.family}.txt`)
    writeFileSync(path, `Bilan de ${patient.fullName}, née le ${patient.printedBirth} : ${patient.health}`)
    await view.choose([path])

    const window = await session.extensionPage('secret.html?id=')
    const id = await window.evaluate(() => new URLSearchParams(location.search).get('id') ?? '')
    const { told: { secret } } = await session.ask<{ told: { secret: string } }>('secret-read', { id })
    await window.close()
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
    expect(JSON.stringify(await session.ask('ledger'))).toContain('"sealed"')
    await view.page.close()
  }, 120_000)
})
