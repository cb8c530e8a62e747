import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seenIn } from '../../demo/evidence.mjs'
import { DOCTOR } from '../../demo/people.mjs'
import type { LedgerLine } from '../../src/messaging/records.ts'
import { ComposeView } from './support/compose-view.ts'
import { Files } from './support/files.ts'
import { filled, handOver, held, pressIn } from './support/hand-over.ts'
import { shownIn } from './support/lanes.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

const PAUL = { ordinary: 'paul.martin@autre-fournisseur.test', secure: 'paul.martin@medecin.mssante.fr' }
const SAMIR = { ordinary: 'samir.benali@autre-fournisseur.test', secure: 'samir.benali@infirmier.mssante.fr' }
const MARIE = 'marie.dubois2@medecin.mssante.fr'
const REASON = 'patient-informed'
let seed = 3000

/** A message's file without its flags, which follow the colon. */
const messageFile = (path: string): string => basename(path).split(':')[0] ?? ''

describe('finishing a held message', () => {
  let session: Session
  const files = new Files()
  beforeAll(async () => {
    session = await Session.start()
    await session.secureProfile()
  })
  afterAll(async () => {
    files.remove()
    await session.close()
  })

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.afterFailure(task.name)
  })

  it('hands a letter over through the log-in, with its attachments, and erases it here', async () => {
    const patient = freshPatient((seed += 1))
    const before = await Promise.all(['Drafts', 'Trash'].map((folder) => session.box.mails(DOCTOR.ordinary, { folder })))
    const view = await session.compose('html')
    await view.type({ to: PAUL.ordinary, subject: `Avis ${patient.fullName}`, body: patient.letter })
    const bytes = randomBytes(10 * 1024 * 1024)
    const long = `Compte rendu opératoire d’hépatectomie de ${patient.family} à télétransmettre aux correspondants – œdème, naïveté, très long nom n° ${'0'.repeat(60)}.bin`
    await view.choose([files.write(long, bytes), files.write('résultats.txt', `Résultats de ${patient.fullName} : ${patient.health}`)])
    const { panel, secure } = await handOver(session, view)
    await secure.page.waitForFunction(() => document.querySelectorAll('#attachment-list li:not(.uploading)').length === 2, { timeout: 60_000 })
    await filled(panel)
    expect(await secure.text()).toContain(patient.health)

    await secure.page.bringToFront()
    await secure.press()
    const mail = await session.box.waitForMail(PAUL.secure, ({ subject }) => subject === `Avis ${patient.fullName}`, { timeout: 60_000 })
    expect(mail.from?.address).toBe(DOCTOR.secure)
    expect(mail.to?.map(({ address }) => address)).toEqual([PAUL.secure])
    expect(seenIn(mail.raw, [patient.health])).toEqual([patient.health])
    expect(mail.attachments.map(({ filename }) => filename).sort()).toEqual([long, 'résultats.txt'].sort())
    const received = mail.attachments.find(({ filename }) => filename === long)?.content as ArrayBuffer
    expect(Buffer.from(received).equals(bytes)).toBe(true)

    await panel.step('outcome')
    expect(await panel.words()).toContain('Le brouillon ordinaire a été effacé')
    for (const folder of ['Drafts', 'Trash']) {
      const left = await session.box.mails(DOCTOR.ordinary, { folder })
      const fresh = left.filter(({ file }) => !before.flat().some((mail) => messageFile(mail.file) === messageFile(file)))
      expect(fresh.filter(({ raw }) => seenIn(raw, [...patient.needles, 'Cher confrère']).length > 0)).toEqual([])
    }
    expect(await view.text()).not.toContain(patient.family)
    await view.page.close()
    expect(session.seen(patient.needles)).toEqual([])
    const ledger = JSON.stringify(await session.ask('ledger'))
    expect(ledger).toContain('handed-over')
    expect(patient.needles.filter((needle) => ledger.includes(needle))).toEqual([])
    await secure.page.close()
  }, 180_000)

  it.runIf(shownIn('chromium'))('gives everyone exactly one copy of an answer, in its thread, and keeps hidden recipients hidden', async () => {
    const patient = freshPatient((seed += 1))
    const asked = `<question-${seed}@autre-fournisseur.test>`
    const headers = [`From: Paul Martin <${PAUL.ordinary}>`, `To: ${DOCTOR.ordinary}`, `Subject: Question ${seed}`, `Message-ID: ${asked}`, 'Content-Type: text/plain']
    await session.box.deliver({ from: PAUL.ordinary, to: DOCTOR.ordinary, raw: `${headers.join('\r\n')}\r\n\r\nBonjour, un avis ?\r\n` })
    const view = await ComposeView.answer(await session.ordinary('html'), session.box.urls.ordinary.html, `Question ${seed}`, true)
    await view.type({ cc: MARIE, bcc: SAMIR.ordinary, body: patient.letter })
    const { panel, secure } = await handOver(session, view)
    await filled(panel)
    await secure.page.bringToFront()
    await secure.press()
    await panel.step('outcome')
    for (const address of [PAUL.secure, MARIE, SAMIR.secure]) {
      const isIt = ({ subject }: { subject?: string | undefined }): boolean => subject === `Re: Question ${seed}`
      const mail = await session.box.waitForMail(address, isIt)
      expect(Buffer.from(mail.raw).toString('utf8')).not.toContain('samir.benali')
      expect([mail.inReplyTo, mail.references]).toEqual([asked, asked])
      expect((await session.box.mails(address)).filter(isIt)).toHaveLength(1)
    }
    expect(session.seen(patient.needles)).toEqual([])
    await secure.page.close()
    await view.page.close()
  }, 120_000)

  it.runIf(shownIn('chromium'))('says that nothing has left when the secure tab is closed, and keeps the message', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('html')
    await view.type({ to: PAUL.ordinary, subject: `Fermé ${patient.family}`, body: patient.letter })
    const { panel, secure } = await handOver(session, view)
    await filled(panel)
    await secure.page.close()
    await panel.step('outcome')
    expect(await panel.words()).toContain('Rien n’est parti')
    expect(await view.text()).toContain(patient.health)
    await view.page.close()
  })

  it('removes the passages and sends the rest, once', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('text')
    await view.type({ to: PAUL.ordinary, subject: `Rendez-vous ${seed}`, body: `Bonjour Paul,\n${patient.letter}\nÀ demain à dix heures.` })
    await (await held(view)).remedy('remove-passages')
    const mail = await session.box.waitForMail(PAUL.ordinary, ({ subject }) => subject === `Rendez-vous ${seed}`)
    expect(mail.text).toContain('À demain à dix heures')
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
  })

  it.runIf(shownIn('chromium')).each(['text', 'html'] as const)('answers without the history in the %s editor', async (kind) => {
    const patient = freshPatient((seed += 1))
    const subject = `Question ${seed}`
    await session.box.deliver({
      from: PAUL.ordinary, to: DOCTOR.ordinary,
      raw: `From: Paul Martin <${PAUL.ordinary}>\r\nTo: ${DOCTOR.ordinary}\r\nSubject: ${subject}\r\nMessage-ID: <${seed}@autre-fournisseur.test>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${patient.letter.replaceAll('\n', '\r\n')}\r\n`,
    })
    const page = await session.ordinary(kind)
    const view = await ComposeView.answer(page, session.box.urls.ordinary[kind], subject, kind === 'html')
    await view.typeBody('Merci, je vous rappelle demain. ')
    const panel = await held(view)
    expect(await panel.offered()).toContain('answer-without-history')
    session.proxy.forget()
    session.box.forgetRequests()
    await panel.remedy('answer-without-history')
    const mail = await session.box.waitForMail(PAUL.ordinary, (one) => one.subject === `Re: ${subject}`)
    expect(seenIn(mail.raw, ['je vous rappelle demain', patient.family])).toEqual(['je vous rappelle demain'])
    expect(session.proxy.seen(patient.needles)).toEqual([])
    await page.close()
  }, 90_000)

  it('sends in an emergency by a window of its own, and writes that down', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('text')
    await view.type({ to: PAUL.ordinary, subject: `Urgent ${seed}`, body: patient.letter })
    const panel = await held(view)
    await panel.remedy('emergency')
    const window = await session.extensionPage('decision.html')
    await pressIn(window, '.button-wax')
    await session.box.waitForMail(PAUL.ordinary, ({ subject }) => subject === `Urgent ${seed}`)
    expect(JSON.stringify(await session.ask('ledger'))).toContain('sent-in-emergency')
    await view.page.close()
  })

  it('sends anyway: takes a reason in a window of its own, sends once, and writes down the reason alone', async () => {
    const patient = freshPatient((seed += 1))
    const subject = `Demande ${seed}`
    const isIt = (mail: { subject?: string | undefined }): boolean => mail.subject === subject
    const view = await session.compose('text')
    await view.type({ to: PAUL.ordinary, subject, body: patient.letter })
    await (await held(view)).remedy('send-anyway')
    const window = await session.extensionPage('decision.html')
    expect(await window.waitForSelector('input[name="reason"]')).not.toBeNull()

    await pressIn(window, '.button-wax')
    await window.waitForSelector('#reason-missing')
    await pass(1000)
    expect(session.seen(patient.needles)).toEqual([])

    await pressIn(window, `input[value="${REASON}"]`)
    await window.waitForSelector(`input[value="${REASON}"]:checked`)
    await pressIn(window, '.button-wax')
    expect((await session.box.waitForMail(PAUL.ordinary, isIt)).text).toContain(patient.health)
    await pass(1500)
    expect((await session.box.mails(PAUL.ordinary)).filter(isIt)).toHaveLength(1)

    const { lines } = await session.ask<{ lines: LedgerLine[] }>('ledger')
    expect(lines.filter(({ action }) => action === 'sent-anyway')).toMatchObject([{ reason: REASON, recipientDomains: ['autre-fournisseur.test'] }])
    const words = [...patient.needles, patient.given, patient.printedBirth, patient.born, subject, 'Cher confrère', 'paul.martin', 'Martin']
    expect(seenIn(JSON.stringify(lines), words)).toEqual([])
    await view.page.close()
  })

  it.runIf(shownIn('chromium'))('takes "this is not patient data": it is said of one passage in the panel, lets the next press send, and is remembered of that sentence alone', async () => {
    // An author, taken for a patient.
    const { given, family, health } = freshPatient((seed += 1))
    const name = `Mme ${given} ${family}`
    const talk = `${name} a écrit sur la sarcoïdose médiastinale.`
    const sent = (subject: string) => session.box.waitForMail(PAUL.ordinary, (mail) => mail.subject === subject)
    const view = await session.compose('text')
    await view.type({ to: PAUL.ordinary, subject: `Réunion ${seed}`, body: talk })
    const panel = await held(view)
    expect(await panel.words()).toContain(name)
    // What a script of the page does to the frame reaches nothing in it.
    await view.page.evaluate(() => {
      for (const frame of document.querySelectorAll('iframe')) frame.contentWindow?.postMessage({ type: 'answer-passage', key: '', isPatient: false }, '*')
    })
    await pass(500)
    expect(session.seen([family])).toEqual([])
    await panel.clickOnce(`.passage-answer[aria-label*="${family}"]`)
    await expect.poll(() => view.panelIfOpen()).toBeNull()
    await view.waitTone('fine')
    await view.press()
    expect((await sent(`Réunion ${seed}`)).text).toContain(talk)

    const { lines } = await session.ask<{ lines: LedgerLine[] }>('ledger')
    expect(lines.map(({ action }) => action)).toContain('not-patient-data')
    expect(seenIn(JSON.stringify([lines, await session.ask('passage-answers')]), [given, family, 'a écrit'])).toEqual([])

    // The same sentence among others, in another message: no stop.
    const again = await session.compose('text')
    await again.type({ to: PAUL.ordinary, subject: `Rappel ${seed}`, body: `Bonjour Paul, pour mémoire.\n${talk}` })
    await again.waitTone('fine')
    await again.press()
    await sent(`Rappel ${seed}`)
    // The same person in another sentence: held.
    const other = await session.compose('text')
    await other.type({ to: PAUL.ordinary, subject: `Avis ${seed}`, body: `Je vous adresse ${name} : ${health}.` })
    await held(other)
    await pass(700)
    expect(session.seen([health])).toEqual([])
    await other.page.close()
  })
})
