import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { EnvelopeError, WrongSecretError } from '../../../src/crypto/envelopes/envelope.ts'
import { makeOwnKey } from '../../../src/crypto/keys/own-key.ts'
import { factsOf, readPublicKey } from '../../../src/crypto/keys/read-key.ts'
import { sealToKeys } from '../../../src/engine/seal-to-keys.ts'
import type { KeyRecord } from '../../../src/messaging/key-records.ts'
import { Gnupg } from '../crypto/keys/gnupg.ts'

/** The background's store of correspondents, in memory. */
const known = new Map<string, KeyRecord>()
vi.mock('../../../src/messaging/ask.ts', () => ({
  ask: (kind: string, request: { address?: string; record?: KeyRecord }) => {
    if (kind === 'known-key') return Promise.resolve({ record: known.get(request.address ?? '') ?? null, why: '' })
    if (request.record) known.set(request.record.address, request.record)
    return Promise.resolve({ kept: true })
  },
}))
const { correspondents, exportKey, importKey, makeKey, meetFile, replaceKey, revokeKey } = await import('../../../src/options/keys/key-work.ts')

const OWNER = { role: 'own' as const, profile: 'lea', name: 'Dr Léa Moreau', address: 'lea@exemple.fr', members: [] }
const GROUP = { ...OWNER, role: 'group' as const, profile: '', name: 'Cabinet', address: 'cabinet@exemple.fr', members: ['anne@exemple.fr'] }
const gpg = new Gnupg()
// Its trust database is there only once it has a key.
gpg.run(['--passphrase', '', '--quick-generate-key', 'Premier <premier@exemple.fr>', 'future-default', 'default', 'never'])
afterAll(() => gpg.stop())
beforeEach(() => known.clear())
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const facts = async (armored: string) => factsOf(await readPublicKey(armored), Date.now())

describe('a key made here', () => {
  it('is for two years, signs and opens at once, and its certificate ends it in GnuPG', async () => {
    const { key, revocation } = await makeKey(OWNER)
    expect(key).toMatchObject({ role: 'own', profile: 'lea', name: 'Dr Léa Moreau', address: 'lea@exemple.fr', use: 'current' })
    expect(Math.round(((key.expires ?? 0) - key.created) / 86_400_000)).toBe(730)
    gpg.run(['--import'], key.publicKey)
    gpg.run(['--import'], revocation)
    expect(gpg.run(['--with-colons', '--list-keys', 'lea@exemple.fr']).toString()).toMatch(/^pub:r/m)
  })

  it('leaves as a file that opens with its words only, and comes back the same', async () => {
    const { key } = await makeKey(GROUP)
    const file = await exportKey(key, 'huit-mots')
    await expect(importKey(bytes(file), 'autres-mots', GROUP)).rejects.toBeInstanceOf(WrongSecretError)
    expect(await importKey(bytes(file), 'huit-mots', { ...GROUP, members: ['paul@exemple.fr'] }))
      .toMatchObject({ fingerprint: key.fingerprint, role: 'group', members: ['paul@exemple.fr'], use: 'current' })
  })

  it('is replaced by another, and ended for everybody', async () => {
    const { key } = await makeKey(GROUP)
    const { fresh, former, transition } = await replaceKey(key, true)
    expect(fresh).toMatchObject({ use: 'current', members: ['anne@exemple.fr'], address: 'cabinet@exemple.fr' })
    expect(fresh.fingerprint).not.toBe(key.fingerprint)
    expect(former).toMatchObject({ use: 'former', fingerprint: key.fingerprint, privateKey: key.privateKey })
    expect((await facts(former.publicKey)).revoked).toBe(true)
    expect(transition).toContain('BEGIN PGP SIGNED MESSAGE')
    expect((await facts((await revokeKey(fresh, 'compromised')).publicKey)).revoked).toBe(true)
  })
})

