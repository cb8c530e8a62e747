import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Box, dataDirFor, startBox } from '../../demo/box.mjs'
import { buildExtension } from '../../demo/extension-box.mjs'
import { canaryPatient, DOCTOR } from '../../demo/people.mjs'
import { ADDON_ID, launchThunderbird, type RunningThunderbird } from '../../demo/thunderbird.mjs'
import { ThunderbirdDesk } from '../../demo/thunderbird-desk.mjs'
import { readCatalogue } from '../../scripts/locales-plugin.ts'
import { zipOf } from '../../scripts/package/archives.ts'

const COLLEAGUE = { name: 'Paul Martin', ordinary: 'paul.martin@autre-fournisseur.test', secure: 'paul.martin@medecin.mssante.fr' }
const TO = `${COLLEAGUE.name} <${COLLEAGUE.ordinary}>`
const sentences = readCatalogue('fr')
const say = (key: string): string => sentences[key] ?? key

/** Thunderbird's own question about a message of more than 20 MB, which a person answers. */
const ASKS_OF_SIZE = { 'mailnews.message_warning_size': 64 * 1024 * 1024 }

/** As a practitioner gets it: one file, which nobody has signed. */
async function packed(from: string): Promise<string> {
  const paths = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const xpi = join(folder, 'sceau.xpi')
  writeFileSync(xpi, await zipOf(paths.map((path) => ({ path: path.slice(from.length + 1), bytes: Uint8Array.from(readFileSync(path)) })), 1_700_000_000))
  return xpi
}

let box: Box
let thunderbird: RunningThunderbird
let desk: ThunderbirdDesk
let addonDir: string
let folder: string
let seed = 7000

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sceau-thunderbird-'))
  box = await startBox({ dataDir: dataDirFor('test-thunderbird'), fresh: true })
  addonDir = buildExtension({ urls: box.urls, browser: 'thunderbird', out: 'box-test-thunderbird' })
  thunderbird = await launchThunderbird({ ports: box.ports, profileDir: join(folder, 'profile'), addon: await packed(addonDir), prefs: { 'mail.identity.id1.fcc': false, 'mail.identity.id2.fcc': false, 'mail.compose.autosave': false, ...ASKS_OF_SIZE } })
  desk = new ThunderbirdDesk(thunderbird.remote)
}, 120_000)
afterAll(async () => {
  await thunderbird.close()
  await box.stop()
  rmSync(folder, { recursive: true, force: true })
})

const written: string[] = []
afterEach(async () => {
  for (const page of ['panel.html', 'decision.html', 'secret.html']) await desk.closeWindow(page)
  for (const subject of written.splice(0)) await desk.discard(subject)
})

/** Writes a message from the ordinary mailbox and presses Send. */
async function send(subject: string, html: string, files: { name: string; text: string | Uint8Array }[] = [], to = TO): Promise<void> {
  written.push(subject)
  const paths = files.map(({ name, text }) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return { name, path }
  })
  await desk.write({ from: DOCTOR.ordinary, to, subject, html, files: paths })
  await desk.pressSend(subject)
}

/** As Thunderbird does with one that has been idle. */
const endBackground = (): Promise<unknown> => thunderbird.remote.run(`
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  await ExtensionParent.GlobalManager.getExtension(args[0]).terminateBackground()`, ADDON_ID)

function letter() {
  const patient = canaryPatient(seed++)
  return { patient, html: `<p>Bonjour Paul, voici mon avis.</p><p>${patient.letter.replaceAll('\n', '<br>')}</p>` }
}

const subjects = async (address: string): Promise<(string | undefined)[]> => (await box.mails(address)).map(({ subject }) => subject)
/** What of a patient any server of the ordinary world has seen. */
const leaked = ({ needles }: { needles: readonly string[] }) => box.filesContaining([...needles], { world: 'ordinary' })

describe('a message that tells nothing', () => {
  it('leaves at once, and once', async () => {
    await send('Réunion de jeudi', '<p>Bonjour Paul, à jeudi.</p>')
    await desk.waitUntilSent('Réunion de jeudi')
    await box.waitForMail(COLLEAGUE.ordinary, ({ subject }) => subject === 'Réunion de jeudi')
    expect((await subjects(COLLEAGUE.ordinary)).filter((one) => one === 'Réunion de jeudi')).toHaveLength(1)
    expect(await desk.hasWindow()).toBe(false)
  })
})

