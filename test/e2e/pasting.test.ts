import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { laposte, orange, sfr } from '../webmail-doubles/french/double.ts'
import { gmail } from '../webmail-doubles/gmail/double.ts'
import { outlook } from '../webmail-doubles/outlook/double.ts'
import { proton } from '../webmail-doubles/proton/double.ts'
import { yahoo } from '../webmail-doubles/yahoo/double.ts'
import { zimbra } from '../webmail-doubles/zimbra/double.ts'
import { copyPicture, picturesSent } from './support/clipboard.ts'
import { control } from './support/control.ts'
import { GMAIL, type Hand, OUTLOOK } from './support/double-views.ts'
import { picture } from './support/files.ts'
import { LAPOSTE, ORANGE, OtherView, PROTON, SFR, YAHOO, ZIMBRA_CLASSIC, ZIMBRA_MODERN } from './support/other-hands.ts'
import { PanelView } from './support/panel.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { pass } from './support/time.ts'

const COLLEAGUE = 'sophie.garnier@autre-fournisseur.test'
const DOUBLES = [gmail, outlook, zimbra, yahoo, proton, orange, sfr, laposte]
/** What La Poste's page does with a pasted picture nobody knows, and a plain text field does nothing. */
const TAKING: readonly Hand[] = [GMAIL, OUTLOOK, ZIMBRA_CLASSIC, ZIMBRA_MODERN, YAHOO, PROTON, ORANGE, SFR]
const HANDS: readonly Hand[] = [...TAKING, LAPOSTE]
/** Longer than any save of a rebuilt page takes, more than once. */
const SAVES = 1000
let seed = 100
let session: Session

const open = (hand: Hand): Promise<OtherView> => OtherView.open(session, hand, Object.keys(hand.modes)[0])

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.photograph(`pasting ${task.name}`)
})

describe('a picture on the clipboard, with Sceau', () => {
  beforeAll(async () => {
    session = await Session.start({ doubles: DOUBLES, clipboard: true })
    await copyPicture(session, ORANGE.url, picture())
    session.doubles.forget()
  })
  afterAll(() => session.close())

  it.each(HANDS)('is held when the keys paste it in $name, and named in the panel', async (hand) => {
    const patient = freshPatient((seed += 1))
    const view = await open(hand)
    await view.type({ to: COLLEAGUE, subject: `Avis ${patient.family}` })
    await view.paste(patient.letter)
    await view.waitTone('held')
    await view.pasteByKeys()
    await view.press()
    const panel = new PanelView(view.page, await view.panel())
    await expect.poll(() => panel.words()).toContain('image.png')
    await view.run('save')
    await pass(SAVES)
    expect([picturesSent(session), session.doubles.seen(patient.needles)]).toEqual([[], []])
    await view.close()
  })
})

control('the same', () => {
  beforeAll(async () => {
    session = await Session.start({ guarded: false, doubles: DOUBLES, clipboard: true })
    await copyPicture(session, ORANGE.url, picture())
  })
  afterAll(() => session.close())

  it.each(TAKING)('is at $name’s server as soon as it is pasted', async (hand) => {
    session.doubles.forget()
    const view = await open(hand)
    await view.pasteByKeys()
    await expect.poll(() => picturesSent(session)).not.toEqual([])
    await view.close()
  })
})
