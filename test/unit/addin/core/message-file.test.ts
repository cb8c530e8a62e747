// @vitest-environment happy-dom
import PostalMime from 'postal-mime'
import { expect, it, vi } from 'vitest'
import { PATIENTS } from '../../../../demo/people.mjs'
import { attachment, CONTEXT, FakeHost, fakeServices } from './fake-host.ts'
import type { HostMessage } from '../../../../src/addin/core/host.ts'
import type { ComposeToPanel } from '../../../../src/messaging/hold-view.ts'

vi.mock('webextension-polyfill', () => ({ default: { i18n: { getMessage: (key: string) => key } } }))
const { StopSession } = await import('../../../../src/addin/core/stop-session.ts')
const { writeMessageFile } = await import('../../../../src/engine/write-message-file.ts')

const LETTER = PATIENTS[0]!.letter
const PAUL = { name: 'Martin, "Paul"', address: 'paul.martin@autre-fournisseur.test' }
const MESSAGE: Partial<HostMessage> = {
  to: [PAUL, { name: 'Équipe', address: 'equipe@autre-fournisseur.test' }], cc: [{ name: 'Zoé', address: 'zoe@autre-fournisseur.test' }], bcc: [{ name: '', address: 'archive@messagerie-ordinaire.test' }],
  subject: 'Compte rendu d’hospitalisation – à lire avant la consultation de cet après-midi, s’il vous plaît',
  attachments: [attachment('courrier.txt', LETTER), attachment('données é "1".csv', 'a;b\r\né;2\n')],
}

/** The file that the panel offers, as another reader of mails reads it. */
async function saved(message: Partial<HostMessage>) {
  const said: ComposeToPanel[] = []
  const services = fakeServices()
  const write: typeof services.engine.write = async (one) => ({ bytes: await writeMessageFile(one, new Date('2026-11-27T10:00:00Z')), kept: false })
  const session = new StopSession({
    host: new FakeHost(message), services: { ...services, engine: { ...services.engine, write } }, context: CONTEXT,
    ending: { send: () => Promise.reject(new Error('nothing is to be sent')), stay: () => undefined }, post: (one) => said.push(one),
  })
  await session.open()
  session.hear({ type: 'remedy', kind: 'eml' })
  const file = await vi.waitFor(() => {
    const found = said.find((one) => one.type === 'eml')
    if (!found) throw new Error('no file yet')
    return found
  })
  const raw = await file.bytes.text()
  return { raw, mail: await PostalMime.parse(raw) }
}

it.each([
  ['plain text', `Bonjour Paul,\n\n${LETTER}\nÀ bientôt`, false],
  ['HTML', `<p>Bonjour <b>Paul</b>,</p><p>${LETTER}</p><p>À bientôt &lt;3</p>`, true],
] as const)('a message of %s is in its file with everybody, its subject, text and files', async (_, content, isHtml) => {
  const { raw, mail } = await saved({ ...MESSAGE, content, isHtml })
  expect(mail.from).toMatchObject({ name: CONTEXT.profile?.name, address: CONTEXT.profile?.secureAddress })
  const people = (each: typeof mail.to): unknown[] => (each ?? []).map(({ name, address }) => ({ name, address }))
  expect([people(mail.to), people(mail.cc), people(mail.bcc)]).toEqual([MESSAGE.to, MESSAGE.cc, MESSAGE.bcc])
  expect(mail.subject).toBe(MESSAGE.subject)
  const words = (text = ''): string => text.replace(/\s+/g, ' ').trim()
  for (const part of ['Bonjour', LETTER, 'À bientôt']) expect(words(mail.text)).toContain(words(part))
  expect(isHtml ? words(mail.html) : mail.html).toBe(isHtml ? words(content) : undefined)
  const files = mail.attachments.map(({ filename, content: bytes }) => [filename, Buffer.from(bytes as ArrayBuffer).toString()])
  expect(files).toEqual([['courrier.txt', LETTER], ['données é "1".csv', 'a;b\r\né;2\n']])
  expect(raw).toMatch(/^X-Unsent: 1\r$/m)
})
