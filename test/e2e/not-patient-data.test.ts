import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seenIn } from '../../demo/evidence.mjs'
import type { LedgerLine } from '../../src/messaging/records.ts'
import { held } from './support/hand-over.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

const PAUL = 'paul.martin@autre-fournisseur.test'
const SEED = 12_000

describe('"this is not patient data"', () => {
  let session: Session
  beforeAll(async () => {
    session = await Session.start()
    await session.secureProfile()
  })
  afterAll(() => session.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.photograph(task.name)
  })

  it('is said of one passage in the panel, lets the next press send, and is remembered of that sentence alone', async () => {
    // A speaker at a meeting, taken for a patient.
    const { given, family, health } = freshPatient(SEED)
    const name = `Mme ${given} ${family}`
    const talk = `${name} fera sa présentation sur la sarcoïdose médiastinale jeudi.`
    const sent = (subject: string) => session.box.waitForMail(PAUL, (mail) => mail.subject === subject)
    const view = await session.compose('text')
    await view.type({ to: PAUL, subject: `Réunion ${SEED}`, body: talk })
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
    expect((await sent(`Réunion ${SEED}`)).text).toContain(talk)

    const { lines } = await session.ask<{ lines: LedgerLine[] }>('ledger')
    expect(lines.map(({ action }) => action)).toContain('not-patient-data')
    expect(seenIn(JSON.stringify([lines, await session.ask('passage-answers')]), [given, family, 'présentation'])).toEqual([])

    // The same sentence among others, in another message: no stop.
    const again = await session.compose('text')
    await again.type({ to: PAUL, subject: `Rappel ${SEED}`, body: `Bonjour Paul, pour mémoire.\n${talk}` })
    await again.waitTone('fine')
    await again.press()
    await sent(`Rappel ${SEED}`)
    // The same person in another sentence: held.
    const other = await session.compose('text')
    await other.type({ to: PAUL, subject: `Avis ${SEED}`, body: `Je vous adresse ${name} : ${health}.` })
    await held(other)
    await pass(700)
    expect(session.seen([health])).toEqual([])
    await other.page.close()
  })
})
