import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { EnvelopeError, WrongSecretError } from '../../../src/crypto/envelopes/envelope.ts'
import { mayEncryptTo } from '../../../src/crypto/keys/known-keys.ts'
import { makeOwnKey, setExpiry, unlockOwnKey } from '../../../src/crypto/keys/own-key.ts'
import { factsOf, readPublicKey } from '../../../src/crypto/keys/read-key.ts'
import { sealToKeys } from '../../../src/engine/seal-to-keys.ts'
import type { KeyRecord, OwnKeyWithSecret } from '../../../src/messaging/key-records.ts'
import type { NewOwnKey } from '../../../src/options/keys/key-work.ts'
import { Gnupg } from '../crypto/keys/gnupg.ts'

/** The background's stores of correspondents and of own keys, in memory. */
const known = new Map<string, KeyRecord>()
const ours = new Map<string, OwnKeyWithSecret>()
vi.mock('../../../src/messaging/ask.ts', () => ({
  ask: (kind: string, request: { address?: string; id?: string; record?: KeyRecord; key?: OwnKeyWithSecret }) => {
    if (kind === 'keys') return Promise.resolve({ open: true, own: [...ours.values()], correspondents: [...known.values()] })
    if (kind === 'key-read') return Promise.resolve({ key: ours.get(request.id ?? '') ?? null, why: '' })
    if (request.key) ours.set(request.key.fingerprint, { ...request.key, id: request.key.fingerprint })
    if (kind === 'known-key') return Promise.resolve({ record: known.get(request.address ?? '') ?? null, why: '' })
    if (request.record) known.set(request.record.address, request.record)
    return Promise.resolve({ kept: true })
  },
}))
const { correspondents, exportKey, importKey, makeKey, prolongKey, replaceKey, retireBefore, revokeKey, takeFile } = await import('../../../src/options/keys/key-work.ts')

const OWNER = { role: 'own' as const, profile: 'lea', name: 'Dr Léa Moreau', address: 'lea@exemple.fr', members: [] }
const GROUP = { ...OWNER, role: 'group' as const, profile: '', name: 'Cabinet', address: 'cabinet@exemple.fr', members: ['anne@exemple.fr'] }
const gpg = new Gnupg()
// Its trust database is there only once it has a key.
gpg.run(['--passphrase', '', '--quick-generate-key', 'Premier <premier@exemple.fr>', 'future-default', 'default', 'never'])
afterAll(() => gpg.stop())
const keep = (key: NewOwnKey) => ours.set(key.fingerprint, { ...key, id: key.fingerprint })
beforeEach(() => {
  known.clear()
  ours.clear()
})
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
    const { text: file } = await exportKey(key, 'huit-mots')
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
    expect(await takeFile(one.publicKey)).toEqual({ said: 'keys_met', addresses: ['s@exemple.fr'], ending: [] })
    expect(await correspondents.stateOf('s@exemple.fr', Date.now())).toBe('unconfirmed')
    await correspondents.confirm('s@exemple.fr', one.fingerprint, Date.now())
    await takeFile(bytes(two.publicKey))
    expect(await correspondents.stateOf('s@exemple.fr', Date.now())).toBe('changed')
    await correspondents.refuseOffered('s@exemple.fr')
    await takeFile(two.publicKey)
    expect(await correspondents.stateOf('s@exemple.fr', Date.now())).toBe('confirmed')
  })

  it('that can only sign is not taken, and a text that is no key is refused in words', async () => {
    gpg.run(['--passphrase', '', '--quick-generate-key', 'Signer <signer@exemple.fr>', 'ed25519', 'sign', 'never'])
    const keyOf = (work: Promise<unknown>) => work.then(() => '', (error: unknown) => (error as EnvelopeError).key)
    expect(await keyOf(takeFile(gpg.run(['--armor', '--export', 'signer@exemple.fr']).toString()))).toBe('envelope_pgp_key_unusable')
    expect(await keyOf(takeFile('bonjour'))).toBe('envelope_not_a_key')
    expect(known.size).toBe(0)
  })
})

