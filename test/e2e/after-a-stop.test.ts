import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ComposeView } from './support/compose-view.ts'
import { handOverAndSend, held } from './support/hand-over.ts'
import { EVERY_LANE } from './support/lanes.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { autosaves } from './support/time.ts'

const PAUL = 'paul.martin@autre-fournisseur.test'
const PAUL_SECURE = 'paul.martin@medecin.mssante.fr'
const UNDONE = 12
let seed = 7000
let session: Session
beforeAll(async () => {
  session = await Session.start()
  await session.secureProfile()
})
afterAll(() => session.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.afterFailure(task.name)
})

// The HTML editor keeps a history of its own, which brings the text back.
describe.each(EVERY_LANE ? ['text', 'html'] as const : ['html'] as const)('what was taken out of a message in the %s editor', (kind) => {
  /** Brings back by Ctrl+Z what can be brought back, lets the webmail save, and opens another compose view in its place. */
  async function undoAndLeave(view: ComposeView, needles: readonly string[]): Promise<void> {
    const isBack = async (): Promise<boolean> => (await view.text()).includes(needles[0]!)
    for (let time = 0; time < UNDONE && !(await isBack()); time++) await view.undo()
    // The HTML editor keeps its own history and brings the text back; a text field forgets it with what a script writes.
    if (kind === 'html') expect(await isBack()).toBe(true)
    await autosaves(2)
    expect(session.seen(needles)).toEqual([])
    await view.page.close()
    const again = await session.compose(kind)
    await again.tone()
    expect(await again.text()).not.toContain(needles[0])
    const storage = await again.page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))
    expect(needles.filter((needle) => storage.includes(needle))).toEqual([])
    expect(session.seen(needles)).toEqual([])
    await again.page.close()
  }

  it('does not leave later when its passages were removed', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose(kind)
    // Without a subject Roundcube asks for one, so that the message stands there still.
    await view.type({ to: PAUL, body: `Bonjour Paul,\n${patient.letter}\nÀ demain à dix heures.` })
    await (await held(view)).remedy('remove-passages')
    const cancel = (await view.page.waitForSelector('.ui-dialog button.cancel', { visible: true }))!
    await cancel.evaluate((button) => (button as HTMLElement).click())
    expect(await view.text()).not.toContain(patient.family)
    await undoAndLeave(view, patient.needles)
  })

  it('does not leave later when it was handed over', async () => {
    const patient = freshPatient((seed += 1))
    const view = await session.compose(kind)
    await view.type({ to: PAUL, subject: `Avis ${patient.family}`, body: patient.letter })
    const { panel, secure } = await handOverAndSend(session, view, PAUL_SECURE, `Avis ${patient.family}`)
    await secure.page.close()
    await panel.press('.button-icon')
    expect(await view.text()).not.toContain(patient.family)
    await undoAndLeave(view, patient.needles)
  })
})
