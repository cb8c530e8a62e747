import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComposeView } from './support/compose-view.ts'
import { control } from './support/control.ts'
import { type Exit, GESTURES, SCRIPTS } from './support/exits.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { autosaves, pass } from './support/time.ts'

const COLLEAGUE = 'paul.martin@autre-fournisseur.test'
let seed = 1000

/** A letter about a patient whom no other test knows. */
async function letter(session: Session, kind: 'html' | 'text'): Promise<{ view: ComposeView; needles: string[] }> {
  const patient = freshPatient((seed += 1))
  const view = await session.compose(kind)
  await view.type({ to: COLLEAGUE, subject: `Avis pour ${patient.fullName}`, body: patient.letter })
  return { view, needles: patient.needles }
}

describe.each(['text', 'html'] as const)('a held letter in the %s editor', (kind) => {
  let session: Session
  beforeAll(async () => {
    session = await Session.start()
  })
  afterAll(() => session.close())

  it.each<Exit>([...GESTURES])('does not leave by $name', async ({ take }) => {
    const { view, needles } = await letter(session, kind)
    await view.waitTone('held')
    await take(view)
    await pass(700)
    expect(session.seen(needles)).toEqual([])
    await view.page.close()
  })

  describe('by scripts of the page', () => {
    let view: ComposeView
    let needles: string[]
    beforeAll(async () => {
      ({ view, needles } = await letter(session, kind))
      await view.waitTone('held')
    })

    it.each<Exit>([...SCRIPTS])('does not leave by $name', async ({ take }) => {
      await take(view)
      await pass(400)
      expect(session.proxy.seen(needles)).toEqual([])
    })

    it('nor by automatic saves, nor is a word of it on the server or in the page’s storage', async () => {
      await autosaves(2)
      expect(session.seen(needles)).toEqual([])
      const storage = await view.page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))
      expect(needles.filter((needle) => storage.includes(needle))).toEqual([])
    })
  })
})

control('the same', () => {
  let session: Session
  beforeAll(async () => {
    session = await Session.start({ guarded: false })
  })
  afterAll(() => session.close())

  it.each<Exit>([...GESTURES, ...SCRIPTS].filter(({ carries }) => carries))('leaves by $name', async ({ take }) => {
    const { view, needles } = await letter(session, 'text')
    // What is seen from here on left by this way and by no automatic save.
    await view.stopAutosave()
    session.proxy.forget()
    await take(view)
    await expect.poll(() => session.proxy.seen(needles).length, { timeout: 5000 }).toBeGreaterThan(0)
    await view.page.close()
  })

  it('leaves by an automatic save, and stays on the server’s disk and in the page’s storage', async () => {
    const { view, needles } = await letter(session, 'text')
    await expect.poll(() => session.box.filesContaining(needles, { world: 'ordinary' }).length, { timeout: 15_000 }).toBeGreaterThan(0)
    // Roundcube looks every five seconds whether a key was pressed, and forgets the copy at the next save.
    await expect.poll(async () => {
      await view.page.keyboard.type('.')
      const storage = await view.page.evaluate(() => JSON.stringify(Object.entries(localStorage)))
      return needles.some((needle) => storage.includes(needle))
    }, { timeout: 15_000, interval: 150 }).toBe(true)
  })
})
