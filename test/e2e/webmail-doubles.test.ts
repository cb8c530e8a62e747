import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { gmail } from '../webmail-doubles/gmail/double.ts'
import { outlook } from '../webmail-doubles/outlook/double.ts'
import { control } from './support/control.ts'
import { DoubleView, GMAIL, type Hand, opened, OUTLOOK } from './support/double-views.ts'
import { Files } from './support/files.ts'
import { giveUpAndComeBack } from './support/given-up.ts'
import { handOverAndSend } from './support/hand-over.ts'
import { shownIn } from './support/lanes.ts'
import { PanelView } from './support/panel.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

/** Someone of whom nothing is known but an address. */
const COLLEAGUE = 'sophie.garnier@autre-fournisseur.test'
const PAUL = { ordinary: 'paul.martin@autre-fournisseur.test', secure: 'paul.martin@medecin.mssante.fr' }
const HARMLESS = 'Bonjour Sophie, on se voit jeudi à midi ?'
/** Longer than any save, retry or assistant call of a rebuilt page takes. */
const LONG_ENOUGH = 1200
const VIEWS = [GMAIL, OUTLOOK].flatMap((hand) => Object.keys(hand.modes).map((mode) => ({ hand, mode, name: hand.name })))
const files = new Files()
let seed = 100
let session: Session

afterAll(() => files.remove())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.afterFailure(task.name)
})

/** Longer than a view may be out of the page before it is given up: then the webmail's service worker has what it tries again. */
const PUT_AWAY = 2500

/** What a practitioner's hand does with a message that is written. */
const WAYS: Readonly<Record<string, (view: DoubleView) => Promise<void>>> = {
  'the button': (view) => view.press(),
  'the keys': (view) => view.ctrlEnter(),
  'the schedule': (view) => view.schedule(),
}

