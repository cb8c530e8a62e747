import { readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { seenIn } from '../../demo/evidence.mjs'
import { DOCTOR } from '../../demo/people.mjs'
import { ComposeView, logIn } from './support/compose-view.ts'
import { Files } from './support/files.ts'
import { EVERY_LANE } from './support/lanes.ts'
import { PanelView } from './support/panel.ts'
import { freshPatient, type Patient } from './support/patients.ts'
import { PluginClient } from '../integration/support/plugin-client.ts'
import { Session } from './support/session.ts'
import { SkinView } from './support/skin-view.ts'
import { autosaves, pass } from './support/time.ts'

// A mailbox of her own: what others find in theirs stays as it is.
const ALINE = 'aline.faure@autre-fournisseur.test'
const REASON = 'patient-informed'
const HARMLESS = 'Bonjour, la réunion de jeudi commence à 18 h en salle 2.'
let seed = 100

/** What the plugin's log says since a moment, one line each. */
class Log {
  readonly #path: string
  #from: number
  constructor(session: Session) {
    this.#path = join(session.box.dataDir, 'roundcube-ordinary/plugin/logs/sceau.log')
    this.#from = this.whole.length
  }

  get whole(): string {
    try {
      return readFileSync(this.#path, 'utf8')
    } catch {
      return ''
    }
  }

  /** `kind how reason` of each line. */
  get lines(): string[] {
    return [...this.whole.slice(this.#from).matchAll(/kind=(\S+) how=(\S+) reason=(\S+)/g)].map(([, kind = '', how = '', reason = '']) => `${kind} ${how} ${reason}`)
  }
}

/** Where one browser shows it all: the same scripts run against every browser in the tests of the extension. */
describe.runIf(inject('browser') === 'chromium')('Roundcube’s plugin', () => {
  let session: Session
  const files = new Files()
  beforeAll(async () => {
    session = await Session.start({ guarded: false })
  })
  afterAll(async () => {
    files.remove()
    await session.close()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.afterFailure(task.name)
  })

  const url = (): string => session.box.urls.ordinary.plugin

  /** Of these megabytes nobody has to be told again each time it is searched for a later patient. */
  function forgetUploads(): void {
    session.proxy.forget()
    truncateSync(join(session.box.dataDir, 'logs/requests-ordinary.log'))
  }

  const known = new Set<Session>()
  /** A tab of the webmail; the first of a browser logs in. */
  async function webmail(of = session): Promise<Page> {
    const page = await of.tab()
    if (!known.has(of)) await logIn(page, url(), DOCTOR.ordinary)
    known.add(of)
    return page
  }

  const compose = async (of = session): Promise<ComposeView> => ComposeView.open(await webmail(of), url(), true)

  async function letter(patient: Patient, subject: string): Promise<{ view: ComposeView; panel: PanelView }> {
    const view = await compose()
    await view.type({ to: ALINE, subject, body: patient.letter })
    await view.waitTone('held')
    await view.press()
    return { view, panel: new PanelView(view.page, await view.panel()) }
  }

  async function dialog(page: Page, path: string, ready: string): Promise<Frame> {
    const frame = await page.waitForFrame((each) => each.url().includes(path), { timeout: 15_000 })
    await frame.waitForSelector(ready, { timeout: 15_000 })
    return frame
  }

  /** Presses as a person does: not in the moment in which something came up, and again where nothing happened. */
  async function pressIn(frame: Frame, selector: string, done: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 6 && !(await done().catch(() => true)); tries++) {
      await pass(800)
      await frame.click(selector).catch(() => undefined)
      await pass(400)
    }
  }

  /** Says yes over the page to what cannot be undone. */
  async function confirm(page: Page): Promise<void> {
    const decision = await dialog(page, 'decision.html', '.button-wax')
    await pressIn(decision, '.button-wax', () => Promise.resolve(!page.frames().includes(decision)))
  }

  it('holds a letter, lets nothing of it reach the server, takes its passages out and sends the rest', async () => {
    const patient = freshPatient((seed += 1))
    const log = new Log(session)
    const subject = `Réunion ${seed}`
    const { panel } = await letter(patient, subject)
    await autosaves(1)
    expect(session.seen(patient.needles)).toEqual([])
    expect(await panel.offered()).not.toContain('hand-over')
    await panel.remedy('remove-passages')
    const mail = await session.box.waitForMail(ALINE, (each) => each.subject === subject)
    expect(seenIn(mail.raw, patient.needles)).toEqual([])
    expect(mail.text).toContain('Cher confrère')
    expect(log.lines).toContain('send passages-removed -')
    expect(seenIn(log.whole, [...patient.needles, subject, 'aline', 'fournisseur'])).toEqual([])
    expect(session.seen(patient.needles)).toEqual([])
  })

  it('seals the message, tells the secret over the page, and sends', async () => {
    const patient = freshPatient((seed += 1))
    const log = new Log(session)
    const { view, panel } = await letter(patient, `Résultats de ${patient.fullName}`)
    await panel.remedy('seal')
    const secret = await dialog(view.page, 'secret.html?id=', '.window')
    await secret.waitForFunction(() => (document.querySelector('main')?.textContent.length ?? 0) > 100)
    await pressIn(secret, '.button-main', () => Promise.resolve(!view.page.frames().includes(secret)))
    await panel.step('sealed')
    await panel.press('.row .button-main')
    const mail = await session.box.waitForMail(ALINE, ({ subject, attachments }) => subject === 'Document sécurisé' && attachments.some(({ filename }) => filename?.endsWith('.html')))
    expect(seenIn(mail.raw, patient.needles)).toEqual([])
    expect(log.lines).toContain('send sealed -')
    expect(session.seen(patient.needles)).toEqual([])
  })

  it('sends anyway with a reason that is taken over the page, once, and the log has the reason alone', async () => {
    const patient = freshPatient((seed += 1))
    const log = new Log(session)
    const subject = `Demande ${seed}`
    const { view, panel } = await letter(patient, subject)
    await panel.remedy('send-anyway')
    const decision = await dialog(view.page, 'decision.html', 'input[name="reason"]')
    await pressIn(decision, `input[value="${REASON}"]`, async () => (await decision.$(`input[value="${REASON}"]:checked`)) !== null)
    await confirm(view.page)
    expect((await session.box.waitForMail(ALINE, (mail) => mail.subject === subject)).text).toContain(patient.health)
    expect(log.lines.filter((line) => line.startsWith('send'))).toEqual([`send sent-anyway ${REASON}`])
    expect(seenIn(log.whole, [...patient.needles, subject])).toEqual([])
  })

  it('sends in an emergency that is confirmed over the page, and the log says that', async () => {
    const patient = freshPatient((seed += 1))
    const log = new Log(session)
    const subject = `Urgent ${seed}`
    const { view, panel } = await letter(patient, subject)
    await panel.remedy('emergency')
    await confirm(view.page)
    expect((await session.box.waitForMail(ALINE, (mail) => mail.subject === subject)).text).toContain(patient.health)
    expect(log.lines.filter((line) => line.startsWith('send'))).toEqual(['send sent-in-emergency -'])
  })

  it('answers without the history', async () => {
    const patient = freshPatient((seed += 1))
    const log = new Log(session)
    const subject = `Question ${seed}`
    const raw = [`From: ${ALINE}`, `To: ${DOCTOR.ordinary}`, `Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8', '', ...patient.letter.split('\n'), ''].join('\r\n')
    await session.box.deliver({ from: ALINE, to: DOCTOR.ordinary, raw })
    const view = await ComposeView.answer(await webmail(), url(), subject, true)
    await view.typeBody('Merci, je vous rappelle demain. ')
    await view.waitTone('held')
    await view.press()
    await new PanelView(view.page, await view.panel()).remedy('answer-without-history')
    const mail = await session.box.waitForMail(ALINE, (each) => each.subject === `Re: ${subject}`)
    expect(seenIn(mail.raw, ['je vous rappelle demain', ...patient.needles])).toEqual(['je vous rappelle demain'])
    expect(log.lines).toContain('send answered-without-history -')
  })

  it('puts the right recipient in the place of one whose domain imitates another', async () => {
    const view = await compose()
    await view.type({ to: 'jean.roux@gmial.com', subject: `Repas ${(seed += 1)}`, body: HARMLESS })
    await view.waitTone('doubt')
    await view.press()
    await new PanelView(view.page, await view.panel()).remedy('change-recipient')
    await view.page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#_to')?.value.replace(/[, ]+$/, '') === 'jean.roux@gmail.com')
    await view.waitTone('fine')
  })

  it('lets a harmless mail go as ever, once, with the file that came with it and one that was chosen', async () => {
    const log = new Log(session)
    const subject = `Salle ${(seed += 1)}`
    const raw = [
      `From: ${ALINE}`, `To: ${DOCTOR.ordinary}`, `Subject: ${subject}`, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
      '--b', 'Content-Type: text/plain', '', 'Le plan de la salle.', '--b', 'Content-Type: text/plain; name=plan.txt',
      'Content-Disposition: attachment; filename=plan.txt', '', 'Salle 2, deuxième étage.', '--b--', '',
    ].join('\r\n')
    await session.box.deliver({ from: ALINE, to: DOCTOR.ordinary, raw })
    const view = await ComposeView.answer(await webmail(), url(), subject, true, 'forward')
    await view.type({ to: ALINE })
    await view.choose([join(process.cwd(), 'LICENSE')])
    await view.waitAttached(['LICENSE', 'plan.txt'])
    await view.waitTone('fine')
    await view.press()
    const isIt = (each: { subject?: string | undefined }): boolean => each.subject?.endsWith(subject) === true
    const mail = await session.box.waitForMail(ALINE, isIt)
    expect(mail.attachments.map(({ filename }) => filename).sort()).toEqual(['LICENSE', 'plan.txt'])
    await pass(1000)
    expect((await session.box.mails(ALINE)).filter(isIt)).toHaveLength(1)
    expect(log.lines.filter((line) => line.startsWith('send'))).toEqual(['send pass -'])
  })

  it.each(EVERY_LANE ? [['larry', 'pluginLarry'], ['classic', 'pluginClassic']] as const : [['classic', 'pluginClassic']] as const)('clears a mail and its file in the skin %s as well, and holds a letter', async (skin, name) => {
    const log = new Log(session)
    const address = session.box.urls.ordinary[name]
    const page = await session.tab()
    await logIn(page, address, DOCTOR.ordinary)
    const view = await SkinView.write(page, address)
    expect(await view.skin()).toBe(skin)
    const subject = `Salle ${skin} ${(seed += 1)}`
    await view.type({ to: ALINE, subject, body: HARMLESS })
    expect(await view.isCovered('[name="_subject"]')).toBe(false)
    await view.choose([join(process.cwd(), 'LICENSE')])
    await expect.poll(() => view.attached()).toEqual(['LICENSE'])
    await view.waitTone('fine')
    await view.press()
    const mail = await session.box.waitForMail(ALINE, (each) => each.subject === subject)
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['LICENSE'])
    expect(log.lines.filter((line) => line.startsWith('send'))).toEqual(['send pass -'])
    const patient = freshPatient((seed += 1))
    const held = await SkinView.write(page, address)
    await held.type({ to: ALINE, subject: 'Avis', body: patient.letter })
    await held.waitTone('held')
    await held.press()
    expect(await new PanelView(page, await held.panel()).offered()).toContain('seal')
    expect(session.seen(patient.needles)).toEqual([])
  })

  it('holds everything, and says so, while the server’s directory does not answer; then sends', async () => {
    const subject = `Silence ${(seed += 1)}`
    const page = await webmail()
    await page.setRequestInterception(true)
    let silent = true
    page.on('request', (request) => void (silent && request.url().includes('sceau_directory') ? request.respond({ status: 500 }) : request.continue()))
    const view = await ComposeView.open(page, url(), true)
    await view.type({ to: ALINE, subject, body: HARMLESS })
    await view.press()
    const panel = new PanelView(page, await view.panel())
    expect(await panel.words()).toContain('n’a pas répondu')
    await pass(500)
    expect((await session.box.mails(ALINE)).filter((mail) => mail.subject === subject)).toEqual([])
    silent = false
    await view.press()
    await session.box.waitForMail(ALINE, (mail) => mail.subject === subject)
  })

  it('refuses what was changed between the clearance and the server, says so, and leaves the text where it is', async () => {
    const log = new Log(session)
    const subject = `Changé ${(seed += 1)}`
    const view = await compose()
    await view.type({ to: ALINE, subject, body: HARMLESS })
    await view.waitTone('fine')
    await view.page.setRequestInterception(true)
    let changes = true
    view.page.on('request', (request) => {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor knows nothing of a request that waits
      const form = request.postData() ?? ''
      void request.continue(changes && form.includes('_sceau=') ? { postData: form.replace('salle', 'cave') } : {})
    })
    await view.press()
    await view.page.waitForFunction(() => document.querySelector('#messagestack')?.textContent.includes('il n’est pas parti'), { timeout: 15_000 })
    expect(await view.text()).toContain('salle 2')
    expect(log.lines).toContain('send refused wrong')
    expect((await session.box.mails(ALINE)).filter((mail) => mail.subject === subject)).toEqual([])
    changes = false
    await view.press()
    expect((await session.box.waitForMail(ALINE, (mail) => mail.subject === subject)).text).toContain('salle 2')
  })

  it('refuses a form that is posted without JavaScript, and says why in the page', async () => {
    const patient = freshPatient((seed += 1))
    const page = await webmail()
    await page.setJavaScriptEnabled(false)
    await page.goto(`${url()}?_task=mail&_action=compose`)
    expect(await page.$eval('noscript p[role="alert"]', (sentence) => (sentence as HTMLElement).innerText)).toContain('JavaScript est nécessaire')
    await page.type('[name="_subject"]', `Avis ${patient.fullName}`)
    await page.evaluate((to) => {
      document.querySelector<HTMLTextAreaElement>('[name="_to"]')!.value = to
      document.querySelector<HTMLInputElement>('[name="_action"]')!.value = 'send'
    }, ALINE)
    const [answer] = await Promise.all([page.waitForNavigation(), page.evaluate(() => HTMLFormElement.prototype.submit.call(document.querySelector('form[name="form"]')))])
    expect(answer?.status()).toBe(403)
    expect(await page.$eval('body', (body) => body.textContent)).toContain('Sceau n')
    await pass(700)
    expect((await session.box.mails(ALINE)).filter(({ subject }) => subject?.includes(patient.fullName))).toEqual([])
  })

  it('steps aside where the extension guards the page, and what that lets go still gets through', async () => {
    const guarded = await Session.start()
    try {
      const patient = freshPatient((seed += 1))
      const log = new Log(guarded)
      const subject = `Avec l’extension ${seed}`
      const view = await compose(guarded)
      await view.type({ to: ALINE, subject, body: HARMLESS })
      await view.choose([join(process.cwd(), 'LICENSE')])
      await view.waitAttached(['LICENSE'])
      await view.waitTone('fine')
      expect(await view.page.$$eval('[data-sceau]', (badges) => badges.length)).toBe(1)
      expect(await view.page.evaluate(() => Symbol.for('sceau.host') in window)).toBe(false)
      await view.press()
      await guarded.box.waitForMail(ALINE, (mail) => mail.subject === subject)
      expect(log.lines).toContain('send extension -')
      const second = await compose(guarded)
      await second.type({ to: ALINE, subject: 'Avis', body: patient.letter })
      await second.waitTone('held')
      await second.press()
      expect((await second.panel()).url()).toContain('chrome-extension:')
      expect(guarded.seen(patient.needles)).toEqual([])
    } finally {
      await guarded.close()
    }
  })

  describe('against a program that posts forms by itself', () => {
    let client: PluginClient
    const mails = async (subject: string, folder?: string) =>
      (await session.box.mails(folder ? DOCTOR.ordinary : ALINE, folder ? { folder } : {})).filter((mail) => mail.subject === subject)
    beforeAll(async () => {
      client = new PluginClient(url())
      await client.logIn(DOCTOR.ordinary)
    })

    it.each(['send', 'draft'] as const)('refuses a %s without a clearance', async (kind) => {
      const subject = `Sans ${kind} ${(seed += 1)}`
      const answer = await client.postMessage(await client.view(), kind, { to: ALINE, subject, text: HARMLESS })
      expect(answer.status).toBe(403)
      expect(answer.text).toContain(kind === 'draft' ? 'brouillon' : 'ce message')
      await pass(500)
      expect([...await mails(subject), ...await mails(subject, 'Drafts'), ...await mails(subject, 'Sent')]).toEqual([])
    })

    it('refuses one that was given for other content, another kind, another view, or too long ago', async () => {
      const view = await client.view()
      const other = await client.view()
      const subject = `Autre ${(seed += 1)}`
      const message = { to: ALINE, subject, text: HARMLESS }
      const tags = [
        client.clearMessage(view, 'draft', { ...message, text: `${HARMLESS} ` }), client.clearMessage(view, 'draft', { ...message, bcc: 'x@autre-fournisseur.test' }),
        client.clearMessage(view, 'draft', message, [{ sha256: '0'.repeat(64), name: 'plan.bin' }]), client.clearMessage(view, 'send', message), client.clearMessage(other, 'draft', message),
        client.clearMessage(view, 'draft', message, [], { time: view.told.now - 3600 }), client.clearMessage(view, 'draft', message).replace(/.$/, 'g'),
      ]
      for (const tag of tags) expect((await client.postMessage(view, 'draft', message, tag)).status, tag).toBe(403)
      expect(await mails(subject, 'Drafts')).toEqual([])
    })

    it('takes one exactly once', async () => {
      const view = await client.view()
      const message = { to: ALINE, subject: `Une fois ${(seed += 1)}`, text: 'Première ligne\nseconde : é, œ, 🙂\n' }
      const tag = client.clearMessage(view, 'draft', message)
      expect((await client.postMessage(view, 'draft', message, tag)).status).toBe(200)
      expect((await client.postMessage(view, 'draft', message, tag)).status).toBe(403)
      expect(await mails(message.subject, 'Drafts')).toHaveLength(1)
    })

    it('takes 500 recipients and a file of 15 MB when they were cleared; refuses the file, and a mail with it, when they were not', async () => {
      const view = await client.view()
      const content = Buffer.alloc(15_000_000, 0xb7)
      expect((await client.attach(view, content, false)).text).toContain('pas été joint')
      const { sha256, text } = await client.attach(view, content, true)
      expect(text).toContain(sha256)
      const to = Array.from({ length: 500 }, (_, index) => `"Élodie, n° ${index}" <personne${index}@autre-fournisseur.test>`).join(', ')
      const message = { to, subject: `Liste ${(seed += 1)}`, text: HARMLESS }
      expect((await client.postMessage(view, 'draft', message, client.clearMessage(view, 'draft', message))).status).toBe(403)
      expect((await client.postMessage(view, 'draft', message, client.clearMessage(view, 'draft', message, [{ sha256, name: 'plan.bin' }]))).status).toBe(200)
      expect((await mails(message.subject, 'Drafts'))[0]?.attachments).toHaveLength(1)
      forgetUploads()
    })

    it('gives the directory to who is logged in, and once', async () => {
      const answer = await client.directory()
      expect(answer.status).toBe(200)
      expect((await client.directory(answer.headers.etag)).status).toBe(304)
      expect((await new PluginClient(url()).directory()).text).toContain('rcmloginuser')
    })
  })
})
