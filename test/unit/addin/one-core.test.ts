// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { verdictOf } from '../../../cli/check.ts'
import { PATIENTS } from '../../../demo/people.mjs'
import type { ComposeDetails } from '../../../src/addin/thunderbird/api.ts'
import { DEFAULT_POLICY, type Draft, type Level, type Mailbox } from '../../../src/guard/index.ts'
import { CONTEXT, FakeHost, fakeServices } from './core/fake-host.ts'

let details: ComposeDetails = {}
vi.mock('webextension-polyfill', () => ({ default: {
  i18n: { getMessage: (key: string) => key },
  compose: { getComposeDetails: () => Promise.resolve(details), listAttachments: () => Promise.resolve([]) },
  identities: { list: () => Promise.resolve([{ id: 'secure', email: 'lea.moreau@medecin.mssante.fr', name: '' }, { id: 'ordinary', email: 'lea.moreau@messagerie-ordinaire.test', name: '' }]) },
} }))
const { HostVerdict } = await import('../../../src/addin/core/host-verdict.ts')
const { ThunderbirdHost } = await import('../../../src/addin/thunderbird/host.ts')

const LETTER = PATIENTS[0]!.letter
const ORDINARY = 'lea.moreau@messagerie-ordinaire.test'
const SECURE = 'lea.moreau@medecin.mssante.fr'
const to = (...addresses: readonly string[]): Mailbox[] => addresses.map((address) => ({ name: '', address }))
const policy = { ...DEFAULT_POLICY, internalDomains: CONTEXT.policy.internalDomains }

interface Row { readonly from: string; readonly to: readonly string[]; readonly subject: string; readonly body: string; readonly quoted?: string }

/** Drafts that every host must judge alike. */
const DRAFTS: readonly (readonly [string, Row, Level])[] = [
  ['a meeting', { from: ORDINARY, to: ['paul.martin@autre-fournisseur.test'], subject: 'Réunion', body: 'Bonjour, à jeudi.' }, 'pass'],
  ['a letter to an ordinary mailbox', { from: ORDINARY, to: ['paul.martin@autre-fournisseur.test'], subject: 'Avis', body: LETTER }, 'block'],
  ['a letter to a secure mailbox from an ordinary one', { from: ORDINARY, to: ['paul.martin@medecin.mssante.fr'], subject: 'Avis', body: LETTER }, 'block'],
  ['a letter within the trust space', { from: SECURE, to: ['paul.martin@medecin.mssante.fr'], subject: 'Avis', body: LETTER }, 'pass'],
  ['a letter out of the trust space', { from: SECURE, to: ['paul.martin@autre-fournisseur.test'], subject: 'Avis', body: LETTER }, 'block'],
  ['an answer over a quoted letter', { from: ORDINARY, to: ['paul.martin@autre-fournisseur.test'], subject: 'Re: Avis', body: 'Bien reçu, merci.\n', quoted: LETTER }, 'block'],
  ['a patient in the subject', { from: ORDINARY, to: ['paul.martin@autre-fournisseur.test'], subject: `${PATIENTS[0]!.fullName}, née le ${PATIENTS[0]!.printedBirth}, diabète de type 2`, body: 'Voir ci-dessus.' }, 'block'],
]

const quotedText = ({ body, quoted }: Row): string => (quoted === undefined ? body : `${body}\nLe 25/11/2026 à 10:11, Paul Martin a écrit :\n${quoted.replace(/^/gm, '> ')}`)
const quotedHtml = ({ body, quoted }: Row): string => `<p>${body.replaceAll('\n', '<br>')}</p>`
  + (quoted === undefined ? '' : `<div class="moz-cite-prefix">Le 25/11/2026 à 10:11, Paul Martin a écrit :</div><blockquote type="cite"><p>${quoted.replaceAll('\n', '<br>')}</p></blockquote>`)

function inTerminal(row: Row): Level {
  const draft: Draft = {
    from: to(row.from)[0]!, to: to(...row.to), cc: [], bcc: [], subject: row.subject, body: row.body,
    quoted: row.quoted === undefined ? '' : `Le 25/11/2026 à 10:11, Paul Martin a écrit :\n${row.quoted}`, attachments: [], inReplyTo: null,
  }
  return verdictOf(draft, [], null, policy).verdict
}

const judged = async (host: FakeHost | InstanceType<typeof ThunderbirdHost>): Promise<Level> =>
  (await new HostVerdict(host, fakeServices(), CONTEXT).judge()).scan.verdict.verdict

const asHost = (row: Row, isHtml: boolean): Promise<Level> => judged(new FakeHost({
  from: to(row.from)[0]!, to: to(...row.to), subject: row.subject, content: isHtml ? quotedHtml(row) : quotedText(row), isHtml, sendsAsNamed: row.from === SECURE,
}))

function inThunderbird(row: Row): Promise<Level> {
  details = { identityId: row.from === SECURE ? 'secure' : 'ordinary', from: row.from, to: row.to, subject: row.subject, body: quotedHtml(row), isPlainText: false }
  return judged(new ThunderbirdHost(1, null))
}

/** Where a verdict counts as passing, a mark more or less is no difference: who was written to before is known to each host by itself. */
const held = (level: Level): boolean => level !== 'pass' && level !== 'advise'

describe.each(DRAFTS)('%s', (_, row, wanted) => {
  it('has the same verdict in the terminal, in any host, and in Thunderbird', async () => {
    const levels = [inTerminal(row), await asHost(row, true), await asHost(row, false), await inThunderbird(row)]
    expect(levels.map(held)).toEqual(levels.map(() => held(wanted)))
    if (held(wanted)) expect(levels).toEqual(levels.map(() => wanted))
  })
})
