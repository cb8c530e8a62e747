import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RecordedRequest } from '../../demo/recording-proxy.mjs'
import { picture } from './support/files.ts'
import { filled, handOver, held, secureTab } from './support/hand-over.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

const PAUL = { ordinary: 'paul.martin@autre-fournisseur.test', secure: 'paul.martin@medecin.mssante.fr' }
const PAEDIATRICIAN = 'marie.dubois2@medecin.mssante.fr'
let seed = 9000

describe('a hand-over', () => {
  let session: Session
  beforeAll(async () => {
    session = await Session.start()
    await session.secureProfile()
  })
  afterAll(() => session.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.afterFailure(task.name)
  })

  it('carries a picture that stands in the text, byte for byte', async () => {
    const patient = freshPatient((seed += 1))
    const bytes = picture(patient.fullName)
    const view = await session.compose('html')
    await view.type({ to: PAUL.ordinary, subject: `Image ${patient.family}`, body: patient.letter })
    await (await view.editor()).evaluate((body, source) => {
      body.append(Object.assign(body.ownerDocument.createElement('img'), { src: source, alt: 'radiographie' }))
    }, `data:image/png;base64,${bytes.toString('base64')}`)
    const { panel, secure } = await handOver(session, view)
    await filled(panel)
    await secure.page.bringToFront()
    expect(await (await secure.editor()).$$eval('img', (images) => images.map(({ naturalWidth }) => naturalWidth))).toEqual([1])
    await secure.press()
    const mail = await session.box.waitForMail(PAUL.secure, ({ subject }) => subject === `Image ${patient.family}`)
    const shown = /<img\b[^>]*\bsrc="([^"]+)"/.exec(mail.html ?? '')?.[1] ?? ''
    const part = mail.attachments.find(({ contentId }) => shown === `cid:${(contentId ?? '').replace(/^<|>$/g, '')}`)
    const received = part ? Buffer.from(part.content as ArrayBuffer) : Buffer.from(shown.replace('data:image/png;base64,', ''), 'base64')
    expect(received.equals(bytes)).toBe(true)
    await panel.step('outcome')
    expect(session.seen(patient.needles)).toEqual([])
    await secure.page.close()
    await view.page.close()
  })

  it('lets the practitioner choose between two of one name', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('html')
    await view.type({ to: 'Marie Dubois <m.dubois@autre-fournisseur.test>', subject: `Choix ${patient.family}`, body: patient.letter })
    const panel = await held(view)
    await panel.remedy('hand-over')
    await panel.step('hand-over')
    await panel.frame.waitForFunction(() => document.querySelectorAll('.choice').length === 2)
    expect(await panel.words()).toContain('2 adresses portent ce nom. Laquelle est la bonne\u00a0?')
    const choices = await panel.frame.$$eval('.choice', (items) => items.map((item) => (item as HTMLElement).innerText))
    expect(choices.filter((choice) => choice.includes('Dermatologie'))).toHaveLength(1)
    expect(choices.filter((choice) => choice.includes('Pédiatrie'))).toHaveLength(1)
    expect(await panel.frame.$('.confirm .button-main[disabled]')).not.toBeNull()
    await panel.pressFor(`.choice:nth-child(${choices.findIndex((choice) => choice.includes('Pédiatrie')) + 1}) input`, '.confirm .button-main:not([disabled])')
    const ours = await session.browser.pages()
    await panel.press('.confirm .button-main')
    await panel.step('progress')
    const secure = await secureTab(session, ours)
    await filled(panel)
    expect(await secure.page.$eval('[name="_to"]', (field) => (field as HTMLTextAreaElement).value)).toContain(PAEDIATRICIAN)
    await secure.page.bringToFront()
    await secure.press()
    const mail = await session.box.waitForMail(PAEDIATRICIAN, ({ subject }) => subject === `Choix ${patient.family}`)
    expect(mail.to?.map(({ address }) => address)).toEqual([PAEDIATRICIAN])
    await panel.step('outcome')
    await secure.page.close()
    await view.page.close()
  })

  it('says when nobody of that name has a secure address, and goes to no one', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('html')
    await view.type({ to: 'Sophie Garnier <sophie.garnier@autre-fournisseur.test>', subject: `Personne ${seed}`, body: patient.letter })
    const panel = await held(view)
    await panel.remedy('hand-over')
    await panel.step('hand-over')
    await expect.poll(() => panel.words()).toContain('Aucune adresse sécurisée trouvée pour cette personne.')
    expect(await panel.frame.$('.confirm .button-main[disabled]')).not.toBeNull()
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
  })

  it('says that the message may have been sent when nobody knows, and sends nothing again', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose('html')
    await view.type({ to: PAUL.ordinary, subject: `Incertain ${patient.family}`, body: patient.letter })
    const { panel, secure } = await handOver(session, view)
    await filled(panel)
    const host = new URL(session.box.urls.secure.html).hostname
    // An automatic save goes to the same address.
    const isSend = ({ method, url, body }: RecordedRequest): boolean =>
      method === 'POST' && url.includes(host) && url.includes('_framed=1') && new URLSearchParams(Buffer.from(body).toString()).get('_draft') === ''
    const sends = (): RecordedRequest[] => session.proxy.requests.filter(isSend)
    const before = sends().length
    session.proxy.stall(isSend)
    await secure.page.bringToFront()
    await secure.press()
    await expect.poll(() => sends().length).toBe(before + 1)
    await secure.page.close()
    await panel.step('outcome')
    expect(await panel.words()).toContain('Le message est peut-être parti de votre messagerie sécurisée')
    // Nothing to press but "close".
    expect(await panel.frame.$$eval('.row .button', (buttons) => buttons.length)).toBe(1)
    expect(await panel.offered()).toEqual([])
    expect(await view.text()).toContain(patient.health)
    await view.waitTone('held')
    await panel.press('.button-icon')
    const ours = await session.browser.pages()
    await view.press()
    await view.panel()
    await pass(2500)
    expect(sends()).toHaveLength(before + 1)
    expect(await session.browser.pages()).toHaveLength(ours.length)
    expect((await session.box.mails(PAUL.secure)).filter(({ subject }) => subject === `Incertain ${patient.family}`)).toEqual([])
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
  })
})
