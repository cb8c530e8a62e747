import { expect, inject } from 'vitest'
import type { DoubleView } from './double-views.ts'
import { type Files, picture } from './files.ts'
import type { Patient } from './patients.ts'
import type { Session } from './session.ts'

/** What the vault keeps of drafts now. */
async function kept(session: Session): Promise<string> {
  const { held } = await session.ask<{ held: { id: string }[] }>('held-list')
  return JSON.stringify(await Promise.all(held.map(({ id }) => session.ask('held-read', { id }))))
}

/**
 * A letter with several files at once, and where the webmail takes pictures a pasted one, is written and its tab closed; in a fresh
 * view the text comes back by one press, and is held again. @returns the view where it stands.
 */
export async function giveUpAndComeBack<View extends DoubleView>(
  session: Session, files: Files, patient: Patient, open: () => Promise<View>, { to, pictures }: { to: string; pictures: boolean },
): Promise<View> {
  for (const { id } of (await session.ask<{ held: { id: string }[] }>('held-list')).held) await session.ask('held-delete', { id })
  const view = await open()
  await view.type({ to, subject: `Avis ${patient.family}` })
  await view.paste(patient.letter)
  await view.choose(files.write('courrier.txt', patient.letter), files.write('bilan.txt', `Bilan de ${patient.fullName} : ${patient.health}`), files.write('plan.txt', 'Plan d’accès'))
  if (pictures && inject('browser') === 'chromium') await view.pastePicture(picture(patient.letter))
  await view.waitTone('held')
  // An early word of it may be kept before the letter is: who gives up does so after reading what stands there.
  await expect.poll(() => kept(session)).toContain(patient.health)
  await view.page.close()

  const again = await open()
  await again.page.waitForSelector('span[data-sceau]:not([data-sceau="waiting"])')
  await expect.poll(async () => {
    if (!(await again.text()).includes(patient.health)) await again.pressBadgeAction()
    return again.text()
  }, { interval: 500 }).toContain(patient.health)
  await again.waitTone('held')
  return again
}
