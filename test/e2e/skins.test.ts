import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DOCTOR } from '../../demo/people.mjs'
import { logIn } from './support/compose-view.ts'
import { Files } from './support/files.ts'
import { handOverAndSend } from './support/hand-over.ts'
import { EVERY_LANE } from './support/lanes.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { SkinView } from './support/skin-view.ts'
import { autosaves } from './support/time.ts'

const PAUL = { ordinary: 'paul.martin@autre-fournisseur.test', secure: 'paul.martin@medecin.mssante.fr' }
const files = new Files()
let seed = 100
let session: Session

/** What Debian packages beside Elastic: the skin of Roundcube 0.8 to 1.3, which many an installation still shows, and the first one. */
describe.each(EVERY_LANE ? ['larry', 'classic'] as const : ['larry'] as const)('Roundcube in the skin %s', (skin) => {
  const write = async (): Promise<SkinView> => {
    const page = await session.tab()
    await logIn(page, session.box.urls.ordinary[skin], DOCTOR.ordinary)
    const view = await SkinView.write(page, session.box.urls.ordinary[skin])
    expect(await view.skin()).toBe(skin)
    return view
  }

  beforeAll(async () => {
    session = await Session.start()
    await session.secureProfile()
  })
  afterAll(() => session.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.afterFailure(`${skin} ${task.name}`)
  })

  it('holds a letter and its file, and hands both over to the secure mailbox', async () => {
    const patient = freshPatient((seed += 1))
    const view = await write()
    await view.type({ to: PAUL.ordinary, subject: `Avis ${patient.family}`, body: patient.letter })
    await view.choose([files.write('bilan.txt', `Bilan de ${patient.fullName} : ${patient.health}`)])
    await view.waitTone('held')
    await autosaves(1)
    const { secure, mail } = await handOverAndSend(session, view, PAUL.secure, `Avis ${patient.family}`)
    expect(mail.text ?? mail.html).toContain(patient.health)
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['bilan.txt'])
    expect(await view.text()).not.toContain(patient.family)
    expect(session.seen(patient.needles)).toEqual([])
    await secure.page.close()
    await view.page.close()
  })

  it('lets a harmless message go, once, with its file', async () => {
    const subject = `Horaires ${(seed += 1)}`
    const view = await write()
    await view.type({ to: PAUL.ordinary, subject, body: 'Bonjour Paul, les horaires sont joints.' })
    await view.waitTone('fine')
    await view.choose([files.write('horaires.txt', 'De 9 h à 18 h.')])
    await expect.poll(() => view.attached()).toEqual(['horaires.txt'])
    await view.waitTone('fine')
    await view.press()
    const mail = await session.box.waitForMail(PAUL.ordinary, (each) => each.subject === subject)
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['horaires.txt'])
    await autosaves(1)
    expect((await session.box.mails(PAUL.ordinary)).filter((each) => each.subject === subject)).toHaveLength(1)
    await view.page.close()
  })
})

afterAll(() => files.remove())
