// @vitest-environment happy-dom
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { HostVerdict } from '../../../../src/addin/core/host-verdict.ts'
import type { Services } from '../../../../src/addin/core/services.ts'
import { judgeItem, tellsOutside } from '../../../../src/addin/outlook/judge-item.ts'
import { OutlookHost } from '../../../../src/addin/outlook/outlook-host.ts'
import { Answers } from '../../../../src/addin/outlook/pane/answers.ts'
import { DEFAULT_POLICY } from '../../../../src/guard/index.ts'
import { playOutlook, type PlayedMessage } from '../../../office-double/office.ts'

vi.mock('webextension-polyfill', () => ({ default: { i18n: { getMessage: (key: string) => key } } }))

const FACTS = 'Mme Jeanne Moreau, née le 12/03/1951, est suivie pour un cancer du sein traité par tamoxifène.'
const to = (emailAddress: string, displayName = '') => ({ displayName, emailAddress })
const ORDINARY = [to('paul.durand@orange.fr', 'Paul Durand')]
const text = (name: string, content: string) => ({ id: name, name, base64: Buffer.from(content).toString('base64'), isInline: false })

const MESSAGES: readonly (readonly [string, Partial<PlayedMessage>])[] = [
  ['nothing of a patient', { to: ORDINARY, body: '<p>Réunion jeudi à 10 h.</p>' }],
  ['health data', { to: ORDINARY, body: `<p>${FACTS}</p>` }],
  ['health data in plain text', { to: ORDINARY, body: FACTS, isHtml: false }],
  ['hidden health data', { to: ORDINARY, body: `<p>Bonjour</p><div style="display:none">${FACTS}</div>` }],
  ['health data in a comment', { to: ORDINARY, body: `<div>Bonjour<!-- ${FACTS} --></div>` }],
  ['health data in the subject', { to: ORDINARY, subject: FACTS, body: '<p>Voir l’objet.</p>' }],
  ['health data in the history alone', { to: ORDINARY, body: `<p>Merci.</p><div>Le 12/11/2026 à 10:11, Luc a écrit :</div><blockquote>${FACTS}</blockquote>` }],
  ['health data in a file', { to: ORDINARY, body: '<p>Ci-joint.</p>', files: [text('lettre.txt', FACTS)] }],
  ['a harmless file', { to: ORDINARY, body: '<p>Ci-joint.</p>', files: [text('programme.txt', 'Réunion jeudi, salle 2.')] }],
  ['health data from secure to secure', { from: to('anne.martin@hopital.mssante.fr', 'Anne Martin'), to: [to('luc.petit@medecin.mssante.fr')], body: `<p>${FACTS}</p>` }],
  ['health data from ordinary to secure', { to: [to('luc.petit@medecin.mssante.fr')], body: `<p>${FACTS}</p>` }],
  ['health data to somebody without an address', { to: [to('', 'Dr Inconnu')], body: `<p>${FACTS}</p>` }],
  ['a greeting to somebody else', { to: ORDINARY, body: `<p>Cher Docteur Lefèvre,</p><p>${FACTS}</p>` }],
  ['a promised file that is not there', { to: ORDINARY, body: '<p>Bonjour,</p><p>Vous trouverez ci-joint le document.</p>' }],
]

const read = (file: File): Promise<{ state: 'read'; text: string }> => file.text().then((content) => ({ state: 'read', text: content }))

describe('what stands outside the body', () => {
  it.each([
    ['a comment in the head', `<html><head><!-- ${FACTS} --></head><body>Bonjour</body></html>`, true],
    ['a comment behind the body', `<html><body>Bonjour</body><!-- ${FACTS} --></html>`, true],
    ['only how it looks', '<html><head><meta charset="utf-8"><style>p { margin: 0 }</style><!--[if gte mso 9]><xml></xml><![endif]--></head><body>Bonjour</body></html>', false],
    ['nothing', `<body>${FACTS}</body>`, false],
  ])('%s', (_, content, tells) => expect(tellsOutside({ content, isHtml: true })).toBe(tells))
})

describe('at the send and in the pane', () => {
  beforeAll(() => void vi.stubGlobal('indexedDB', undefined))

  it.each(MESSAGES)('one verdict for %s', async (_, message) => {
    const { context } = playOutlook(message).office() as { context: Office.Context }
    const host = new OutlookHost(context.mailbox.item as unknown as Office.MessageCompose, context)
    const atSend = await judgeItem(await host.read(), DEFAULT_POLICY, null, async (file) => read(await file.read()))

    const answers = new Answers({ policy: DEFAULT_POLICY, directory: null, open: () => undefined, decided: () => Promise.resolve({ accepted: false }) })
    const services: Services = { ask: answers.ask, engine: { read, seal: () => Promise.reject(new Error()), write: () => Promise.resolve({ bytes: null, kept: false }) } }
    const inPane = await new HostVerdict(host, services, { profile: null, policy: DEFAULT_POLICY, isPrivate: true, secureSite: false, held: [], handOver: null }).judge()

    const shown = ({ verdict, reasons, remedies }: typeof atSend.verdict) => ({
      verdict, reasons: reasons.map(({ rule, severity }) => `${rule} ${severity}`), remedies: remedies.map(({ kind }) => kind),
    })
    expect(shown(atSend.verdict)).toEqual(shown(inPane.scan.verdict))
  })
})
