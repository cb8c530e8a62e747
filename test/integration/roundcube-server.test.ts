import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Box, dataDirFor, startBox } from '../../demo/box.mjs'
import { canaryPatient, DOCTOR } from '../../demo/people.mjs'
import { buildPlugin } from '../../demo/roundcube-plugin.mjs'
import SENTENCES from '../../src/locales/fr/roundcube.json' with { type: 'json' }
import { type Message, PluginClient, type View } from './support/plugin-client.ts'

/** What a program can try that is logged in and posts to the real server whatever it likes, without a page. */
const ALINE = 'aline.faure@autre-fournisseur.test'
const HARMLESS = 'Bonjour, la réunion de jeudi commence à 18 h en salle 2.'
let box: Box
let client: PluginClient
let count = 0

beforeAll(async () => {
  box = await startBox({ dataDir: dataDirFor('test-roundcube'), fresh: true, plugin: buildPlugin() })
  client = new PluginClient(box.urls.ordinary.plugin)
  await client.logIn(DOCTOR.ordinary)
})
afterAll(() => box.stop())

const message = (word: string): Message & { subject: string } => ({ to: ALINE, subject: `${word} ${(count += 1)}`, text: HARMLESS })
const subjects = async (address: string, folder = 'INBOX') => (await box.mails(address, { folder })).map(({ subject }) => subject)
/** Everywhere that a message of this client can have come to. */
const anywhere = async (subject: string) =>
  [...await subjects(ALINE), ...await subjects(DOCTOR.ordinary), ...await subjects(DOCTOR.ordinary, 'Drafts'), ...await subjects(DOCTOR.ordinary, 'Sent')].filter((one) => one?.includes(subject))
const logOf = (): string => readFileSync(join(box.dataDir, 'roundcube-ordinary/plugin/logs/sceau.log'), 'utf8')

describe('a clearance', () => {
  it('is good once, though eight requests bring it at the same moment', async () => {
    const view = await client.view()
    const draft = message('Ensemble')
    const tag = client.clearMessage(view, 'draft', draft)
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.postMessage(view, 'draft', draft, tag)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await subjects(DOCTOR.ordinary, 'Drafts')).filter((subject) => subject === draft.subject)).toHaveLength(1)
  })

  it('of one session is worth nothing in another of the same person', async () => {
    const other = new PluginClient(box.urls.ordinary.plugin)
    await other.logIn(DOCTOR.ordinary)
    const view = await client.view()
    const draft = message('Séance')
    const theirs: View = { ...view, told: { ...view.told, key: (await other.view()).told.key } }
    expect((await client.postMessage(view, 'draft', draft, client.clearMessage(theirs, 'draft', draft))).status).toBe(403)
    expect(await anywhere(draft.subject)).toEqual([])
  })

  it('is bound to what the files are called, which leaves with them', async () => {
    const { fullName } = canaryPatient(9100)
    const view = await client.view()
    const { sha256, text } = await client.attach(view, Buffer.from('Salle 2, deuxième étage.'), true)
    const draft = message('Nom de fichier')
    const tag = client.clearMessage(view, 'draft', draft, [{ sha256, name: 'plan.bin' }])
    await client.rename(view, /rcmfile(\d+)/.exec(text)?.[1] ?? '', `${fullName}, cancer du sein.bin`)
    expect((await client.postMessage(view, 'draft', draft, tag)).status).toBe(403)
    const renamed = client.clearMessage(view, 'draft', draft, [{ sha256, name: `${fullName}, cancer du sein.bin` }])
    expect((await client.postMessage(view, 'draft', draft, renamed)).status).toBe(200)
  })
})

it('under a policy that does not allow "send anyway" the page is told so, such a send is refused with a sentence, and an emergency leaves', async () => {
  const path = join(box.dataDir, 'roundcube-ordinary/plugin/config.inc.php')
  const before = readFileSync(path, 'utf8')
  // PHP keeps a file for some seconds before it looks whether there is a newer one.
  const policyIs = (policy: object) => expect.poll(async () => (await client.view()).told.policy).toEqual(policy)
  appendFileSync(path, "$config['sceau_policy'] = ['allowSendAnyway' => false];\n")
  try {
    await policyIs({ allowSendAnyway: false })
    const refused = message('Quand même')
    const view = await client.view()
    const answer = await client.postMessage(view, 'send', refused, client.clearMessage(view, 'send', refused, [], { how: 'sent-anyway', reason: 'patient-informed' }))
    expect(answer.status).toBe(403)
    expect(answer.text).toContain(SENTENCES.roundcube_anyway_refused)
    expect(await anywhere(refused.subject)).toEqual([])
    const urgent = message('Urgence')
    const other = await client.view()
    expect((await client.postMessage(other, 'send', urgent, client.clearMessage(other, 'send', urgent, [], { how: 'sent-in-emergency' }))).status).toBe(200)
    await box.waitForMail(ALINE, ({ subject }) => subject === urgent.subject)
    expect(logOf().trimEnd().split('\n').slice(-2).map((line) => line.replace(/^.*kind=/, 'kind='))).toEqual(['kind=send how=refused reason=forbidden', 'kind=send how=sent-in-emergency reason=-'])
  } finally {
    writeFileSync(path, before)
  }
  await policyIs({})
}, 120_000)

