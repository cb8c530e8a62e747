import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seenIn } from '../../demo/evidence.mjs'
import { DOCTOR } from '../../demo/people.mjs'
import { openHtml } from '../../src/crypto/envelopes/html/open.ts'
import { control } from './support/control.ts'
import { Files } from './support/files.ts'
import { filled, handOverAndSend, held, secureSogo } from './support/hand-over.ts'
import { EVERY_LANE } from './support/lanes.ts'
import { PanelView } from './support/panel.ts'
import { bornOf, freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { SogoView } from './support/sogo-view.ts'
import { SOGO_GESTURES, SOGO_SCRIPTS, type SogoExit } from './support/sogo-exits.ts'
import { autosaves, pass } from './support/time.ts'
import { CHOSEN, dropOn } from './support/ways-in.ts'

const PAUL = { ordinary: 'paul.martin@autre-fournisseur.test', secure: 'paul.martin@medecin.mssante.fr' }
const SOPHIE = 'sophie.garnier@autre-fournisseur.test'
const PLACE = '.sg-mail-editor-attachments'
const files = new Files()
let seed = 1000
let session: Session
let mailbox: Page

afterAll(() => files.remove())

/** A letter about a patient whom no other test knows. */
async function letter(page = mailbox, isHtml = true, isByKey = false): Promise<{ view: SogoView; needles: string[]; subject: string; health: string }> {
  const patient = freshPatient((seed += 1))
  const subject = isHtml ? `Avis pour ${patient.fullName}` : `Avis ${seed}`
  const view = await SogoView.write(page, isHtml)
  await view.type({ to: PAUL.ordinary, subject })
  await (isByKey ? view.keyBody(patient.letter) : view.typeBody(patient.letter))
  await view.waitTone('held')
  return { view, needles: patient.needles, subject, health: patient.health }
}

const openPanel = async (view: SogoView): Promise<PanelView> => new PanelView(view.page, await view.panel())

describe('SOGo', () => {
  beforeAll(async () => {
    session = await Session.start()
    await session.secureProfile()
    mailbox = await session.sogo().catch(async (error: unknown) => {
      await session.afterFailure('login')
      throw error
    })
  })
  afterAll(() => session.close())
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await session.afterFailure(task.name)
    // The next test finds the mailbox without a dialog.
    await mailbox.goto(session.box.urls.ordinary.sogo)
  })

  describe('holds a letter', () => {
    let view: SogoView
    let needles: string[]
    beforeAll(async () => {
      ({ view, needles } = await letter(mailbox, true, true))
    })
    afterAll(() => view.discard())

    it.each<SogoExit>([...SOGO_GESTURES])('against $name', async ({ take, asks }) => {
      await take(view)
      if (asks) await (await openPanel(view)).press('.button-icon')
      else await pass(500)
      expect(session.seen(needles)).toEqual([])
    })

    // What leaves later than the next way is tried is seen by the last of these tests, with the address that it went to.
    it.each<SogoExit>([...SOGO_SCRIPTS])('against $name', async ({ take }) => {
      await take(view)
      expect(session.proxy.seen(needles)).toEqual([])
    })

    it('against automatic saves, typed and set at once as by pasting, and no word of it is on the server or in the page’s storage', async () => {
      const pasted = freshPatient((seed += 1))
      await view.page.evaluate((text) => {
        const { instances } = (window as unknown as { CKEDITOR: { instances: Record<string, { insertText(text: string): void }> } }).CKEDITOR
        Object.values(instances)[0]!.insertText(text)
      }, pasted.letter)
      await autosaves(2)
      const all = [...needles, ...pasted.needles]
      expect(session.seen(all)).toEqual([])
      const storage = await view.page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))
      expect(all.filter((needle) => storage.includes(needle))).toEqual([])
      await view.waitTone('held')
    })
  })

  it('lets a harmless message go, once, right after a held one was thrown away, and guards the next view of the same page', async () => {
    await (await letter()).view.discard()
    const subject = `Réunion ${(seed += 1)}`
    const view = await SogoView.write(mailbox, true)
    await view.type({ to: PAUL.ordinary, subject, body: 'Bonjour Paul, la réunion de jeudi est à dix heures.' })
    await view.waitTone('fine')
    await view.press()
    const mail = await session.box.waitForMail(PAUL.ordinary, (each) => each.subject === subject)
    expect(mail.text ?? mail.html).toContain('jeudi est à dix heures')
    await view.waitClosed()
    expect(await view.panelIfOpen()).toBeNull()
    expect((await session.box.mails(PAUL.ordinary)).filter((each) => each.subject === subject)).toHaveLength(1)
    await mailbox.waitForFunction(() => document.querySelector('[data-sceau]') === null)
    const { view: next, needles } = await letter()
    await next.press()
    await (await openPanel(next)).press('.button-icon')
    expect(session.seen(needles)).toEqual([])
    await next.discard()
  })

  it('keeps the text on this computer and gives it back after a reload', async () => {
    const { needles, subject, health } = await letter()
    await expect.poll(() => session.ask<{ held: unknown[] }>('held-list').then(({ held: kept }) => kept.length)).toBeGreaterThan(0)
    await mailbox.reload()
    const again = await SogoView.write(mailbox, true)
    await again.tone()
    await again.pressBadgeAction()
    await again.waitTone('held')
    expect(await again.text()).toContain(health)
    expect(await again.subject()).toBe(subject)
    expect(await again.recipients()).toEqual([PAUL.ordinary])
    await autosaves(1)
    expect(session.seen(needles)).toEqual([])
    await again.discard()
  })

  it.each([CHOSEN, dropOn(PLACE)])('holds a file that is $name before it is uploaded', async (way) => {
    const patient = freshPatient((seed += 1))
    const view = await SogoView.write(mailbox, true)
    await view.type({ to: PAUL.ordinary, subject: `Document ${seed}`, body: 'Bonjour Paul, comme convenu.' })
    await view.waitTone('fine')
    await way.give(view, [files.write('courrier.txt', patient.letter)])
    await view.waitTone('held')
    const panel = await held(view)
    expect(await panel.words()).toContain('courrier.txt')
    await panel.press('.button-icon')
    await autosaves(1)
    expect(session.seen(patient.needles)).toEqual([])
    await view.discard()
  })

  it('takes a harmless file, and a sealed one in place of one that is held', async () => {
    const patient = freshPatient((seed += 1))
    const view = await SogoView.write(mailbox, true)
    await view.type({ to: SOPHIE, subject: `Compte rendu ${seed}`, body: 'Bonjour Sophie, le document est joint.' })
    await view.choose([files.write('plan.txt', 'Plan d’accès au cabinet.')])
    await view.waitAttached(['plan.txt'])
    await view.choose([files.write('bilan.html', `<p>Mme ${patient.fullName}, ${patient.health}</p>`)])
    const panel = await held(view)
    await panel.remedy('seal')
    await panel.step('sealed')
    const window = await session.extensionPage('secret.html?id=')
    const id = await window.evaluate(() => new URLSearchParams(location.search).get('id') ?? '')
    const { told } = await session.ask<{ told: { secret: string } }>('secret-read', { id })
    await window.close()
    await panel.press('.row .button-main')
    const mail = await session.box.waitForMail(SOPHIE, (each) => each.subject === `Compte rendu ${seed}`)
    expect(seenIn(mail.raw, patient.needles)).toEqual([])
    const envelope = mail.attachments.find(({ filename }) => filename?.endsWith('.html'))
    const opened = await openHtml(new Blob([envelope!.content as ArrayBuffer]), told.secret)
    expect(opened.files.map(({ name }) => name)).toContain('bilan.html')
    expect(session.seen(patient.needles)).toEqual([])
    await view.waitClosed()
  })

  it('says what had been saved before anything was found, and deletes it on its server by one press; what is written stays', async () => {
    const patient = freshPatient((seed += 1))
    const name = patient.family.toLowerCase()
    // The box's own log of requests says what came, not what is kept.
    const onDisk = (): string[] => session.box.filesContaining([name], { world: 'ordinary', since: bornOf(patient.needles) }).map(({ path }) => path).filter((path) => !path.startsWith('logs/'))
    const view = await SogoView.write(mailbox, true)
    await view.type({ to: PAUL.ordinary, subject: `point ${seed}`, body: `bonjour, pour ${name} je te rappelle demain. ` })
    await expect.poll(() => onDisk().length).toBeGreaterThan(0)
    await view.typeBody(patient.letter)
    await view.waitTone('held')
    await view.press()
    const panel = await openPanel(view)
    expect(await panel.words()).toContain('a déjà enregistré un brouillon')
    await panel.pressFor('.erase-saved', '.sheet:not(:has(.erase-saved))')
    await expect.poll(onDisk).toEqual([])
    expect(await view.text()).toContain(patient.health)
    await panel.press('.button-icon')
    await autosaves(1)
    expect([onDisk(), session.seen(patient.needles.filter((needle) => needle !== patient.family))]).toEqual([[], []])
    await view.discard()
  })

  it('hands a held message over to the operator’s Roundcube, and takes off its own server what had been saved of it', async () => {
    const patient = freshPatient((seed += 1))
    const subject = `avis ${seed}`
    const saved = async (folder: string): Promise<number> => (await session.box.mails(DOCTOR.ordinary, { folder })).filter((each) => each.subject === subject && !each.deleted).length
    const view = await SogoView.write(mailbox, true)
    await view.type({ to: PAUL.ordinary, subject, body: 'bonjour, ' })
    await expect.poll(() => saved('Drafts')).toBe(1)
    await view.typeBody(patient.letter)
    await view.waitTone('held')
    const { secure, mail } = await handOverAndSend(session, view, PAUL.secure, subject)
    expect(seenIn(mail.raw, patient.needles)).not.toEqual([])
    expect(await view.text()).not.toContain(patient.family)
    expect([await saved('Drafts'), await saved('Trash')]).toEqual([0, 0])
    expect(session.seen(patient.needles)).toEqual([])
    await secure.page.close()
    await view.discard()
  })

  it('is the operator’s webmail that a message of Roundcube is handed over to, with its file', async () => {
    await session.secureProfile('sogo')
    const patient = freshPatient((seed += 1))
    const view = await session.compose('html')
    await view.type({ to: PAUL.ordinary, subject: `Avis ${patient.family}`, body: patient.letter })
    await view.choose([files.write('bilan.txt', `Bilan de ${patient.fullName} : ${patient.health}`)])
    const panel = await held(view)
    const ours = await session.browser.pages()
    await panel.handOver()
    const secure = await secureSogo(session, ours)
    await filled(panel)
    expect(await secure.recipients()).toEqual([expect.stringContaining(PAUL.secure)])
    await secure.waitAttached(['bilan.txt'])
    await secure.press()
    const mail = await session.box.waitForMail(PAUL.secure, (each) => each.subject === `Avis ${patient.family}`)
    expect(mail.text ?? mail.html).toContain(patient.health)
    expect(Buffer.from(mail.attachments[0]!.content as ArrayBuffer).toString()).toContain(patient.health)
    await panel.step('outcome')
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
    await session.secureProfile()
  })

  it.runIf(EVERY_LANE)('guards plain text as well', async () => {
    const page = await session.sogo('text')
    const { view, needles, subject } = await letter(page, false)
    await view.press()
    const panel = await openPanel(view)
    await autosaves(1)
    expect(session.seen(needles)).toEqual([])
    await panel.remedy('remove-passages')
    const mail = await session.box.waitForMail(PAUL.ordinary, (each) => each.subject === subject)
    expect(mail.text).toContain('Cher confrère')
    expect(session.seen(needles)).toEqual([])
    await page.close()
  })
})