describe('the end of a key', () => {
  const because = (work: Promise<unknown>) => work.then(() => '', (error: unknown) => (error as EnvelopeError).key)
  /** Somebody's key in GnuPG, and the certificate that GnuPG put by when it made it. */
  const theirs = (address: string) => {
    gpg.run(['--passphrase', '', '--quick-generate-key', `Sophie <${address}>`, 'future-default', 'default', 'never'])
    const fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(gpg.run(['--with-colons', '--list-keys', address]).toString())![1]!
    return { fingerprint, publicKey: gpg.run(['--armor', '--export', address]).toString(), certificate: readFileSync(join(gpg.home, 'openpgp-revocs.d', `${fingerprint}.rev`), 'utf8') }
  }

  it('of a correspondent comes with the certificate that GnuPG made, colon and words before it and all: the send stops', async () => {
    const { fingerprint, publicKey, certificate } = theirs('fin@exemple.fr')
    expect(certificate).toContain(':-----BEGIN PGP')
    await takeFile(publicKey)
    await correspondents.confirm('fin@exemple.fr', fingerprint, Date.now())
    expect(await takeFile(bytes(certificate))).toEqual({ said: 'keys_known_ended', addresses: ['fin@exemple.fr'], ending: [] })
    expect(mayEncryptTo(known.get('fin@exemple.fr'), Date.now())).toBe('revoked')
    // An older copy of the key does not bring it back.
    await takeFile(publicKey)
    expect(mayEncryptTo(known.get('fin@exemple.fr'), Date.now())).toBe('revoked')
  })

  it('is not brought by the certificate of a key that nobody here knows, nor by one that names a key it was not made with', async () => {
    const [known1, stranger] = [theirs('un@exemple.fr'), theirs('autre@exemple.fr')]
    await takeFile(known1.publicKey)
    expect(await because(takeFile(stranger.certificate))).toBe('keys_revocation_of_none')
    // Mallory names Sophie's key as the one to end, and signs with another.
    const forged = stranger.certificate.slice(stranger.certificate.indexOf('-----BEGIN'))
    const raw = Buffer.from(/\n\n([\s\S]*?)\n=/.exec(forged)![1]!, 'base64').toString('hex').replaceAll(stranger.fingerprint.toLowerCase(), known1.fingerprint.toLowerCase()).replaceAll(stranger.fingerprint.slice(-16).toLowerCase(), known1.fingerprint.slice(-16).toLowerCase())
    expect(await because(takeFile(new Uint8Array(Buffer.from(raw, 'hex'))))).toBe('envelope_revocation_certificate')
    expect(await correspondents.stateOf('un@exemple.fr', Date.now())).toBe('unconfirmed')
  })

  it('of one’s own waits for a yes, and what was sent to it can still be read', async () => {
    const { key, revocation } = await makeKey(OWNER)
    keep(key)
    const { said, ending } = await takeFile(bytes(revocation))
    expect([said, ending.map(({ use }) => use)]).toEqual(['', ['revoked']])
    expect(ours.get(key.fingerprint)?.use).toBe('current')
    gpg.run(['--import'], ending[0]!.publicKey)
    expect(gpg.run(['--with-colons', '--list-keys', key.fingerprint]).toString()).toMatch(/^pub:r/m)
    const [sealed] = await sealToKeys([{ name: 'a.pdf', type: '', content: new Blob(['avant']) }], null, { recipients: [key.publicKey], self: key.privateKey }, {})
    const reader = new Gnupg()
    try {
      reader.run(['--import'], ending[0]!.privateKey)
      expect(reader.run(['--decrypt'], new Uint8Array(await sealed!.arrayBuffer())).toString()).toBe('avant')
    } finally {
      reader.stop()
    }
  })

  it('is put by with each copy that leaves, also of a key that came from another program', async () => {
    gpg.run(['--passphrase', '', '--quick-generate-key', 'Venue <venue@exemple.fr>', 'future-default', 'default', 'never'])
    const key = await importKey(new Uint8Array(gpg.run(['--export-secret-keys', 'venue@exemple.fr'])), '', OWNER)
    const { revocation } = await exportKey(key, 'huit-mots')
    expect(await facts(key.publicKey)).toMatchObject({ revoked: false })
    gpg.run(['--import'], revocation)
    expect(gpg.run(['--with-colons', '--list-keys', 'venue@exemple.fr']).toString()).toMatch(/^pub:r/m)
  })
})

