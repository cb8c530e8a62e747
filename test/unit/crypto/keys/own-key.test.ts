import { execFileSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { EnvelopeError, WrongSecretError } from '../../../../src/crypto/envelopes/envelope.ts'
import { openOpenpgp } from '../../../../src/crypto/envelopes/openpgp/open-openpgp.ts'
import { sealOpenpgp } from '../../../../src/crypto/envelopes/openpgp/seal-openpgp.ts'
import { exportForMember, importFromMember, isSignedTransition, makeGroupKey, revokeGroupKey, rotateKey } from '../../../../src/crypto/keys/group-key.ts'
import { changePassphrase, importOwnKey, KEY_LIFETIME, lockOwnKey, makeOwnKey, revokeByCertificate, setExpiry, unlockOwnKey } from '../../../../src/crypto/keys/own-key.ts'
import { factsOf, keysOfAddress, readPublicKey, readPublicKeys, spokenFingerprint } from '../../../../src/crypto/keys/read-key.ts'
import { Gnupg } from './gnupg.ts'

const WISH = { name: 'Dr Léa Moreau', address: 'Lea.Moreau@exemple.fr', passphrase: 'Tulipe-Ocarina-Sabre-47' }
const LETTER = { name: 'lettre.txt', type: '', content: new Blob(['Chère consœur']) }
const gpg = new Gnupg()
afterAll(() => gpg.stop())

const keyOf = async (job: Promise<unknown>): Promise<string> => job.then(() => 'nothing was thrown', (error: unknown) => error instanceof EnvelopeError ? error.key : String(error))
const facts = async (armored: string) => factsOf(await readPublicKey(armored), Date.now())

describe('a key of one’s own', () => {
  it.each(['curve25519', 'rsa3072'] as const)('%s: is read by GnuPG and Sequoia, public and secret, and tells about itself', async (kind) => {
    const made = await makeOwnKey({ ...WISH, kind })
    const { names, addresses, expires, created, revoked, canEncrypt, fingerprint } = await facts(made.publicKey)
    expect({ names, addresses, revoked, canEncrypt }).toEqual({ names: ['Dr Léa Moreau'], addresses: ['lea.moreau@exemple.fr'], revoked: false, canEncrypt: true })
    expect(expires).toBe(created + KEY_LIFETIME * 1000)
    const other = new Gnupg()
    try {
      other.run(['--import', '--passphrase', WISH.passphrase], made.privateKey)
      expect(other.run(['--list-secret-keys', '--with-colons']).toString()).toContain(fingerprint)
      // Signing needs the secret part, so its protection was understood.
      expect(other.status(['--passphrase', WISH.passphrase, '--clearsign'], 'x')).toContain('SIG_CREATED')
    } finally {
      other.stop()
    }
    expect(execFileSync('sq', ['inspect', gpg.file('key.asc', made.privateKey)], { encoding: 'utf8' })).toContain(fingerprint)
  // RSA takes seconds to make.
  }, 60_000)

  it('opens with its passphrase only, also after that was changed', async () => {
    const made = await makeOwnKey(WISH)
    await expect(unlockOwnKey(made.privateKey, 'autre')).rejects.toBeInstanceOf(WrongSecretError)
    const changed = await changePassphrase(made.privateKey, WISH.passphrase, 'Nouvelle-Phrase-9')
    await expect(unlockOwnKey(changed.privateKey, WISH.passphrase)).rejects.toBeInstanceOf(WrongSecretError)
    expect((await unlockOwnKey(changed.privateKey, 'Nouvelle-Phrase-9')).isDecrypted()).toBe(true)
    expect(changed.fingerprint).toBe(made.fingerprint)
    expect(changed.publicKey).not.toContain('PRIVATE')
  })

  it('stays usable in the caller’s hands after it was exported', async () => {
    const unlocked = await unlockOwnKey((await makeOwnKey(WISH)).privateKey, WISH.passphrase)
    await lockOwnKey(unlocked, 'x')
    expect(unlocked.isDecrypted()).toBe(true)
  })

  it('comes from GnuPG, protected or not, and is protected afterwards', async () => {
    gpg.run(['--passphrase', '', '--quick-generate-key', 'Gérard <gerard@exemple.fr>', 'future-default', 'default', 'never'])
    const unprotected = gpg.run(['--export-secret-keys', 'gerard@exemple.fr'])
    const kept = await importOwnKey(unprotected, 'x-y-z')
    await expect(unlockOwnKey(kept.privateKey, 'autre')).rejects.toBeInstanceOf(WrongSecretError)
    gpg.run(['--passphrase', 'abc', '--quick-generate-key', 'Anne <anne@exemple.fr>', 'future-default', 'default', 'never'])
    const armored = gpg.run(['--armor', '--passphrase', 'abc', '--export-secret-keys', 'anne@exemple.fr']).toString()
    expect((await importOwnKey(armored, 'abc')).privateKey).toContain('PRIVATE KEY')
    await expect(importOwnKey(armored, 'non')).rejects.toBeInstanceOf(WrongSecretError)
  })

  it('ends by its certificate, which GnuPG understands too', async () => {
    const made = await makeOwnKey(WISH)
    const revoked = await revokeByCertificate(made.publicKey, made.revocationCertificate)
    expect(await facts(revoked)).toMatchObject({ revoked: true, canEncrypt: false, fingerprint: made.fingerprint })
    gpg.run(['--import'], revoked)
    expect(gpg.run(['--list-keys', '--with-colons', made.fingerprint]).toString()).toMatch(/^pub:r:/m)
    const stranger = await makeOwnKey(WISH)
    expect(await keyOf(revokeByCertificate(made.publicKey, stranger.revocationCertificate))).toBe('envelope_revocation_certificate')
  })

  it('gets another date of expiry and stays the same key', async () => {
    const made = await makeOwnKey(WISH)
    const unlocked = await unlockOwnKey(made.privateKey, WISH.passphrase)
    const until = Date.parse('2035-01-01T00:00:00Z')
    const { expires, fingerprint } = await facts((await setExpiry(unlocked, until)).toPublic().armor())
    expect([expires, fingerprint]).toEqual([until, made.fingerprint])
    expect((await facts((await setExpiry(unlocked, null)).toPublic().armor())).expires).toBeNull()
    expect(await keyOf(setExpiry(unlocked, 0))).toBe('envelope_key_expiry')
  })

  it.each([[{ address: 'pas une adresse' }, 'envelope_key_address'], [{ passphrase: '' }, 'envelope_key_passphrase'], [{ name: 'a\nb' }, 'envelope_key_name'], [{ name: 'x <autre@exemple.fr>' }, 'envelope_key_name']])('is not made from %j', async (wrong, key) => {
    expect(await keyOf(makeOwnKey({ ...WISH, ...wrong }))).toBe(key)
  })

  it('is not taken from what is no key, or only a public one', async () => {
    const made = await makeOwnKey(WISH)
    for (const none of ['', 'bonjour', new Uint8Array([1, 2, 3]), made.publicKey]) expect(await keyOf(unlockOwnKey(none, 'x'))).toBe('envelope_not_a_key')
    for (const none of ['', 'bonjour', new Uint8Array([1, 2, 3])]) expect(await keyOf(readPublicKeys(none))).toBe('envelope_not_a_key')
  })

  it('never lets its secret part out as a public key', async () => {
    const made = await makeOwnKey(WISH)
    expect((await readPublicKey(made.privateKey)).armor()).not.toContain('PRIVATE')
    expect((await facts(made.privateKey)).publicKey).not.toContain('PRIVATE')
  })

  it('reads its fingerprint aloud in groups of four', () => {
    expect(spokenFingerprint('0123456789ABCDEF0123456789ABCDEF01234567')).toBe('0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567')
  })
})

it('is found by its address only, without the other addresses', async () => {
  gpg.run(['--passphrase', '', '--quick-generate-key', 'Multi <un@exemple.fr>', 'future-default', 'default', 'never'])
  gpg.run(['--passphrase', '', '--quick-add-uid', 'un@exemple.fr', 'Multi <deux@exemple.fr>'])
  const exported = gpg.run(['--export', 'un@exemple.fr'])
  const [found, ...others] = await keysOfAddress(exported, 'Deux@Exemple.fr', Date.now())
  expect([found?.addresses, others]).toEqual([['deux@exemple.fr'], []])
  expect((await facts(found?.publicKey ?? '')).canEncrypt).toBe(true)
  expect(await keysOfAddress(exported, 'trois@exemple.fr', Date.now())).toEqual([])
})

describe('the key of a practice', () => {
  const PRACTICE = { name: 'Cabinet des Tilleuls', address: 'cabinet@exemple.fr', passphrase: 'Médecin-1' }

  it('goes to the secretary under a passphrase for the way, and both open the same mail', async () => {
    const doctor = await makeGroupKey(PRACTICE)
    const onTheWay = await exportForMember(await unlockOwnKey(doctor.privateKey, PRACTICE.passphrase), 'pour-le-trajet')
    const secretary = await importFromMember(onTheWay.privateKey, 'pour-le-trajet', 'Secrétaire-1')
    await expect(importFromMember(onTheWay.privateKey, 'autre', 'x')).rejects.toBeInstanceOf(WrongSecretError)
    const sealed = await sealOpenpgp([LETTER], { for: { recipients: [await readPublicKey(doctor.publicKey)], self: null } })
    for (const [kept, passphrase] of [[doctor, PRACTICE.passphrase], [secretary, 'Secrétaire-1']] as const) {
      const { files } = await openOpenpgp(sealed, { with: { keys: [await unlockOwnKey(kept.privateKey, passphrase)] } })
      expect(await files[0]?.content.text()).toBe('Chère consœur')
    }
  })

  it.each([true, false])('is replaced, the old mails stay readable, and nothing more goes to the old key (a member left: %s)', async (memberLeft) => {
    const first = await makeGroupKey(PRACTICE)
    const before = await sealOpenpgp([LETTER], { for: { recipients: [await readPublicKey(first.publicKey)], self: null } })
    const { current, previous, revoked, transition } = await rotateKey(await unlockOwnKey(first.privateKey, PRACTICE.passphrase), PRACTICE, memberLeft)
    const keys = [await unlockOwnKey(current.privateKey, PRACTICE.passphrase), await unlockOwnKey(previous.privateKey, PRACTICE.passphrase)]
    expect(await (await openOpenpgp(before, { with: { keys } })).files[0]?.content.text()).toBe('Chère consœur')
    expect(await facts(revoked)).toMatchObject({ fingerprint: first.fingerprint, revoked: true, canEncrypt: false })
    expect(current.fingerprint).not.toBe(first.fingerprint)

    const [oldKey, newKey, other] = [await readPublicKey(first.publicKey), await readPublicKey(current.publicKey), await readPublicKey((await makeOwnKey(WISH)).publicKey)]
    expect(await isSignedTransition(oldKey, newKey, transition)).toBe(true)
    expect(await isSignedTransition(oldKey, other, transition)).toBe(false)
    expect(await isSignedTransition(newKey, newKey, transition)).toBe(false)
    expect(await isSignedTransition(oldKey, newKey, transition.replace('New key: ', 'New key:  '))).toBe(false)
    gpg.run(['--import'], first.publicKey)
    expect(gpg.status(['--verify'], transition)).toContain('GOODSIG')
  })

  it('ends for everybody', async () => {
    const made = await makeGroupKey(PRACTICE)
    expect(await facts(await revokeGroupKey(made, PRACTICE.passphrase, 'retired'))).toMatchObject({ revoked: true })
    await expect(revokeGroupKey(made, 'autre', 'retired')).rejects.toBeInstanceOf(WrongSecretError)
  })
})
