import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { COLUMNS, directoryFile } from '../../demo/directory-file.mjs'
import { PRACTITIONERS, SERVICES } from '../../demo/people.mjs'
import type { DirectoryStatus } from '../../src/messaging/records.ts'
import { Files } from './support/files.ts'
import { Session } from './support/session.ts'

const PAUL = 'paul.martin@medecin.mssante.fr'

describe('the directory', () => {
  const files = new Files()
  let session: Session
  beforeAll(async () => {
    session = await Session.start()
  })
  afterAll(async () => {
    await session.close()
    files.remove()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.afterFailure(task.name)
  })

  // It comes by itself after the installation.
  beforeEach(() => expect.poll(async () => (await status()).state).toBe('ready'))

  const status = (): Promise<DirectoryStatus> => session.ask<DirectoryStatus>('directory-status')

  /** Shows a page of the extension in the tab that it opened itself. */
  async function show(path: string, sign: string): Promise<Page> {
    const page = session.own
    await page.bringToFront()
    await page.evaluate((url) => { location.href = url }, session.extensionUrl(path))
    const file = path.replace(/#.*/, '')
    await page.waitForFunction((wanted, element) => location.href.includes(wanted) && document.querySelector(element) !== null, {}, file, sign)
    return page
  }

  /** What typing this into the popup finds. */
  async function found(typed: string): Promise<string> {
    const page = await show('src/popup/popup.html', 'input[type="search"]')
    await page.type('input[type="search"]', typed)
    const card = (await page.waitForSelector('.found'))!
    return card.evaluate((item) => (item as HTMLElement).innerText)
  }

  it('gives a colleague’s secure address in the popup, by their name, and asks nobody outside', async () => {
    session.proxy.forget()
    const popup = await found('martin paul')
    expect(session.elsewhere(null)).toEqual([])
    expect(popup).toContain(PAUL)
    expect(popup).toContain('Cardiologie')
  })

  it('takes a file that the practitioner chooses, and names one that is broken without giving the former up', async () => {
    const choose = async (path: string): Promise<Page> => {
      const page = await show('src/options/options.html#annuaire', '#annuaire input[type="file"]')
      await ((await page.waitForSelector('#annuaire input[type="file"]'))!).uploadFile(path)
      return page
    }
    const wordsOf = (page: Page): Promise<string> => page.$eval('#annuaire', (section) => (section as HTMLElement).innerText)
    const size = PRACTITIONERS.length + SERVICES.length + 7
    let page = await choose(files.write('Extraction_Correspondance_MSSante_20260102.txt', directoryFile({ count: 7 })))
    // Far fewer than there were: that is asked before it is done.
    await expect.poll(() => wordsOf(page)).toContain(`Ce fichier n’a que ${size} messageries`)
    expect((await status()).size).toBeGreaterThan(size)
    await page.locator('#annuaire ::-p-text(Remplacer quand même)').click()
    await expect.poll(async () => (await status()).size).toBe(size)
    await expect.poll(() => wordsOf(page)).toContain(`${size} messageries sécurisées`)

    page = await choose(files.write('liste.csv', 'Nom;Prénom;Adresse\nMartin;Paul;paul@exemple.test\n'))
    await expect.poll(() => wordsOf(page)).toContain('Ce fichier n’est pas l’annuaire des messageries MSSanté')
    page = await choose(files.write('vide.txt', `${COLUMNS.join('|')}\n`))
    await expect.poll(() => wordsOf(page)).toContain('Aucune messagerie de ce fichier n’est utilisable.')
    page = await choose(files.write('archive.txt', 'PK\u0003\u0004…'))
    await expect.poll(() => wordsOf(page)).toContain('Ce fichier est compressé')

    expect(await status()).toMatchObject({ state: 'ready', size, date: expect.stringContaining('2026-01-02') as string })
    expect(await found('martin paul')).toContain(PAUL)
  })
})
