import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seenIn } from '../../demo/evidence.mjs'
import { DOCTOR } from '../../demo/people.mjs'
import { Gnupg } from '../unit/crypto/keys/gnupg.ts'
import { ComposeView } from './support/compose-view.ts'
import { PanelView } from './support/panel.ts'
import { freshPatient, type Patient } from './support/patients.ts'
import { Session } from './support/session.ts'

const SOPHIE = 'sophie.garnier@autre-fournisseur.test'
const ZOE = 'zoe.lambert@autre-fournisseur.test'
const ACCUEIL = 'accueil@messagerie-ordinaire.test'
const WAIT = { timeout: 20_000 }
let seed = 8000

interface Lists { readonly own: readonly { readonly publicKey: string }[]; readonly correspondents: readonly { readonly address: string; readonly fingerprint: string; readonly confirmed: number | null; readonly source: string; readonly offered: unknown }[] }

describe('sealing to the key of a colleague who uses GnuPG', () => {
  let session: Session
  let folder: string
  /** Sophie's own computer. */
  const sophie = new Gnupg()
  /** Somebody who makes a key in Sophie's name. */
  const mallory = new Gnupg()
  beforeAll(async () => {
    session = await Session.start()
    folder = mkdtempSync(join(tmpdir(), 'sceau-pgp-'))
    for (const gpg of [sophie, mallory]) gpg.run(['--passphrase', '', '--quick-generate-key', `Dr Sophie Garnier <${SOPHIE}>`, 'default', 'default', '2y'])
  })
  afterAll(async () => {
    sophie.stop()
    mallory.stop()
    rmSync(folder, { recursive: true, force: true })
    await session.close()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.afterFailure(task.name)
  })

  const put = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const publicOf = (gpg: Gnupg): string => gpg.run(['--armor', '--export', SOPHIE]).toString()
  const fingerprintOf = (gpg: Gnupg): string => /^fpr:+([0-9A-F]{40}):/m.exec(gpg.run(['--with-colons', '--list-keys', SOPHIE]).toString())![1]!
  const lists = (): Promise<Lists> => session.ask<Lists>('keys')
  const spoken = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ')

  /** The options page, at its keys. */
  async function keysPage(): Promise<Page> {
    await session.own.bringToFront()
    await session.own.waitForSelector('#cles section', WAIT)
    return session.own
  }

  /** Presses the button of the section that says this. */
  async function press(page: Page, words: string): Promise<void> {
    const button = (await page.waitForSelector(`#cles ::-p-xpath(.//button[contains(normalize-space(.), "${words}")][not(@disabled)])`, WAIT))!
    await button.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await button.click()
  }

  it('begins with a key of the practitioner’s own, made in the options, which GnuPG reads', async () => {
    const page = await keysPage()
    await press(page, 'Créer ma clé')
    await page.type('#cles form [name=name]', 'Dr Léa Moreau')
    await page.type('#cles form [name=address]', 'lea.moreau@fournisseur.test')
    await page.click('#cles form [type=submit]')
    await expect.poll(async () => (await lists()).own.length, { timeout: 20_000 }).toBe(1)
    const mine = (await lists()).own[0]!.publicKey
    // Sophie has Léa's public key and can tell who signed.
    sophie.run(['--import'], mine)
    expect(sophie.run(['--list-keys', 'lea.moreau@fournisseur.test']).toString()).toContain('Dr Léa Moreau')
  }, 120_000)

  /** A mail from Sophie's address with a key in its Autocrypt header, as a webmail gives it as a file. */
  const mailWith = (gpg: Gnupg): string => [
    `From: Dr Sophie Garnier <${SOPHIE}>`, `Date: ${new Date(Date.now() + 60_000).toUTCString()}`, 'Subject: Re: avis',
    `Autocrypt: addr=${SOPHIE}; keydata=\r\n ${gpg.run(['--export', SOPHIE]).toString('base64').match(/.{1,76}/g)!.join('\r\n ')}`, '', 'Bonjour', '',
  ].join('\r\n')

  async function importFile(content: string, name: string): Promise<void> {
    const page = await keysPage()
    const input = (await page.waitForSelector('#cles .card.stack input[type=file]', WAIT))!
    await (await input.toElement('input')).uploadFile(put(name, content))
    await page.waitForFunction((address) => [...document.querySelectorAll('#cles [role=status]')].some((line) => line.textContent.includes(address)), WAIT, SOPHIE)
  }

  async function heldLetter(patient: Patient, subject: string): Promise<{ view: ComposeView; panel: PanelView }> {
    const view = await session.compose('html')
    await view.type({ to: SOPHIE, subject, body: patient.letter })
    await view.choose([put(`bilan-${seed}.csv`, `patient;resultat\n${patient.fullName};${patient.health}`)])
    await view.waitTone('held')
    await view.press()
    return { view, panel: new PanelView(view.page, await view.panel()) }
  }

  const offered = (panel: PanelView): Promise<string> => panel.frame.$eval('.sheet', (sheet) => (sheet as HTMLElement).innerText)

  it('does not offer it before somebody has confirmed the key, and says why', async () => {
    await importFile(publicOf(sophie), 'sophie.asc')
    expect((await lists()).correspondents).toMatchObject([{ address: SOPHIE, fingerprint: fingerprintOf(sophie), confirmed: null }])
    const patient = freshPatient((seed += 1))
    const { view, panel } = await heldLetter(patient, `Avis demandé ${seed}`)
    await panel.press('[data-remedy="seal"] ~ .button')
    await panel.step('seal')
    const words = await offered(panel)
    expect(words).toContain('Personne n’a encore vérifié la clé')
    expect(await panel.frame.$$eval('.choice', (choices) => choices.filter((each) => each.textContent.includes('OpenPGP')).map((each) => each.querySelector('input')?.disabled))).toEqual([true])
    expect(session.seen(patient.needles)).toEqual([])
    await view.page.close()
  }, 120_000)

  it('seals the letter and its file in one click once the key is confirmed; GnuPG opens both, the signature is good', async () => {
    const page = await keysPage()
    expect(await page.$eval('#cles', (section) => (section as HTMLElement).innerText)).toContain(spoken(fingerprintOf(sophie)))
    // Tried a second time, it is already confirmed.
    if ((await lists()).correspondents[0]?.confirmed === null) await press(page, 'J’ai vérifié par téléphone')
    await expect.poll(async () => (await lists()).correspondents[0]?.confirmed).toBeGreaterThan(0)

    const patient = freshPatient((seed += 1))
    const { view, panel } = await heldLetter(patient, `Résultats de ${patient.fullName}`)
    await panel.remedy('seal')
    await panel.step('sealed')
    expect(await offered(panel)).toContain('Il n’y a pas de code à donner')
    await panel.press('.row .button-main')
    const mail = await session.box.waitForMail(SOPHIE, ({ subject, attachments }) => subject === 'Document sécurisé' && attachments.some(({ filename }) => filename?.endsWith('.pgp')))
    expect(seenIn(mail.raw, patient.needles)).toEqual([])
    expect(mail.text).toContain('OpenPGP')
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['message.txt.pgp', 'document.csv.pgp'])
    const [letter, table] = mail.attachments.map(({ content }) => new Uint8Array(content as ArrayBuffer))
    for (const sealed of [letter!, table!]) {
      const status = sophie.status(['--decrypt'], sealed)
      expect(status).toContain('GOODSIG')
      expect(status).toContain('DECRYPTION_OKAY')
      expect(mallory.status(['--decrypt'], sealed)).toContain('DECRYPTION_FAILED')
    }
    const text = sophie.run(['--decrypt'], letter).toString()
    expect(text).toContain(`Résultats de ${patient.fullName}`)
    expect(text).toContain(patient.health)
    expect(sophie.run(['--decrypt'], table).toString()).toBe(`patient;resultat\n${patient.fullName};${patient.health}`)
    // To the sender too: two keys open it.
    expect(sophie.run(['--list-packets', '--list-only'], letter).toString().match(/pubkey enc packet/g)).toHaveLength(2)
    expect(session.seen(patient.needles)).toEqual([])
    const { envelopes } = await session.ask<{ envelopes: unknown[] }>('secrets')
    expect(envelopes).toEqual([])
    await view.page.close()
  })

  it('stops when a mail brings another key for the same address, until the practitioner has kept the known one', async () => {
    await importFile(mailWith(mallory), 're-avis.eml')
    const page = await keysPage()
    const shown = (): Promise<string> => page.$eval('#cles', (section) => (section as HTMLElement).innerText)
    for (const key of [sophie, mallory]) await expect.poll(shown).toContain(spoken(fingerprintOf(key)))

    const patient = freshPatient((seed += 1))
    const { view, panel } = await heldLetter(patient, `Suivi ${seed}`)
    await panel.press('[data-remedy="seal"] ~ .button')
    await panel.step('seal')
    expect(await offered(panel)).toContain('n’est plus la même')
    await view.page.close()

    await press(await keysPage(), 'Garder la clé connue')
    await expect.poll(async () => (await lists()).correspondents).toMatchObject([{ fingerprint: fingerprintOf(sophie), offered: null }])
    const again = await session.ask<{ record: { confirmed: number; refused: string[] } }>('known-key', { address: SOPHIE })
    expect(again.record.refused).toEqual([fingerprintOf(mallory)])
    expect(again.record.confirmed).toBeGreaterThan(0)
    expect(session.seen(patient.needles)).toEqual([])
  }, 120_000)

  it('seals mail inside the practice by itself to the practice’s key, which a member has got as a file with eight words, and stops nobody', async () => {
    const reception = new Gnupg()
    try {
      const page = await keysPage()
      await press(page, 'Créer la clé du cabinet')
      await page.type('#cles form [name=name]', 'Cabinet du Pont')
      await page.type('#cles form [name=address]', 'cabinet@messagerie-ordinaire.test')
      await page.type('#cles form [name=members]', ACCUEIL)
      await page.click('#cles form [type=submit]')
      await press(page, 'Pour un membre')
      await press(page, 'Préparer le fichier')
      const link = (await page.waitForSelector('#cles li a[download^="cle-secrete"]', WAIT))!
      const file = await link.evaluate(async (anchor) => (await fetch((anchor).href)).text())
      const words = await page.evaluate(() => [...document.querySelectorAll('#cles code')].map(({ textContent }) => textContent).find((text) => text.split('-').length === 8) ?? '')
      reception.run(['--passphrase', words, '--import'], file)
      // Léa's own key signs, as ever.
      for (const { publicKey } of (await lists()).own) reception.run(['--import'], publicKey)
      await page.$eval('#cabinet', (section) => section.scrollIntoView())
      await page.type('#cabinet [name=domain]', ACCUEIL)
      await page.click('#cabinet [type=submit]')
      await page.waitForSelector('#cabinet li', WAIT)
      await page.click('#cabinet [name=sealInside]')
      await expect.poll(() => session.ask<{ sealInside: boolean; internalDomains: string[] }>('settings')).toMatchObject({ sealInside: true, internalDomains: ['messagerie-ordinaire.test'] })

      const patient = freshPatient((seed += 1))
      const view = await session.compose('html')
      await view.type({ to: ACCUEIL, subject: `Rendez-vous ${seed}`, body: patient.letter })
      await view.waitTone('held')
      await view.press()
      const mail = await session.box.waitForMail(ACCUEIL, ({ subject }) => subject === 'Document sécurisé')
      expect(mail.attachments.map(({ filename }) => filename)).toEqual(['message.txt.pgp'])
      const letter = new Uint8Array(mail.attachments[0]!.content as ArrayBuffer)
      expect(reception.status(['--passphrase', words, '--decrypt'], letter)).toContain('GOODSIG')
      expect(reception.run(['--passphrase', words, '--decrypt'], letter).toString()).toContain(patient.health)
      expect(session.seen(patient.needles)).toEqual([])
      await view.page.close()
    } finally {
      reception.stop()
    }
  }, 120_000)

  it('learns the key that the answered mail brings in its header, and offers nothing with it before somebody has checked it', async () => {
    const zoe = new Gnupg()
    try {
      zoe.run(['--passphrase', '', '--quick-generate-key', `Dr Zoé Lambert <${ZOE}>`, 'default', 'default', '2y'])
      const [, fingerprint] = /^fpr:+([0-9A-F]{40}):/m.exec(zoe.run(['--with-colons', '--list-keys', ZOE]).toString())!
      const patient = freshPatient((seed += 1))
      const subject = `Demande d'avis ${seed}`
      const raw = [
        `From: Dr Zoé Lambert <${ZOE}>`, `To: ${DOCTOR.ordinary}`, `Date: ${new Date().toUTCString()}`, `Subject: ${subject}`, `Message-ID: <avis-${seed}@autre-fournisseur.test>`,
        `Autocrypt: addr=${ZOE}; keydata=\r\n ${zoe.run(['--export', ZOE]).toString('base64').match(/.{1,76}/g)!.join('\r\n ')}`, '', 'Bonjour, un avis ?', '',
      ].join('\r\n')
      await session.box.deliver({ from: ZOE, to: DOCTOR.ordinary, raw })
      const view = await ComposeView.answer(await session.ordinary('html'), session.box.urls.ordinary.html, subject, true)
      await view.type({ body: patient.letter })
      await view.waitTone('held')
      expect((await lists()).correspondents.map(({ address }) => address)).not.toContain(ZOE)
      await view.press()
      const panel = new PanelView(view.page, await view.panel())
      await expect.poll(async () => (await lists()).correspondents.find(({ address }) => address === ZOE), { timeout: 20_000 }).toMatchObject({ fingerprint, confirmed: null, source: 'autocrypt', offered: null })
      await panel.press('[data-remedy="seal"] ~ .button')
      await panel.step('seal')
      await expect.poll(() => offered(panel)).toContain(`Personne n’a encore vérifié la clé de ${ZOE}`)
      expect(await panel.frame.$$eval('.choice', (choices) => choices.filter((each) => each.textContent.includes('OpenPGP')).map((each) => each.querySelector('input')?.disabled))).toEqual([true])
      expect(session.seen(patient.needles)).toEqual([])
      await view.page.close()
    } finally {
      zoe.stop()
    }
  }, 120_000)
})
