import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { orange } from '../webmail-doubles/french/double.ts'
import { control } from './support/control.ts'
import { Files } from './support/files.ts'
import { ORANGE } from './support/other-hands.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'
import { Written, WAYS } from './support/written.ts'

const COLLEAGUE = 'sophie.garnier@autre-fournisseur.test'
const HARMLESS = 'Bonjour, on se voit jeudi à midi ?'
/** Longer than any save of a rebuilt page takes, more than once. */
const SAVES = 1000
let seed = 14_000
const files = new Files()
let session: Session

afterAll(() => files.remove())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.afterFailure(task.name)
})

describe('a compose view that the webmail writes', () => {
  beforeAll(async () => {
    session = await Session.start({ doubles: [orange] })
  })
  afterAll(() => session.close())

  it.each(WAYS)('%s is held: nothing of a patient is saved, sent or stored from there or by the page that writes it', async (_, path) => {
    session.doubles.sent.length = 0
    const patient = freshPatient((seed += 1))
    const view = await Written.open(session, path)
    await view.write(COLLEAGUE, `Avis pour ${patient.fullName}`, patient.letter)
    await view.waitTone('held')
    await view.tryEverything()
    await view.choose(files.write(`courrier-${seed}.txt`, patient.letter))
    await view.press()
    await view.panel()
    await pass(SAVES)
    expect([session.doubles.seen(patient.needles), session.doubles.sent, await view.stored()]).toEqual([[], [], []])
    await view.close()
  })

  it.each(WAYS)('%s is sent once where it is harmless, and leaves the page that wrote it as it was', async (_, path) => {
    session.doubles.sent.length = 0
    const view = await Written.open(session, path)
    await view.write(COLLEAGUE, `Repas ${(seed += 1)}`, HARMLESS)
    await view.waitTone('fine')
    await view.press()
    await expect.poll(() => session.doubles.sent.length).toBe(1)
    await pass(300)
    expect(session.doubles.sent).toMatchObject([{ to: [COLLEAGUE], subject: `Repas ${seed}`, body: HARMLESS }])
    await view.page.waitForFunction(() => fetch('/api/pj', { method: 'POST', body: new URLSearchParams({ nom: 'libre' }) }).then(({ ok }) => ok, () => false), { polling: 300 })
    await view.close()
  })

  // Debian's Chromium keeps no page of these aside.
  it.runIf(inject('browser') === 'firefox')('is held as before when the browser has put its page aside and shows it again, and is sent once where it is harmless', async () => {
    session.doubles.sent.length = 0
    const patient = freshPatient((seed += 1))
    const view = await Written.open(session, '/retour')
    const { page } = view
    await view.write(COLLEAGUE, `Avis pour ${patient.fullName}`, patient.letter)
    await view.waitTone('held')
    await page.evaluate(() => window.addEventListener('pageshow', ({ persisted }) => { document.title = persisted ? 'the same page' : 'another' }))
    await page.goto(new URL('/ailleurs', ORANGE.url).href)
    await page.evaluate(() => history.back())
    await page.waitForFunction(() => document.title === 'the same page')
    // A frame's own request goes round the hooks: the network gate alone holds it, once it stands again.
    await pass(SAVES)
    await page.evaluate((words) => document.body.appendChild(document.createElement('iframe')).contentWindow!.fetch('/api/pj', { method: 'POST', body: words }).then(() => undefined, () => undefined), patient.letter)
    await view.tryEverything()
    await pass(SAVES)
    expect([session.doubles.seen(patient.needles), session.doubles.sent]).toEqual([[], []])
    await view.rewrite(`Repas ${seed}`, HARMLESS)
    await view.waitTone('fine')
    await view.press()
    await expect.poll(() => session.doubles.sent.length).toBe(1)
    await pass(300)
    expect(session.doubles.sent).toMatchObject([{ subject: `Repas ${seed}`, body: HARMLESS }])
    await view.close()
  })

  it('anew, all of the page at once, is held as before', async () => {
    const patient = freshPatient((seed += 1))
    const page = await session.tab()
    await page.goto(ORANGE.url)
    await page.evaluate(() => {
      const whole = document.documentElement.outerHTML
      document.open()
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- what old pages do
      document.write(whole)
    })
    await page.bringToFront()
    const view = new Written(page, page)
    await page.click('#ecrire')
    await view.write(COLLEAGUE, `Avis pour ${patient.fullName}`, patient.letter)
    await view.waitTone('held')
    // The same view, in an emptied page: what heard it is gone, and what stood for it must not go on.
    await page.evaluate(() => {
      const { root } = (window as unknown as { Messagerie: { root: Element } }).Messagerie
      document.open()
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- what old pages do
      document.write('<!doctype html><body>')
      document.body.append(root)
    })
    await view.waitTone('held')
    await view.tryEverything()
    await view.press()
    await view.panel()
    await pass(SAVES)
    expect([session.doubles.seen(patient.needles), session.doubles.sent.filter(({ subject }) => subject.includes(patient.family)), await view.stored()]).toEqual([[], [], []])
    await view.close()
  })
})

control('the same', () => {
  beforeAll(async () => {
    session = await Session.start({ guarded: false, doubles: [orange] })
  })
  afterAll(() => session.close())

  it.each(WAYS)('%s is saved, sent and stored', async (_, path) => {
    const patient = freshPatient((seed += 1))
    const view = await Written.open(session, path)
    await view.write(COLLEAGUE, `Avis pour ${patient.fullName}`, patient.letter)
    await view.tryEverything()
    await pass(SAVES)
    const seen = session.doubles.seen(patient.needles).join('\n')
    for (const exit of ['brouillon', 'beacon', 'envoi']) expect(seen).toContain(exit)
    expect(await view.stored()).toEqual(['copie'])
    await view.close()
  })
})
