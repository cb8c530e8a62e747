import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { Files } from './support/files.ts'
import { held } from './support/hand-over.ts'
import { freshPatient } from './support/patients.ts'
import { Session } from './support/session.ts'
import { SmallDisk } from './support/small-disk.ts'

const TO = 'sophie.garnier@autre-fournisseur.test'
const NOT_KEPT = 'pas encore gardé sur cet ordinateur'

const BROWSERS = { chromium: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr' }

describe('a disk that is full to the last byte', () => {
  const files = new Files()
  const disk = new SmallDisk(160, BROWSERS[inject('browser')])
  let session: Session
  beforeAll(async () => {
    session = await Session.start({ userDataDir: join(disk.path, 'profile'), program: disk.program })
  })
  afterAll(async () => {
    await session.close()
    disk.remove()
    files.remove()
  })
  afterEach(async ({ task }) => {
    disk.free(session.browser.process()!.pid!)
    if (task.result?.state === 'fail') await session.afterFailure(task.name)
  })

  it('is said beside Send and in the panel, stops the sealing whole, and costs neither text nor file', async () => {
    const patient = freshPatient(17_500)
    const pid = session.browser.process()!.pid!
    const view = await session.compose('text')
    await view.type({ to: TO, subject: 'Résultats', body: patient.letter })
    await view.waitTone('held')
    const kept = async (): Promise<number> => (await session.ask<{ held: readonly unknown[] }>('held-list')).held.length
    await expect.poll(kept).toBeGreaterThan(0)
    // The badge stands in a closed part of the page: what a screen reader is told of it, or where the driver cannot ask that, what the eye can find.
    const badgeSays = async (): Promise<boolean> => (session.chromium
      ? JSON.stringify(await view.page.accessibility.snapshot()).includes(NOT_KEPT)
      : view.page.evaluate((words) => (window as unknown as { find(words: string): boolean }).find(words), NOT_KEPT))
    expect(await badgeSays()).toBe(false)

    disk.fill(pid)
    await view.choose([files.write('bilan.txt', `Bilan de ${patient.fullName} : ${patient.health}`.repeat(2000))])
    await expect.poll(badgeSays).toBe(true)
    const panel = await held(view)
    await panel.remedy('seal')
    await expect.poll(() => panel.words()).toContain('Le code secret n’a pas pu être gardé sur cet ordinateur')
    expect(await view.text()).toContain(patient.health)
    await view.waitAttached([])

    disk.free(pid)
    await panel.pressFor('.row .button-main', '[data-remedy="seal"]')
    expect(await panel.words()).toContain('bilan.txt')
    await panel.remedy('seal')
    await panel.step('sealed')
    await (await session.extensionPage('secret.html?id=')).close()
    await panel.press('.row .button-main')
    const { attachments } = await session.box.waitForMail(TO, ({ subject }) => subject === 'Document sécurisé')
    expect(attachments.map(({ filename }) => filename)).toEqual(['document.html'])
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
  }, 120_000)
})