control('SOGo', () => {
  beforeAll(async () => {
    session = await Session.start({ guarded: false })
    mailbox = await session.sogo()
  })
  afterAll(() => session.close())

  let view: SogoView | null = null
  let needles: string[] = []

  /** The letter that stands there still, or a new one where the last was sent. */
  async function unguarded(): Promise<SogoView> {
    if (view && (await mailbox.$('md-dialog#mailEditor'))) return view
    const patient = freshPatient((seed += 1))
    needles = patient.needles
    view = await SogoView.write(mailbox, true)
    await view.type({ to: PAUL.ordinary, subject: `Avis pour ${patient.fullName}`, body: patient.letter })
    return view
  }

  it('a letter leaves by an automatic save, a file when it is chosen', async () => {
    const letterHere = await unguarded()
    const onDisk = (words: readonly string[]): number => session.box.filesContaining(words, { world: 'ordinary', since: bornOf(words) }).length
    await expect.poll(() => onDisk(needles)).toBeGreaterThan(0)
    const patient = freshPatient((seed += 1))
    await letterHere.choose([files.write('courrier.txt', patient.letter)])
    await expect.poll(() => onDisk(patient.needles)).toBeGreaterThan(0)
    await letterHere.stopAutosave()
  })

  it.each<SogoExit>([...SOGO_SCRIPTS, ...SOGO_GESTURES].filter(({ carries }) => carries))('a letter leaves by $name', async ({ take, sends }) => {
    const letterHere = await unguarded()
    // What is seen from here on left by this way and by no automatic save.
    await letterHere.stopAutosave()
    session.proxy.forget()
    await mailbox.bringToFront()
    await take(letterHere)
    await expect.poll(() => session.proxy.seen(needles).length, { timeout: 5000 }).toBeGreaterThan(0)
    if (sends) await letterHere.waitClosed()
  })
})