describe('with Sceau', () => {
  beforeAll(async () => {
    session = await Session.start({ doubles: [gmail, outlook] })
  })
  afterAll(() => session.close())

  it.each(VIEWS)('a letter about a patient stays on this computer in $name, $mode, whatever is done', async ({ hand, mode }) => {
    const patient = freshPatient((seed += 1))
    const view = await DoubleView.open(session, hand, mode)
    await view.type({ to: COLLEAGUE, subject: `Avis ${patient.family}` })
    // Letter by letter once in each webmail: between two of them there is always a save that is due.
    if (mode === Object.keys(hand.modes)[0]) await view.type({ body: patient.letter })
    else await view.paste(patient.letter)
    await view.waitTone('held')
    await view.press()
    await view.ctrlEnter()
    // What holds the message opens no menu, or one that leads nowhere.
    await view.schedule(300)
    await view.run('save')
    await view.run('send')
    await pass(LONG_ENOUGH)
    expect(session.doubles.seen(patient.needles)).toEqual([])
    expect(session.doubles.sent).toEqual([])
    await view.close()
  })

  it.each([GMAIL, OUTLOOK])('a letter about a patient stays on this computer as a file, chosen or dropped in $name', async (hand) => {
    const patient = freshPatient((seed += 1))
    const view = await DoubleView.open(session, hand, Object.keys(hand.modes)[0]!)
    await view.type({ to: COLLEAGUE, subject: 'Document', body: 'Comme convenu.' })
    await view.waitTone('fine')
    await view.choose(files.write('courrier.txt', patient.letter))
    await view.waitTone('held')
    await view.drop(files.write('suite.txt', patient.letter))
    await view.press()
    await pass(LONG_ENOUGH)
    expect(session.doubles.seen(patient.needles)).toEqual([])
    expect(await view.attached()).toEqual([])
    await view.close()
  })

  it.runIf(shownIn('chromium')).each([GMAIL, OUTLOOK])('a letter that is given up in $name with its files and a picture comes back by one press, and nothing of it leaves', async (hand) => {
    const patient = freshPatient((seed += 1))
    const view = await giveUpAndComeBack(session, files, patient, () => DoubleView.open(session, hand, Object.keys(hand.modes)[0]!), { to: COLLEAGUE, pictures: true })
    await pass(LONG_ENOUGH)
    expect(session.doubles.seen(patient.needles)).toEqual([])
    await view.close()
  })

  it('a letter that Gmail’s own Close puts away, or that goes on in a window and is closed there, is in nothing that is tried again', async () => {
    const [put, gone] = [freshPatient((seed += 1)), freshPatient((seed += 1))]
    const view = await DoubleView.open(session, GMAIL, 'dialog')
    await view.paste(put.letter)
    await view.waitTone('held')
    await view.page.click('.Hm .Ha')
    await pass(PUT_AWAY)
    // What is only half a letter is not saved either once it stands in the window.
    await view.page.click('[gh="cm"]')
    await view.waitTone('fine')
    await view.paste('Bonjour, je vous parle de Kervadecoz')
    await view.waitTone('fine')
    const window = new DoubleView(await opened(session, () => view.page.click('.Hm .Hq'), 'view=btop'), GMAIL)
    await window.page.bringToFront()
    await window.page.waitForSelector('span[data-sceau="fine"]')
    await window.type({ body: ' demain' })
    await pass(LONG_ENOUGH)
    expect(session.doubles.seen(['Kervadecoz'])).toEqual([])
    await window.paste(gone.letter)
    await window.waitTone('held')
    await window.page.close()
    await view.run('save')
    await pass(PUT_AWAY)
    expect(session.doubles.seen([...put.needles, ...gone.needles, 'Kervadecoz'])).toEqual([])
    await view.close()
  })

  it.runIf(shownIn('chromium'))('a letter is handed over from gmail to the operator’s Roundcube, which sends it, and gmail keeps nothing of it', async () => {
    await session.secureProfile()
    const patient = freshPatient((seed += 1))
    const view = await DoubleView.open(session, GMAIL, 'dialog')
    await view.type({ to: PAUL.ordinary, subject: `Avis ${patient.family}` })
    await view.paste(patient.letter)
    const { secure, mail } = await handOverAndSend(session, view, PAUL.secure, `Avis ${patient.family}`)
    expect(mail.text ?? mail.html).toContain(patient.health)
    expect(session.doubles.seen(patient.needles)).toEqual([])
    await secure.page.close()
    await view.close()
  })

  const CASES = [
    { hand: GMAIL, mode: 'dialog', way: 'the button' }, { hand: GMAIL, mode: 'window', way: 'the keys' }, { hand: GMAIL, mode: 'reply', way: 'the schedule' },
    { hand: OUTLOOK, mode: 'reading pane', way: 'the button' }, { hand: OUTLOOK, mode: 'window', way: 'the keys' }, { hand: OUTLOOK, mode: 'reply', way: 'the schedule' },
  ].map((one) => ({ ...one, name: one.hand.name }))
  const left: string[] = []

  it.each(CASES)('a harmless message leaves once from $name, $mode, by $way', async ({ hand, mode, way }) => {
    const subject = `Repas ${(seed += 1)}`
    const view = await DoubleView.open(session, hand, mode)
    await view.type({ to: COLLEAGUE, subject, body: HARMLESS })
    // Of Outlook's Paul Martin only the name stands in the page: its own save says whom that is.
    await view.waitTone('fine')
    await WAYS[way]!(view)
    const sent = () => session.doubles.sent.filter((mail) => mail.subject === subject)
    await expect.poll(() => sent().length).toBe(1)
    expect(sent().map(({ to, scheduled, attachments }) => [to.at(-1), scheduled, attachments])).toEqual([[COLLEAGUE, way === 'the schedule', []]])
    left.push(subject)
    await view.close()
  })

  it('and none of them a second time', async () => {
    await pass(LONG_ENOUGH)
    expect(session.doubles.sent.map(({ subject }) => subject).filter((subject) => left.includes(subject)).sort()).toEqual([...left].sort())
  })

  it('a letter to whom Outlook shows by name alone is judged for the address that its own requests name, the send’s own at last', async () => {
    const settings = await session.ask<Record<string, unknown>>('settings')
    await session.settings({ internalDomains: ['autre-fournisseur.test'] })
    const patient = freshPatient((seed += 1))
    const view = await DoubleView.open(session, OUTLOOK, 'reply')
    // The account is the practice's too.
    await view.page.$eval('#O365_AppName', (account) => { (account as HTMLAnchorElement).href = 'https://www.microsoft365.com/?login_hint=lea%40autre-fournisseur.test' })
    await view.type({ subject: `Avis ${patient.family}` })
    await view.paste(patient.letter)
    // Paul Martin is of the same practice, as the page's next save says, which itself is held.
    await pass(LONG_ENOUGH)
    await view.page.waitForFunction(() => document.querySelector('span[data-sceau="held"]') === null)
    expect(session.doubles.seen(patient.needles)).toEqual([])
    // Another Paul Martin in his place: the pill is the same, no save says it.
    await view.page.evaluate(() => { (window as unknown as { OWA: { readdress(address: string): void } }).OWA.readdress('paul.martin@ailleurs.test') })
    await view.press()
    const panel = new PanelView(view.page, await view.panel())
    expect(await panel.words()).toContain('paul.martin@ailleurs.test')
    await pass(LONG_ENOUGH)
    expect([session.doubles.seen(patient.needles), session.doubles.sent.filter(({ subject }) => subject.includes(patient.family))]).toEqual([[], []])
    await view.close()
    await session.settings({ internalDomains: settings.internalDomains })
  })

  it.each([GMAIL, OUTLOOK])('a harmless message leaves $name with its file', async (hand: Hand) => {
    const subject = `Horaires ${(seed += 1)}`
    const view = await DoubleView.open(session, hand, Object.keys(hand.modes)[0]!)
    await view.type({ to: COLLEAGUE, subject, body: HARMLESS })
    await view.waitTone('fine')
    await view.choose(files.write('horaires.txt', 'De 9 h à 18 h.'))
    await expect.poll(() => view.attached()).toEqual(['horaires.txt'])
    await view.waitTone('fine')
    await view.press()
    await expect.poll(() => session.doubles.sent.find((mail) => mail.subject === subject)?.attachments).toEqual(['horaires.txt'])
    await view.close()
  })
})

