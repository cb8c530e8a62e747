import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ComposeView } from './support/compose-view.ts'
import { freshPatient } from './support/patients.ts'
import { AUTOSAVE_SECONDS } from './support/servers.ts'
import { Session } from './support/session.ts'

const PAUL = 'paul.martin@autre-fournisseur.test'
let seed = 9500

const pass = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * What the practice's software opens is an address with the text in it, so the webmail's server gets that address before
 * anybody could hold anything. What is proved here is that nothing follows it.
 */
describe.each(['text', 'html'] as const)('a letter that another program opens in a webmail set to write %s', (kind) => {
  let session: Session
  beforeAll(async () => {
    session = await Session.start()
  })
  afterAll(() => session.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.photograph(task.name)
  })

  it('is held from the first moment, and saved nowhere', async () => {
    const patient = freshPatient((seed += 1))
    const page = await session.ordinary(kind)
    const url = session.box.urls.ordinary[kind]
    const query = new URLSearchParams({ _task: 'mail', _action: 'compose', _to: PAUL, _subject: `Avis pour ${patient.fullName}`, _body: patient.letter })
    // Roundcube takes such a text into its plain editor, whatever is set.
    const view = await ComposeView.at(page, `${url}?${query.toString()}`, false)
    // The address itself has arrived; from here on nothing may.
    session.proxy.forget()
    await view.press()
    expect(await page.$eval('[name="_subject"]', (field) => (field as HTMLInputElement).value)).toBe(`Avis pour ${patient.fullName}`)
    expect(await view.text()).toContain(patient.health)
    await view.waitTone('held')
    const panel = await view.panel()
    expect(await panel.$eval('.sheet', (sheet) => (sheet as HTMLElement).innerText)).toContain('Ce message est retenu')

    // An automatic save is due after any change.
    await view.typeBody('Bien à vous. ')
    await pass((AUTOSAVE_SECONDS * 2 + 0.5) * 1000)
    expect(session.proxy.seen(patient.needles)).toEqual([])
    const storage = await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))
    expect(patient.needles.filter((needle) => storage.includes(needle))).toEqual([])
    // No draft and no sent mail: what names the patient on the server's disk is nothing but the address that was opened.
    expect(session.box.filesContaining(patient.needles, { world: 'ordinary' }).map(({ path }) => path).filter((path) => path.startsWith('mail/'))).toEqual([])
    await page.close()
  }, 90_000)
})