it('a file of 25 MB that nobody could read leaves whole, once somebody decided that it goes anyway', async () => {
  const bytes = randomBytes(25 * 1024 * 1024)
  await send('Film', '<p>Bonjour Paul, voici le film.</p>', [{ name: 'film.bin', text: bytes }])
  await desk.waitForWords('film.bin')
  await desk.pressFor(say('panel_do_send_anyway'), say('decision_send_anyway'), 'decision.html')
  await desk.press(say('decision_send_anyway'), 'decision.html')
  const mail = await box.waitForMail(COLLEAGUE.ordinary, ({ subject }) => subject === 'Film', { timeout: 45_000 })
  expect(bytes.equals(Buffer.from(mail.attachments[0]!.content as ArrayBuffer))).toBe(true)
  rmSync(mail.file)
}, 90_000)

describe('a letter about a patient', () => {
  it('is held: the panel says why, no server has it, and the message can be written on', async () => {
    const { patient, html } = letter()
    await send('Avis à tenir', html)
    const words = await desk.waitForWords(say('panel_title_held'))
    expect(words).toContain(patient.family)
    expect(words).toContain(say('panel_do_hand_over'))
    expect(await desk.standing('Avis à tenir')).toBe('open')
    await desk.setSubject('Avis à tenir', 'Avis à relire')
    expect(await desk.typed('Avis à tenir')).toContain(patient.family)
    expect(leaked(patient)).toEqual([])
  })

  it('stays where it is when the window is closed, and is held again', async () => {
    const { patient, html } = letter()
    await send('Avis fermé', html)
    await desk.waitForWords(say('panel_title_held'))
    await desk.closeWindow()
    await desk.waitUntilFree('Avis fermé')
    await desk.pressSend('Avis fermé')
    await desk.waitForWords(say('panel_title_held'))
    expect(leaked(patient)).toEqual([])
  })

  it('goes without its passages and without the file that tells', async () => {
    const { patient, html } = letter()
    await send('Suite à notre échange', html, [{ name: 'courrier.txt', text: patient.letter }, { name: 'plan.txt', text: 'Le cabinet est au deuxième étage.' }])
    await desk.waitForWords(say('panel_title_held'))
    await desk.press(say('panel_do_remove_passages'))
    await desk.waitUntilSent('Suite à notre échange')
    const mail = await box.waitForMail(COLLEAGUE.ordinary, ({ subject }) => subject === 'Suite à notre échange')
    expect(`${mail.html ?? ''}${mail.text ?? ''}`).toContain('Bonjour Paul')
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['plan.txt'])
    expect(leaked(patient)).toEqual([])
  })

  it('is answered without the history that it quotes', async () => {
    const { patient } = letter()
    const quoted = `<div class="moz-cite-prefix">Le 25/11/2026 à 10:11, Paul Martin a écrit :<br></div><blockquote type="cite"><p>${patient.letter.replaceAll('\n', '<br>')}</p></blockquote>`
    await send('Re: Avis reçu', `<p>Bien reçu, je vous rappelle demain.</p>${quoted}`)
    await desk.waitForWords(say('panel_title_held'))
    await desk.press(say('panel_do_answer_without_history'))
    await desk.waitUntilSent('Re: Avis reçu')
    const mail = await box.waitForMail(COLLEAGUE.ordinary, ({ subject }) => subject === 'Re: Avis reçu')
    expect(`${mail.html ?? ''}${mail.text ?? ''}`).toContain('je vous rappelle demain')
    expect(leaked(patient)).toEqual([])
  })

  it('is held for five hundred recipients as for one', async () => {
    const { patient, html } = letter()
    const many = Array.from({ length: 500 }, (_, number) => `Personne ${number} <personne${number}@autre-fournisseur.test>`).join(', ')
    await send('Avis à tous', html, [], many)
    expect(await desk.waitForWords(say('panel_title_held'))).toContain(patient.family)
    // The list is drawn behind the reasons.
    await desk.waitForWords('personne499@autre-fournisseur.test')
    expect(leaked(patient)).toEqual([])
  })

  it('goes by the secure mailbox of the same Thunderbird in one press, to the address that the button names', async () => {
    const { patient, html } = letter()
    await send('Avis confidentiel', html)
    const words = await desk.waitForWords(COLLEAGUE.secure)
    expect(words).toContain(say('panel_redirect_from').replace('$1', DOCTOR.secure))
    await desk.press(say('panel_do_hand_over'))
    await desk.waitUntilSent('Avis confidentiel')
    const mail = await box.waitForMail(COLLEAGUE.secure, ({ subject }) => subject === 'Avis confidentiel')
    expect([mail.from?.address, mail.to?.map(({ address }) => address), mail.cc ?? [], mail.bcc ?? []]).toEqual([DOCTOR.secure, [COLLEAGUE.secure], [], []])
    expect((await subjects(COLLEAGUE.secure)).filter((one) => one === 'Avis confidentiel')).toHaveLength(1)
    expect(`${mail.html ?? ''}${mail.text ?? ''}`).toContain(patient.family)
    expect(leaked(patient)).toEqual([])
  })

  it('is saved as a file of the secure mailbox, whole', async () => {
    const { patient, html } = letter()
    await send('Avis en fichier', html, [{ name: 'courrier.txt', text: patient.letter }, { name: 'données.bin', text: randomBytes(3_000) }], `${TO}, Équipe <equipe@autre-fournisseur.test>`)
    await desk.waitForWords(say('panel_title_held'))
    await desk.press(say('panel_do_eml'))
    await desk.waitForWords(say('panel_eml_ready'))
    const { bytes } = (await desk.offeredFile())!
    const mail = await PostalMime.parse(bytes)
    expect([mail.from?.address, mail.to?.map(({ name, address }) => [name, address]), mail.cc ?? [], mail.bcc ?? [], mail.subject]).toEqual([
      DOCTOR.secure, [[COLLEAGUE.name, COLLEAGUE.ordinary], ['Équipe', 'equipe@autre-fournisseur.test']], [], [], 'Avis en fichier',
    ])
    for (const text of [mail.html, mail.text]) for (const needle of [patient.family, 'voici mon avis']) expect(text).toContain(needle)
    const files = mail.attachments.map(({ filename, content }) => [filename, Buffer.from(content as ArrayBuffer).toString('base64')])
    expect(files).toEqual(['courrier.txt', 'données.bin'].map((name) => [name, readFileSync(join(folder, name)).toString('base64')]))
    expect(await desk.standing('Avis en fichier')).toBe('open')
    expect(leaked(patient)).toEqual([])
  })

  it('goes sealed, and only the envelope', async () => {
    const { patient, html } = letter()
    await send('Avis à sceller', html, [{ name: 'courrier.txt', text: patient.letter }])
    await desk.waitForWords(say('panel_title_held'))
    await desk.press(say('panel_do_seal_message'))
    await desk.waitForWords(say('panel_sealed_send'))
    await desk.press(say('panel_sealed_send'))
    await desk.waitUntilSent('Avis à sceller')
    const mail = await box.waitForMail(COLLEAGUE.ordinary, ({ subject }) => subject === say('content_seal_subject'))
    expect(mail.attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/\.html$/)])
    expect(leaked(patient)).toEqual([])
  })

  it('goes anyway with a reason, given in a window of its own, and exactly as it was shown', async () => {
    const { html } = letter()
    await send('Avis quand même', html)
    await desk.waitForWords(say('panel_title_held'))
    await desk.pressFor(say('panel_do_send_anyway'), say('decision_reason'), 'decision.html')
    await desk.setSubject('Avis quand même', 'Avis changé entre-temps')
    await desk.press(say('common_reason_other'), 'decision.html')
    await desk.press(say('decision_send_anyway'), 'decision.html')
    await desk.waitForWords(say('decision_changed'), 'decision.html')
    expect(await subjects(COLLEAGUE.ordinary)).not.toContain('Avis changé entre-temps')
    await desk.closeWindow('decision.html')
    await desk.pressFor(say('panel_do_send_anyway'), say('decision_reason'), 'decision.html')
    await desk.press(say('common_reason_other'), 'decision.html')
    await desk.press(say('decision_send_anyway'), 'decision.html')
    await box.waitForMail(COLLEAGUE.ordinary, ({ subject }) => subject === 'Avis changé entre-temps')
  })
})

