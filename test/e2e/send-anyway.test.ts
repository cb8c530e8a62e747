import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seenIn } from '../../demo/evidence.mjs'
import type { LedgerLine } from '../../src/messaging/records.ts'
import { held, pressIn } from './support/hand-over.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

const PAUL = 'paul.martin@autre-fournisseur.test'
const REASON = 'patient-informed'
const SEED = 10_000

describe('sending anyway', () => {
  let session: Session
  beforeAll(async () => {
    session = await Session.start()
    await session.secureProfile()
  })
  afterAll(() => session.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.photograph(task.name)
  })

  it('takes a reason in a window of its own, sends once, and writes down the reason alone', async () => {
    const patient = freshPatient(SEED)
    const subject = `Demande ${SEED}`
    const isIt = (mail: { subject?: string | undefined }): boolean => mail.subject === subject
    const view = await session.compose('text')
    await view.type({ to: PAUL, subject, body: patient.letter })
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
    expect((await session.box.waitForMail(PAUL, isIt)).text).toContain(patient.health)
    await pass(1500)
    expect((await session.box.mails(PAUL)).filter(isIt)).toHaveLength(1)

    const { lines } = await session.ask<{ lines: LedgerLine[] }>('ledger')
    expect(lines.filter(({ action }) => action === 'sent-anyway')).toMatchObject([{ reason: REASON, recipientDomains: ['autre-fournisseur.test'] }])
    const words = [...patient.needles, patient.given, patient.printedBirth, patient.born, subject, 'Cher confrère', 'paul.martin', 'Martin']
    expect(seenIn(JSON.stringify(lines), words)).toEqual([])
    await view.page.close()
  })
})
