import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ComposeView } from './support/compose-view.ts'
import { control } from './support/control.ts'
import { type Exit, GESTURES, SCRIPTS } from './support/exits.ts'
import { PanelView } from './support/panel.ts'
import { bornOf, freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { autosaves, pass } from './support/time.ts'

const COLLEAGUE = 'paul.martin@autre-fournisseur.test'
let seed = 1000

/** A letter about a patient whom no other test knows. */
async function letter(session: Session, kind: 'html' | 'text'): Promise<{ view: ComposeView; needles: string[] }> {
  const patient = freshPatient((seed += 1))
  const view = await session.compose(kind)
  await view.type({ to: COLLEAGUE, subject: `Avis pour ${patient.fullName}` })
  await view.keyBody(patient.letter)
  return { view, needles: patient.needles }
}

describe('a held letter', () => {
  let session: Session
  beforeAll(async () => {
    session = await Session.start()
  })
  afterAll(() => session.close())

  describe.each(['text', 'html'] as const)('in the %s editor', (kind) => {
    let view: ComposeView
    let needles: string[]
    beforeAll(async () => {
      ({ view, needles } = await letter(session, kind))
      await view.waitTone('held')
    })
    afterAll(() => view.page.close())

    it.each<Exit>([...GESTURES])('does not leave by $name', async ({ take, asks }) => {
      await take(view)
      if (asks) await view.panel()
      else await pass(500)
      const panel = await view.panelIfOpen()
      if (panel) await new PanelView(view.page, panel).press('.button-icon')
      expect(session.seen(needles)).toEqual([])
    })

    // What leaves later than the next way is tried is seen by the last of these tests, with the address that it went to.
    it.each<Exit>([...SCRIPTS])('does not leave by $name', async ({ take }) => {
      await take(view)
      expect(session.proxy.seen(needles)).toEqual([])
    })

    it('nor by automatic saves, nor is a word of it on the server or in the page’s storage', async () => {
      await autosaves(2)
      expect(session.seen(needles)).toEqual([])
      const storage = await view.page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))
      expect(needles.filter((needle) => storage.includes(needle))).toEqual([])
    })
  })

  // What the practice's software opens, or another site's page, is an address with the text in it: the browser asks for it without.
  it.each([
    ['in the address of the page', 'text', (to: string, subject: string, body: string) => ({ _to: to, _subject: subject, _body: body })],
    ['in a mailto: link', 'html', (to: string, subject: string, body: string) => ({ _to: `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}` })],
  ] as const)('that is opened by a link, %s, in a webmail set to write %s, reaches no server, stands there and is held', async (_, kind, fields) => {
    const patient = freshPatient((seed += 1))
    const page = await session.ordinary(kind)
    const query = new URLSearchParams({ _task: 'mail', _action: 'compose', ...fields(COLLEAGUE, `Avis pour ${patient.fullName}`, patient.letter) })
    await session.waitLinkRules()
    const address = `${session.box.urls.ordinary[kind]}?${query.toString()}`
    if (kind === 'text') await page.goto(address)
    else {
      await page.goto('data:text/html,<a id=link>Écrire</a>')
      await page.$eval('#link', (link, href) => { (link as HTMLAnchorElement).href = href }, address)
      await Promise.all([page.waitForNavigation(), page.click('#link')])
    }
    const view = new ComposeView(page, kind === 'html')
    await view.ready()
    await view.waitTone('held')
    expect(await page.$eval('[name="_subject"]', (field) => (field as HTMLInputElement).value)).toBe(`Avis pour ${patient.fullName}`)
    expect(await page.$eval('[name="_to"]', (field) => (field as HTMLInputElement).value)).toContain(COLLEAGUE)
    expect(await view.text()).toContain(patient.health)
    await view.press()
    const panel = await view.panel()
    expect(await panel.$eval('.sheet', (sheet) => (sheet as HTMLElement).innerText)).toContain('Ce message est retenu')

    // An automatic save is due after any change.
    await view.typeBody('Bien à vous. ')
    await autosaves(2)
    expect(session.seen(patient.needles)).toEqual([])
    const storage = await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))
    expect(patient.needles.filter((needle) => storage.includes(needle))).toEqual([])
    await page.close()
  }, 90_000)
})

control('the same', () => {
  let session: Session
  beforeAll(async () => {
    session = await Session.start({ guarded: false })
  })
  afterAll(() => session.close())

  /** The letter that stands there still, or a new one where Roundcube took the last for its own. */
  let open: Awaited<ReturnType<typeof letter>> | null = null

  it.each<Exit>([...GESTURES, ...SCRIPTS].filter(({ carries }) => carries))('leaves by $name', async ({ take, ends }) => {
    const { view, needles } = open ??= await letter(session, 'text')
    // What is seen from here on left by this way and by no automatic save.
    await view.stopAutosave()
    // Roundcube saves nothing that it has saved as it stands.
    await view.typeBody('P.-S. ')
    session.proxy.forget()
    await take(view)
    await expect.poll(() => session.proxy.seen(needles).length, { timeout: 5000 }).toBeGreaterThan(0)
    if (!ends) return
    open = null
    await view.page.close()
  })

  it('leaves in the address of the page that a link opens', async () => {
    const patient = freshPatient((seed += 1))
    const page = await session.ordinary('text')
    const query = new URLSearchParams({ _task: 'mail', _action: 'compose', _to: `mailto:${COLLEAGUE}?body=${encodeURIComponent(patient.letter)}` })
    await page.goto(`${session.box.urls.ordinary.text}?${query.toString()}`)
    expect(session.proxy.seen(patient.needles)).not.toEqual([])
    await page.close()
  })

  it('leaves by an automatic save, and stays on the server’s disk and in the page’s storage', async () => {
    const { view, needles } = await letter(session, 'text')
    await expect.poll(() => session.box.filesContaining(needles, { world: 'ordinary', since: bornOf(needles) }).length, { timeout: 15_000 }).toBeGreaterThan(0)
    // Roundcube looks every five seconds whether a key was pressed, and forgets the copy at the next save.
    await expect.poll(async () => {
      await view.page.keyboard.type('.')
      const storage = await view.page.evaluate(() => JSON.stringify(Object.entries(localStorage)))
      return needles.some((needle) => storage.includes(needle))
    }, { timeout: 15_000, interval: 150 }).toBe(true)
  })
})
