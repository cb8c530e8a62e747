// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ComposeDetails } from '../../../../src/addin/thunderbird/api.ts'

const compose = {
  getComposeDetails: vi.fn<() => Promise<ComposeDetails>>(), setComposeDetails: vi.fn(() => Promise.resolve()), listAttachments: vi.fn(() => Promise.resolve([{ id: 7, name: 'bilan.pdf', size: 3 }])),
  getAttachmentFile: vi.fn(() => Promise.resolve(new File(['pdf'], 'bilan.pdf'))), addAttachment: vi.fn(() => Promise.resolve({ id: 8 })), removeAttachment: vi.fn(() => Promise.resolve()),
  beginNew: vi.fn(() => Promise.resolve({ id: 99 })), sendMessage: vi.fn(() => Promise.resolve({})),
}
const IDENTITIES = [
  { id: 'id1', email: 'lea.moreau@messagerie-ordinaire.test', name: 'Dr Léa Moreau' }, { id: 'id2', email: 'Lea.Moreau@medecin.mssante.fr', name: 'Dr Léa Moreau' },
]
vi.mock('webextension-polyfill', () => ({ default: { compose, identities: { list: () => Promise.resolve(IDENTITIES) } } }))
const { ThunderbirdHost } = await import('../../../../src/addin/thunderbird/host.ts')
const { secureIdentity } = await import('../../../../src/addin/thunderbird/identities.ts')

const DETAILS: ComposeDetails = {
  identityId: 'id1', from: 'Dr Léa Moreau <lea.moreau@messagerie-ordinaire.test>', to: ['"Martin, Paul" <paul.martin@autre-fournisseur.test>', 'Équipe <Équipe>'], cc: [], bcc: ['accueil@messagerie-ordinaire.test'],
  subject: 'Avis', isPlainText: false, body: '<p>Bonjour</p>', plainTextBody: 'Bonjour', newsgroups: [],
}
const details = (change: ComposeDetails = {}): void => void compose.getComposeDetails.mockResolvedValue({ ...DETAILS, ...change })
beforeEach(() => {
  vi.clearAllMocks()
  details()
})

describe('a compose window of Thunderbird', () => {
  it('is read as it stands', async () => {
    const message = await new ThunderbirdHost(3, null).read()
    expect(message).toMatchObject({
      from: { address: 'lea.moreau@messagerie-ordinaire.test' }, subject: 'Avis', content: '<p>Bonjour</p>', isHtml: true, unresolved: [],
      to: [{ name: 'Martin, Paul', address: 'paul.martin@autre-fournisseur.test' }, { name: 'Équipe' }], bcc: [{ address: 'accueil@messagerie-ordinaire.test' }],
    })
    expect(message.attachments.map(({ id, name, size }) => [id, name, size])).toEqual([['7', 'bilan.pdf', 3]])
    expect(await (await message.attachments[0]!.read()).text()).toBe('pdf')
  })

  it('is not asked for again where Thunderbird has just said what stands there', async () => {
    expect(await new ThunderbirdHost(3, null).read({ ...DETAILS, subject: 'Dit à l’instant' })).toMatchObject({ subject: 'Dit à l’instant', content: '<p>Bonjour</p>' })
    expect(compose.getComposeDetails).not.toHaveBeenCalled()
  })

  it('is plain text where the window is', async () => {
    details({ isPlainText: true })
    expect(await new ThunderbirdHost(3, null).read()).toMatchObject({ content: 'Bonjour', isHtml: false })
  })

  it('vouches for its sender only where the identity is the sender', async () => {
    const vouches = async (change: ComposeDetails): Promise<boolean | undefined> => {
      details(change)
      return (await new ThunderbirdHost(3, null).read()).sendsAsNamed
    }
    expect(await vouches({ identityId: 'id2', from: 'lea.moreau@medecin.mssante.fr' })).toBe(true)
    // Typed into the field: the ordinary identity sends it.
    expect(await vouches({ identityId: 'id1', from: 'lea.moreau@medecin.mssante.fr' })).toBe(false)
    expect(await vouches({ identityId: 'id2', from: '' })).toBe(false)
  })

  it('counts a newsgroup as somebody whom nobody knows', async () => {
    details({ newsgroups: ['fr.bio.medecine'] })
    expect((await new ThunderbirdHost(3, null).read()).unresolved).toEqual(['fr.bio.medecine'])
  })

  it('takes text into either editor', async () => {
    const host = new ThunderbirdHost(3, null)
    await host.write({ content: 'Ci-joint <1>\n', isHtml: false, to: [{ name: 'Martin, "Paul"', address: 'p@m.test' }] })
    expect(compose.setComposeDetails).toHaveBeenLastCalledWith(3, { to: ['"Martin, \\"Paul\\"" <p@m.test>'], body: '<p>Ci-joint &lt;1&gt;</p><p><br></p>' })
    details({ isPlainText: true })
    await host.write({ content: '<p>Ci-joint</p>', isHtml: true })
    expect(compose.setComposeDetails).toHaveBeenLastCalledWith(3, { plainTextBody: expect.stringContaining('Ci-joint') as string })
  })
})

describe('the secure mailbox of the same Thunderbird', () => {
  const secure = { field: 'to' as const, name: 'Dr Paul Martin', address: 'paul.martin@medecin.mssante.fr', insteadOf: 'paul.martin@autre-fournisseur.test' }

  it('is the identity in the trust space, by the profile where there are several', async () => {
    expect((await secureIdentity(''))?.id).toBe('id2')
    expect((await secureIdentity('LEA.moreau@medecin.mssante.fr'))?.id).toBe('id2')
  })

  it('takes the message over with its identity and its addresses', async () => {
    await new ThunderbirdHost(3, IDENTITIES[1]!).redirect?.([secure], false)
    expect(compose.setComposeDetails).toHaveBeenCalledExactlyOnceWith(3, { identityId: 'id2', to: ['Dr Paul Martin <paul.martin@medecin.mssante.fr>'], cc: [], bcc: [] })
    expect(compose.sendMessage).not.toHaveBeenCalled()
  })

  it('sends a message of its own where some recipients stay', async () => {
    await new ThunderbirdHost(3, IDENTITIES[1]!).redirect?.([secure], true)
    expect(compose.beginNew).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ identityId: 'id2', subject: 'Avis', body: '<p>Bonjour</p>' }))
    expect(compose.sendMessage).toHaveBeenCalledExactlyOnceWith(99)
    expect(compose.setComposeDetails).not.toHaveBeenCalled()
  })

  it('is not offered where there is none', () => {
    expect(new ThunderbirdHost(3, null).redirect).toBeUndefined()
  })
})