it('a file of 25 MB is joined and leaves whole where it was cleared, and is refused where it was not', async () => {
  const view = await client.view()
  const bytes = randomBytes(25 * 1024 * 1024)
  expect((await client.attach(view, bytes, false)).text).toContain('pas été joint')
  const { sha256, text } = await client.attach(view, bytes, true)
  expect(text).toContain(sha256)
  const film = message('Film')
  expect((await client.postMessage(view, 'send', film, client.clearMessage(view, 'send', film))).status).toBe(403)
  expect((await client.postMessage(view, 'send', film, client.clearMessage(view, 'send', film, [{ sha256, name: 'plan.bin' }]))).status).toBe(200)
  const mail = await box.waitForMail(ALINE, ({ subject }) => subject === film.subject, { timeout: 45_000 })
  expect(bytes.equals(Buffer.from(mail.attachments[0]!.content as ArrayBuffer))).toBe(true)
}, 90_000)

describe('without a clearance nothing leaves and nothing is saved', () => {
  it.each([
    ['as a task in capitals', '?_task=MAIL&_action=send', {}],
    ['as an Ajax request', '?_task=mail&_action=send&_remote=1', {}],
    ['as a copy for Sent alone', '?_task=mail&_action=send&_saveonly=1', {}],
    ['as a copy for Drafts alone', '?_task=mail&_action=send&_saveonly=1', { _store_target: 'Drafts' }],
    ['with the draft said in the address', '?_task=mail&_action=send&_draft=1', {}],
    ['as a draft said twice', '?_task=mail&_action=send&_savedraft=1', { _draft: '0' }],
    ['as a list of clearances', '?_task=mail', { '_sceau[]': 'v1' }],
    ['in Mailvelope’s form', '?_task=mail', { _pgpmime: `-----BEGIN PGP MESSAGE-----\n\n${HARMLESS}` }],
    ['with the fields in the address', '?_task=mail&_action=send&_sceau=v1.send.pass..1.00', {}],
  ])('%s', async (_, path, fields) => {
    const view = await client.view()
    const unasked = message('Sans')
    await client.postFields(path, { ...client.fields(view, 'send', unasked), ...fields })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await anywhere(unasked.subject)).toEqual([])
  })

  it('resent as it is (bounce), or as a receipt that is asked for', async () => {
    const subject = `À renvoyer ${(count += 1)}`
    const raw = [`From: ${ALINE}`, `To: ${DOCTOR.ordinary}`, `Subject: ${subject}`, `Disposition-Notification-To: ${ALINE}`, 'Message-ID: <renvoi@autre-fournisseur.test>', 'Content-Type: text/plain; charset=utf-8', '', HARMLESS, ''].join('\r\n')
    await box.deliver({ from: ALINE, to: DOCTOR.ordinary, raw })
    const view = await client.view()
    const uid = await client.uidOf(subject)
    const before = logOf().length
    await client.postFields('?_task=mail&_action=bounce', { _token: view.form._token ?? '', _uid: uid, _mbox: 'INBOX', _from: view.form._from ?? '', _to: ALINE, _cc: '', _bcc: '', _store_target: 'Sent' })
    await client.ajax('sendmdn', view, { _uid: uid, _mbox: 'INBOX' })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect((await box.mails(ALINE)).filter((mail) => Buffer.from(mail.raw).toString().includes('renvoi@autre-fournisseur.test'))).toEqual([])
    expect(await subjects(DOCTOR.ordinary, 'Sent')).not.toContain(subject)
    expect(logOf().slice(before).match(/kind=send how=refused reason=other/g)).toHaveLength(2)
  })

  it('imported into the drafts', async () => {
    const { letter } = canaryPatient(9101)
    const view = await client.view()
    const subject = `Importé ${(count += 1)}`
    const file = Buffer.from([`From: ${DOCTOR.ordinary}`, `To: ${ALINE}`, `Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8', '', letter, ''].join('\r\n'))
    const answer = await client.importMail(view, 'Drafts', file)
    expect(answer.text).toContain('brouillon')
    expect(await anywhere(subject)).toEqual([])
    // Elsewhere it is a mail that the person keeps, and no draft.
    await client.importMail(view, 'INBOX', Buffer.from(file.toString().replace(letter, HARMLESS)))
    expect(await subjects(DOCTOR.ordinary)).toContain(subject)
  })
})
