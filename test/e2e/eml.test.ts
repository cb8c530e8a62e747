import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DOCTOR } from '../../demo/people.mjs'
import { Files } from './support/files.ts'
import { held } from './support/hand-over.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'

const TO = 'paul.martin@autre-fournisseur.test'
const CC = 'marie.dubois2@medecin.mssante.fr'
const BCC = 'samir.benali@autre-fournisseur.test'
const SEED = 11_000

describe('a held message as a file for a desktop mail client', () => {
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
    if (task.result?.state === 'fail') await session.photograph(task.name)
  })

  it('holds everything, hidden recipients too, and opens ready to send', async () => {
    const patient = freshPatient(SEED)
    const subject = `Avis pour ${patient.fullName}`
    const bytes = randomBytes(300_000)
    const long = `compte rendu d’échographie – ${'très '.repeat(20)}long.bin`
    const view = await session.compose('html')
    await view.type({ to: `Paul Martin <${TO}>`, cc: CC, bcc: BCC, subject, body: patient.letter })
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
    expect(mail.to).toMatchObject([{ name: 'Paul Martin', address: TO }])
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