control('the same', () => {
  beforeAll(async () => {
    session = await Session.start({ guarded: false, doubles: [gmail, outlook] })
  })
  afterAll(() => session.close())

  it.each(VIEWS)('saved while it is written in $name, $mode', async ({ hand, mode }) => {
    const patient = freshPatient((seed += 1))
    const view = await DoubleView.open(session, hand, mode)
    await view.type({ subject: `Avis ${patient.family}` })
    await view.paste(patient.letter)
    await expect.poll(() => session.doubles.seen(patient.needles).length).toBeGreaterThan(0)
    await view.close()
  })

  it.each([GMAIL, OUTLOOK].flatMap((hand) => Object.keys(WAYS).map((way) => ({ hand, way, name: hand.name }))))('sent from $name by $way', async ({ hand, way }) => {
    const patient = freshPatient((seed += 1))
    const view = await DoubleView.open(session, hand, Object.keys(hand.modes)[0]!)
    await view.type({ to: COLLEAGUE, subject: `Avis ${patient.family}` })
    await view.paste(patient.letter)
    await WAYS[way]!(view)
    await expect.poll(() => session.doubles.sent.filter(({ subject }) => subject.includes(patient.family)).length).toBe(1)
    await view.close()
  })

  it.each([GMAIL, OUTLOOK])('uploaded as soon as it is chosen or dropped in $name', async (hand: Hand) => {
    const view = await DoubleView.open(session, hand, Object.keys(hand.modes)[0]!)
    for (const give of ['choose', 'drop'] as const) {
      const patient = freshPatient((seed += 1))
      await view[give](files.write('courrier.txt', patient.letter))
      await expect.poll(() => session.doubles.seen(patient.needles).length).toBeGreaterThan(0)
    }
    await view.close()
  })
})