describe('a correspondent’s key', () => {
  it('from a file is known but not confirmed; another one for the address changes it', async () => {
    const [one, two] = [await makeOwnKey({ name: 'S', address: 'S@exemple.fr', passphrase: 'x' }), await makeOwnKey({ name: 'S', address: 's@exemple.fr', passphrase: 'x' })]
    expect(await meetFile(one.publicKey)).toEqual(['s@exemple.fr'])
    expect(await correspondents.stateOf('s@exemple.fr', Date.now())).toBe('unconfirmed')
    await correspondents.confirm('s@exemple.fr', one.fingerprint, Date.now())
    await meetFile(bytes(two.publicKey))
    expect(await correspondents.stateOf('s@exemple.fr', Date.now())).toBe('changed')
    await correspondents.refuseOffered('s@exemple.fr')
    await meetFile(two.publicKey)
    expect(await correspondents.stateOf('s@exemple.fr', Date.now())).toBe('confirmed')
  })

  it('that can only sign is not taken, and a text that is no key is refused in words', async () => {
    gpg.run(['--passphrase', '', '--quick-generate-key', 'Signer <signer@exemple.fr>', 'ed25519', 'sign', 'never'])
    const keyOf = (work: Promise<unknown>) => work.then(() => '', (error: unknown) => (error as EnvelopeError).key)
    expect(await keyOf(meetFile(gpg.run(['--armor', '--export', 'signer@exemple.fr']).toString()))).toBe('envelope_pgp_key_unusable')
    expect(await keyOf(meetFile('bonjour'))).toBe('envelope_not_a_key')
    expect(known.size).toBe(0)
  })
})

describe('what the engine seals', () => {
  it('is a file for each document under a neutral name, which GnuPG opens with a good signature, and the sender too', async () => {
    gpg.run(['--passphrase', '', '--quick-generate-key', 'Sophie <sophie@exemple.fr>', 'future-default', 'default', 'never'])
    const { key } = await makeKey({ ...OWNER, address: 'signe@exemple.fr' })
    gpg.run(['--import'], key.publicKey)
    const done: number[] = []
    const sealed = await sealToKeys(
      [{ name: 'Mme Durand.PDF', type: '', content: new Blob(['pdf']) }, { name: 'sans ending', type: '', content: new Blob(['x']) }],
      { subject: 'Mme Durand', html: '', text: 'Chère consœur' },
      { recipients: [gpg.run(['--armor', '--export', 'sophie@exemple.fr']).toString()], self: key.privateKey },
      { onProgress: (at, total) => { done.push(at); expect(at).toBeLessThanOrEqual(total) } },
    )
    expect(sealed.map(({ name }) => name)).toEqual(['message.txt.pgp', 'document.pdf.pgp', 'document-2.bin.pgp'])
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    const texts = await Promise.all(sealed.map(async (file) => {
      const content = new Uint8Array(await file.arrayBuffer())
      expect(gpg.status(['--decrypt'], content)).toContain('GOODSIG')
      return gpg.run(['--decrypt'], content).toString()
    }))
    expect(texts).toEqual(['Mme Durand\n\nChère consœur\n', 'pdf', 'x'])
    gpg.run(['--batch', '--yes', '--delete-secret-keys', /^fpr:+([0-9A-F]{40}):/m.exec(gpg.run(['--with-colons', '--list-keys', 'sophie@exemple.fr']).toString())![1]!])
    gpg.run(['--import'], key.privateKey)
    expect(gpg.run(['--decrypt'], new Uint8Array(await sealed[1]!.arrayBuffer())).toString()).toBe('pdf')
  })

  it('is nothing at all for a key that has ended', async () => {
    const { key } = await makeKey(OWNER)
    const { publicKey } = await revokeKey((await makeKey(GROUP)).key, 'retired')
    await expect(sealToKeys([{ name: 'a', type: '', content: new Blob(['a']) }], null, { recipients: [publicKey], self: key.privateKey }, {}))
      .rejects.toMatchObject({ key: 'envelope_pgp_key_unusable' })
  })
})
