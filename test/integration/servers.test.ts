import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { type Box, dataDirFor, startBox } from '../../demo/box.mjs'
import { canaryPatient, DOCTOR } from '../../demo/people.mjs'
import { RoundcubeClient } from './support/roundcube-client.ts'
import { submit } from './support/smtp.ts'

const COLLEAGUE = { secure: 'paul.martin@medecin.mssante.fr', ordinary: 'paul.martin@autre-fournisseur.test' }

let box: Box
beforeAll(async () => {
  box = await startBox({ dataDir: dataDirFor('test-servers'), fresh: true })
})
afterAll(async () => {
  await box.stop()
})

const subjects = async (address: string, folder = 'INBOX'): Promise<(string | undefined)[]> =>
  (await box.mails(address, { folder })).map(({ subject }) => subject)

describe('the trust space', () => {
  it('refuses a server from outside before it takes the message', async () => {
    const answer = await submit({ port: box.ports.secureMx, from: DOCTOR.ordinary, to: COLLEAGUE.secure, subject: 'from outside' })
    expect(answer).toMatch(/^554 5\.7\.1 .*hors de l espace de confiance/)
    expect(await subjects(COLLEAGUE.secure)).not.toContain('from outside')
  })

  it('sends a doctor who writes to it from an ordinary mailbox the message back', async () => {
    const client = new RoundcubeClient(box.urls.ordinary.text)
    await client.logIn(DOCTOR.ordinary)
    await client.send({ to: COLLEAGUE.secure, subject: 'ordinary to secure', text: 'Bonjour' })
    const bounce = await box.waitForMail(DOCTOR.ordinary, ({ from }) => from?.address?.startsWith('MAILER-DAEMON') ?? false)
    expect(Buffer.from(bounce.raw).toString()).toContain('hors de l espace de confiance')
    expect(await subjects(COLLEAGUE.secure)).not.toContain('ordinary to secure')
  })

  it('relays nothing outward, and keeps nothing to try again', async () => {
    const answer = await submit({ port: box.ports.secureSubmission, user: DOCTOR.secure, from: DOCTOR.secure, to: COLLEAGUE.ordinary, subject: 'outward' })
    expect(answer).toMatch(/^550 5\.7\.1 .*hors de l espace de confiance/)
    expect(await subjects(COLLEAGUE.ordinary)).not.toContain('outward')
    expect(box.filesContaining(['Subject: outward'])).toEqual([])
  })

  it('lets nobody write under another name', async () => {
    const answer = await submit({ port: box.ports.secureSubmission, user: DOCTOR.secure, from: COLLEAGUE.secure, to: DOCTOR.secure, subject: 'forged' })
    expect(answer).toMatch(/^553 5\.7\.1/)
  })

  it('does not know a mailbox that is not in it', async () => {
    const answer = await submit({ port: box.ports.secureSubmission, user: DOCTOR.secure, from: DOCTOR.secure, to: 'nobody.here@medecin.mssante.fr', subject: 'unknown' })
    expect(answer).toMatch(/^550 5\.1\.1/)
  })

  it('does not take a message without a log-in', async () => {
    const answer = await submit({ port: box.ports.secureSubmission, from: DOCTOR.secure, to: COLLEAGUE.secure, subject: 'anonymous' })
    expect(answer).toMatch(/^554|^530|^550/)
  })
})

describe('the webmails', () => {
  it.each([
    ['ordinary', 'html', DOCTOR.ordinary, COLLEAGUE.ordinary], ['ordinary', 'text', DOCTOR.ordinary, COLLEAGUE.ordinary],
    ['secure', 'html', DOCTOR.secure, COLLEAGUE.secure], ['secure', 'text', DOCTOR.secure, COLLEAGUE.secure],
  ] as const)('of the %s world (%s) send a message to a colleague, under the doctor’s name, and keep a copy', async (world, kind, from, to) => {
    const subject = `Réunion de mardi, ${world} ${kind}`
    const client = new RoundcubeClient(box.urls[world][kind])
    await client.logIn(from)
    const answer = await client.send({ to, subject, text: kind === 'html' ? '<p>À mardi, très cordialement</p>' : 'À mardi, très cordialement' })
    expect(answer).toContain('sent_successfully')
    const mail = await box.waitForMail(to, (each) => each.subject === subject)
    expect(mail.from).toMatchObject({ address: from, name: DOCTOR.name })
    expect(mail.text).toContain('À mardi, très cordialement')
    expect(mail.html !== undefined).toBe(kind === 'html')
    expect(await subjects(from, 'Sent')).toContain(subject)
  })

  it('show the operator’s refusal of an address outside the trust space', async () => {
    const client = new RoundcubeClient(box.urls.secure.html)
    await client.logIn(DOCTOR.secure)
    const answer = await client.send({ to: COLLEAGUE.ordinary, subject: 'refused', text: '<p>x</p>' })
    expect(answer).toContain('hors de l espace de confiance')
    expect(answer).not.toContain('sent_successfully')
  })
})

describe('the search of the servers’ disks', () => {
  const patient = canaryPatient(1)

  it('finds nothing of a patient that nobody wrote about', () => {
    expect(box.filesContaining(patient.needles)).toEqual([])
  })

  it('finds each needle in a delivered mail, behind quoted-printable and base64', async () => {
    for (const [index, encoded] of [
      `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(patient.letter).toString('base64').replace(/(.{76})/g, '$1\n')}`,
      `Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n${quoted(Buffer.from(patient.letter, 'latin1'))}`,
    ].entries()) {
      const to = index === 0 ? COLLEAGUE.ordinary : 'sophie.garnier@autre-fournisseur.test'
      await box.deliver({ from: 'x@autre-fournisseur.test', to, raw: `Subject: canary\nMIME-Version: 1.0\n${encoded}\n` })
      const hits = box.filesContaining(patient.needles, { world: 'ordinary' }).filter(({ path }) => path.includes(to.split('@')[0]!))
      expect(hits.map(({ seen }) => seen)).toEqual([patient.needles])
    }
    expect(box.filesContaining(patient.needles, { world: 'secure' })).toEqual([])
  })

  it('finds what went through a webmail in its request log, and the sender’s copy', async () => {
    const other = canaryPatient(2)
    const client = new RoundcubeClient(box.urls.ordinary.text)
    await client.logIn(DOCTOR.ordinary)
    await client.send({ to: COLLEAGUE.ordinary, subject: 'Avis', text: other.letter })
    await box.waitForMail(COLLEAGUE.ordinary, ({ subject }) => subject === 'Avis')
    const paths = box.filesContaining(other.needles).map(({ path }) => path)
    expect(paths).toContain('logs/requests-ordinary.log')
    expect(paths.some((path) => path.startsWith('mail/messagerie-ordinaire.test/lea.moreau/.Sent'))).toBe(true)
    expect(readFileSync(box.logs.ordinaryRequests, 'utf8')).toContain('_action=send')
  })
})

function quoted(bytes: Buffer): string {
  return [...bytes].map((byte) => (byte === 10 ? '\n' : byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte)))
    .join('').replace(/([^\n]{70})(?=[^\n])/g, (line) => line.replace(/(=[0-9A-F]?)$/, '\u0000$1').replace(/^(.*?)(\u0000.*)?$/, (_, head: string, tail: string | undefined = '') => `${head}=\n${tail.slice(1)}`))
}
