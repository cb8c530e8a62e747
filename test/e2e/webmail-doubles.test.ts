import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { gmail } from '../webmail-doubles/gmail/double.ts'
import { outlook } from '../webmail-doubles/outlook/double.ts'
import { DoubleView, GMAIL, type Hand, OUTLOOK } from './support/double-views.ts'
import { Files } from './support/files.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

/** Someone of whom nothing is known but an address. */
const COLLEAGUE = 'sophie.garnier@autre-fournisseur.test'
const HANDS = [GMAIL, OUTLOOK]
/** Longer than any save, retry or assistant call of a rebuilt page takes. */
const LONG_ENOUGH = 1500
const files = new Files()
let seed = 100
let session: Session

afterAll(() => files.remove())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.photograph(task.name)
})

describe.each(HANDS)('on $name a letter about a patient', (hand: Hand) => {
  beforeAll(async () => {
    session = await Session.start({ doubles: [gmail, outlook] })
  })
  afterAll(() => session.close())

  it.each(Object.keys(hand.modes))('stays here in a view opened as %s, whatever is done', async (mode) => {
    const patient = freshPatient((seed += 1))
    const view = await DoubleView.open(session, hand, mode)
    await view.type({ to: COLLEAGUE, subject: `Avis ${patient.family}` })
    await view.paste(patient.letter)
    await view.waitTone('held')
    await view.press()
    await view.ctrlEnter()
    await view.run('send')
    await view.run('save')
    await view.schedule()
    await pass(LONG_ENOUGH)
    expect(session.doubles.seen(patient.needles)).toEqual([])
    expect(session.doubles.sent).toEqual([])
    await view.page.close()
  })
})

describe('the same without Sceau: what a proof has to be able to see', () => {
  beforeAll(async () => {
    session = await Session.start({ guarded: false, doubles: [gmail, outlook] })
  })
  afterAll(() => session.close())

  it.each(HANDS.flatMap((hand) => Object.keys(hand.modes).map((mode) => [hand, mode] as const)))('$name: typed and saved in $1', async (hand: Hand, mode: string) => {
    const patient = freshPatient((seed += 1))
    const view = await DoubleView.open(session, hand, mode)
    await view.type({ subject: `Avis ${patient.family}` })
    await view.paste(patient.letter)
    await expect.poll(() => session.doubles.seen(patient.needles).length, { timeout: 5000 }).toBeGreaterThan(0)
    await view.page.close()
  })
})