describe('beside another add-on, which was installed later and changes messages at the send', () => {
  const NEIGHBOUR = 'voisin@essai.test'
  const { patient, html } = letter()

  beforeAll(async () => {
    const neighbour = join(folder, 'neighbour')
    mkdirSync(neighbour)
    writeFileSync(join(neighbour, 'manifest.json'), JSON.stringify({
      manifest_version: 3, name: 'Voisin', version: '1.0', browser_specific_settings: { gecko: { id: NEIGHBOUR } }, permissions: ['compose'], background: { scripts: ['background.js'] },
    }))
    writeFileSync(join(neighbour, 'background.js'), `
      const added = { pied: '<p>Pensez à la planète.</p>', dossier: ${JSON.stringify(html)} }
      messenger.compose.onBeforeSend.addListener((tab, { subject, body }) => {
        const [, more] = Object.entries(added).find(([word]) => subject.includes(word)) ?? []
        return more && !body.includes(more) ? { details: { body: body.replace('</body>', more + '</body>') } } : {}
      })`)
    await thunderbird.remote.send('Addon:Install', { path: neighbour, temporary: true })
  })
  afterAll(() => thunderbird.remote.send('Addon:Uninstall', { id: NEIGHBOUR }))

  it('lets what that adds leave where it tells nothing, once', async () => {
    await send('Réunion, pied de page', '<p>Bonjour Paul, à jeudi.</p>')
    await desk.waitUntilSent('Réunion, pied de page')
    const mail = await box.waitForMail(COLLEAGUE.ordinary, ({ subject }) => subject === 'Réunion, pied de page')
    expect(`${mail.html ?? ''}${mail.text ?? ''}`).toContain('Pensez à la planète.')
    expect((await subjects(COLLEAGUE.ordinary)).filter((one) => one === 'Réunion, pied de page')).toHaveLength(1)
  })

  it.each(['dossier', 'dossier, encore', 'dossier, ensommeillé'])('holds what that adds of a patient after ours was asked: %s', async (subject) => {
    if (subject.includes('ensommeillé')) await endBackground()
    await send(subject, '<p>Bonjour Paul, à jeudi.</p>')
    const words = await desk.waitForWords(say('panel_title_held'))
    expect(words).toContain(patient.family)
    expect(await desk.standing(subject)).toBe('open')
    expect(await subjects(COLLEAGUE.ordinary)).not.toContain(subject)
    expect(leaked(patient)).toEqual([])
  })

  it('still sends anyway with a reason, once that changes nothing any more', async () => {
    await send('dossier à envoyer', '<p>Bonjour Paul, à jeudi.</p>')
    await desk.waitForWords(say('panel_title_held'))
    await desk.pressFor(say('panel_do_send_anyway'), say('decision_reason'), 'decision.html')
    await desk.press(say('common_reason_other'), 'decision.html')
    await desk.press(say('decision_send_anyway'), 'decision.html')
    await box.waitForMail(COLLEAGUE.ordinary, ({ subject }) => subject === 'dossier à envoyer')
  })
})