describe('a key that is prolonged', () => {
  it('is the same for two years more: GnuPG encrypts to it again, reads what it signs, and colleagues get it by its public part', async () => {
    const colleague = new Gnupg()
    // Made an hour ago: of two dates that were set within one second nobody can tell the newer.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
    const { key } = await makeKey(GROUP)
    const short = await setExpiry(await unlockOwnKey(key.privateKey, ''), Date.now() + 3_660_000)
    vi.useRealTimers()
    const soon: NewOwnKey = { ...key, publicKey: short.toPublic().armor(), privateKey: short.armor(), expires: Date.now() + 60_000 }
    const prolonged = await prolongKey(soon)
    expect(prolonged).toMatchObject({ fingerprint: key.fingerprint, members: GROUP.members, use: 'current' })
    expect(Math.round(((prolonged.expires ?? 0) - Date.now()) / 86_400_000)).toBe(730)
    try {
      colleague.run(['--import'], soon.publicKey)
      const until = () => Number(/^pub:[^:]*:[^:]*:[^:]*:[^:]*:[^:]*:(\d+)/m.exec(colleague.run(['--with-colons', '--list-keys', key.fingerprint]).toString())![1]) * 1000
      expect(until() - Date.now()).toBeLessThan(120_000)
      colleague.run(['--import'], prolonged.publicKey)
      expect(Math.abs(until() - (prolonged.expires ?? 0))).toBeLessThan(2000)
      const [sealed] = await sealToKeys([{ name: 'a', type: '', content: new Blob(['x']) }], null, { recipients: [prolonged.publicKey], self: prolonged.privateKey }, {})
      expect(colleague.status(['--decrypt'], new Uint8Array(await sealed!.arrayBuffer()))).toContain('DECRYPTION_FAILED')
      colleague.run(['--import'], prolonged.privateKey)
      expect(colleague.status(['--decrypt'], new Uint8Array(await sealed!.arrayBuffer()))).toMatch(/GOODSIG[\s\S]*DECRYPTION_OKAY/)
    } finally {
      colleague.stop()
    }
    // A colleague's Sceau holds the same key under its old date, and is given the public part.
    keep(soon)
    expect(await takeFile(prolonged.publicKey)).toEqual({ said: 'keys_own_news', addresses: ['cabinet@exemple.fr'], ending: [] })
    expect(ours.get(key.fingerprint)).toMatchObject({ expires: prolonged.expires, use: 'current' })
    expect((await unlockOwnKey(ours.get(key.fingerprint)!.privateKey, '')).isDecrypted()).toBe(true)
    expect(known.size).toBe(0)
  })
})

describe('the practice’s key, read by GnuPG at every step', () => {
  it('goes to a member, is replaced, and the member opens the old mails and the new', async () => {
    const member = new Gnupg()
    try {
      const { key } = await makeKey(GROUP)
      const sealTo = async (of: NewOwnKey, text: string) => new Uint8Array(await (await sealToKeys([{ name: 'a', type: '', content: new Blob([text]) }], null, { recipients: [of.publicKey], self: of.privateKey }, {}))[0]!.arrayBuffer())
      const before = await sealTo(key, 'avant')
      member.run(['--passphrase', 'huit-mots', '--import'], (await exportKey(key, 'huit-mots')).text)
      expect(member.run(['--passphrase', 'huit-mots', '--decrypt'], before).toString()).toBe('avant')
      const { fresh, former, transition } = await replaceKey(key, true)
      expect(member.status(['--verify'], transition)).toContain('GOODSIG')
      member.run(['--import'], former.publicKey)
      expect(member.run(['--with-colons', '--list-keys', key.fingerprint]).toString()).toMatch(/^pub:r/m)
      expect(member.status(['--armor', '--encrypt', '--recipient', key.fingerprint], 'x')).toContain('INV_RECP')
      member.run(['--passphrase', 'neuf-mots', '--import'], (await exportKey(fresh, 'neuf-mots')).text)
      expect(member.run(['--passphrase', 'neuf-mots', '--decrypt'], await sealTo(fresh, 'après')).toString()).toBe('après')
      expect(member.run(['--passphrase', 'huit-mots', '--decrypt'], before).toString()).toBe('avant')
    } finally {
      member.stop()
    }
  })

  it('gives way, in a member’s Sceau, to the newer one that a colleague hands on, and to nothing older', async () => {
    const old = (await makeKey(GROUP)).key
    const fresh = { ...(await makeKey(GROUP)).key, created: old.created + 1000 }
    const elsewhere = { ...(await makeKey({ ...GROUP, address: 'autre-cabinet@exemple.fr' })).key }
    for (const key of [old, fresh, elsewhere]) keep(key)
    await retireBefore(fresh)
    expect([old, fresh, elsewhere].map(({ fingerprint }) => ours.get(fingerprint)?.use)).toEqual(['former', 'current', 'current'])
    // The file of the old one, with its end, comes later: the same question as for any other key of ours.
    const { ending } = await takeFile((await revokeKey(old, 'compromised')).publicKey)
    expect(ending).toMatchObject([{ fingerprint: old.fingerprint, use: 'revoked' }])
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