it('is not taken by a Thunderbird that is older than it wants', async () => {
  const wanting = join(folder, 'wanting')
  cpSync(addonDir, wanting, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(wanting, 'manifest.json'), 'utf8')) as { browser_specific_settings: { gecko: { id: string; strict_min_version: string } } }
  Object.assign(manifest.browser_specific_settings.gecko, { id: 'trop-neuf@essai.test', strict_min_version: '999.0' })
  writeFileSync(join(wanting, 'manifest.json'), JSON.stringify(manifest))
  await expect(thunderbird.remote.send('Addon:Install', { path: wanting, temporary: true })).rejects.toThrow('not compatible with application version')
})

describe('an add-on that is in trouble', () => {
  it('holds while its background sleeps or was ended', async () => {
    const { patient, html } = letter()
    await endBackground()
    await send('Avis endormi', html)
    await desk.waitForWords(say('panel_title_held'))
    expect(leaked(patient)).toEqual([])
  })

  it('holds whatever is sent when its background does not come up, and says so', async () => {
    const broken = join(folder, 'broken')
    cpSync(addonDir, broken, { recursive: true })
    writeFileSync(join(broken, 'background.js'), 'throw new Error("broken on purpose")\n')
    await thunderbird.remote.send('Addon:Install', { path: broken, temporary: true })
    await send('Réunion de vendredi', '<p>Bonjour Paul, à vendredi.</p>')
    await desk.waitUntilFree('Réunion de vendredi')
    await desk.waitForWords('L’envoi est retenu')
    expect(await subjects(COLLEAGUE.ordinary)).not.toContain('Réunion de vendredi')
  })
})
