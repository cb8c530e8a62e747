import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DamagedEnvelopeError, EnvelopeError, type EnvelopeFile, WrongSecretError } from '../../../../../src/crypto/envelopes/envelope.ts'
import { openOpenpgp, openOpenpgpText } from '../../../../../src/crypto/envelopes/openpgp/open-openpgp.ts'
import { looksLikeOpenpgp } from '../../../../../src/crypto/envelopes/openpgp/recognise-openpgp.ts'
import { type OpenpgpFor, sealOpenpgp, sealOpenpgpText } from '../../../../../src/crypto/envelopes/openpgp/seal-openpgp.ts'
import type { PrivateKey, PublicKey } from '../../../../../src/crypto/keys/openpgp-library.ts'
import { makeOwnKey, type NewKey, revokeOwnKey, unlockOwnKey } from '../../../../../src/crypto/keys/own-key.ts'
import { readPublicKey } from '../../../../../src/crypto/keys/read-key.ts'
import { Gnupg } from '../../keys/gnupg.ts'

const PASSPHRASE = 'Tulipe-Ocarina-Sabre-47'
const gpg = new Gnupg()
afterAll(() => gpg.stop())

const file = (name: string, content: string | Uint8Array<ArrayBuffer>): EnvelopeFile => ({ name, type: '', content: new Blob([content]) })
const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer())
const keyOf = async (job: Promise<unknown>): Promise<string> => job.then(() => 'nothing was thrown', (error: unknown) => error instanceof EnvelopeError ? error.key : String(error))

const LETTER = 'Chère consœur,\nmerci de revoir Mme Zélie CANARIOT.\n'
const NOISE = crypto.getRandomValues(new Uint8Array(60_000))

interface Person { kept: NewKey; secret: PrivateKey; open: PublicKey }

async function person(name: string, address: string, kind?: 'rsa3072'): Promise<Person> {
  const kept = await makeOwnKey({ name, address, passphrase: PASSPHRASE, ...(kind ? { kind } : {}) })
  return { kept, secret: await unlockOwnKey(kept.privateKey, PASSPHRASE), open: await readPublicKey(kept.publicKey) }
}

let lea: Person
let paul: Person
let stranger: Person
let toPaul: OpenpgpFor
beforeAll(async () => {
  [lea, paul, stranger] = [await person('Dr Léa Moreau', 'lea.moreau@exemple.fr'), await person('Paul Martin', 'paul@exemple.fr', 'rsa3072'), await person('X', 'x@exemple.fr')]
  toPaul = { recipients: [paul.open], self: lea.secret }
  gpg.run(['--import'], lea.kept.publicKey)
  gpg.run(['--import', '--passphrase', PASSPHRASE], paul.kept.privateKey)
})

const byGpg = (message: Uint8Array | string): Buffer => gpg.run(['--passphrase', PASSPHRASE, '--decrypt'], message)

/** Also checks the signature. */
function bySequoia(message: Uint8Array, reader: Person, signer: Person): Buffer {
  const proof = join(gpg.home, `proof-${crypto.randomUUID()}`)
  // sqop takes only keys that are not protected.
  const clear = execFileSync('sqop', ['decrypt', '--verify-with', gpg.file('signer.asc', signer.kept.publicKey), '--verify-out', proof, gpg.file('reader.asc', reader.secret.armor())], { input: message, maxBuffer: 1e9 })
  expect(readFileSync(proof, 'utf8').toUpperCase()).toContain(signer.kept.fingerprint)
  return clear
}

describe('an OpenPGP envelope to keys', () => {
  it.each([false, true])('is opened by GnuPG and Sequoia, byte for byte, with a good signature (armored: %s)', async (armored) => {
    const sealed = await bytesOf(await sealOpenpgp([file('scan.jpg', NOISE)], { for: toPaul, armored }))
    expect(byGpg(sealed)).toEqual(Buffer.from(NOISE))
    const status = gpg.status(['--passphrase', PASSPHRASE, '--decrypt'], sealed)
    expect(status).toMatch(new RegExp(`VALIDSIG ${lea.kept.fingerprint}`))
    expect(status).toContain('GOODMDC')
    expect(status).toContain('scan.jpg')
    expect(bySequoia(sealed, paul, lea)).toEqual(Buffer.from(NOISE))
    expect(looksLikeOpenpgp(sealed)).toBe(true)
  })

  it('is opened by the recipient and by the sender, who see who signed; not by others', async () => {
    const sealed = await sealOpenpgp([file('lettre Zélie.txt', LETTER)], { for: toPaul })
    for (const reader of [paul, lea]) {
      const { files, signatures } = await openOpenpgp(sealed, { with: { keys: [reader.secret] }, signers: [lea.open] })
      expect(files.map(({ name }) => name)).toEqual(['lettre Zélie.txt'])
      expect(await files[0]?.content.text()).toBe(LETTER)
      expect(signatures).toEqual([{ state: 'good', keyId: lea.kept.fingerprint.slice(-16) }])
    }
    expect(await keyOf(openOpenpgp(sealed, { with: { keys: [stranger.secret] } }))).toBe('envelope_pgp_other_key')
    expect((await openOpenpgp(sealed, { with: { keys: [stranger.secret, paul.secret] } })).signatures.map(({ state }) => state)).toEqual(['unknown-key'])
  })

  it('gives several files back with their names', async () => {
    const files = [file('a.txt', LETTER), file('b.jpg', NOISE)]
    const sealed = await sealOpenpgp(files, { for: toPaul })
    const opened = await openOpenpgp(sealed, { with: { keys: [paul.secret] } })
    expect(opened.files.map(({ name }) => name)).toEqual(['a.txt', 'b.jpg'])
    expect(await bytesOf(opened.files[1]!.content)).toEqual(NOISE)
  })

  it.each([
    ['all of it', { everything: 0, signature: 0 }],
    ['but for its signature', { everything: 0, signature: Number.POSITIVE_INFINITY }],
  ])('goes piece by piece to the same result: %s', async (_, atOnce) => {
    const large = crypto.getRandomValues(new Uint8Array(65_536))
    const content = new Blob(Array.from({ length: 40 }, () => large))
    const clear = Buffer.from(await bytesOf(content))
    const seen: number[] = []
    const sealed = await bytesOf(await sealOpenpgp([{ name: 'a.bin', type: '', content }], { for: toPaul, atOnce, onProgress: (done) => seen.push(done) }))
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.at(-1)).toBe(content.size)
    const status = gpg.status(['--passphrase', PASSPHRASE, '--output', gpg.file('clear', ''), '--yes', '--decrypt'], sealed)
    for (const said of [`VALIDSIG ${lea.kept.fingerprint}`, 'GOODMDC', 'a.bin']) expect(status).toContain(said)
    expect(Buffer.compare(byGpg(sealed), clear)).toBe(0)
    expect(Buffer.compare(bySequoia(sealed, paul, lea), clear)).toBe(0)
    expect((await openOpenpgp(new Blob([sealed]), { with: { keys: [lea.secret] }, signers: [lea.open] })).signatures.map(({ state }) => state)).toEqual(['good'])
    const text = await (await sealOpenpgp([{ name: 'a.bin', type: '', content }], { for: toPaul, atOnce, armored: true })).text()
    expect(text).toMatch(/^-----BEGIN PGP MESSAGE-----[\s\S]+-----END PGP MESSAGE-----\s*$/)
    expect(Buffer.compare(byGpg(text), clear)).toBe(0)
  })

  it('goes piece by piece without a signature where nobody signs', async () => {
    const sealed = await sealOpenpgp([file('scan.jpg', NOISE)], { for: { recipients: [paul.open], self: null }, atOnce: { everything: 0, signature: Number.POSITIVE_INFINITY } })
    const { files, signatures } = await openOpenpgp(sealed, { with: { keys: [paul.secret] } })
    expect([await bytesOf(files[0]!.content), signatures]).toEqual([NOISE, []])
  })

  it('carries a message body as text', async () => {
    const armored = await sealOpenpgpText(LETTER, { for: toPaul })
    expect(byGpg(armored).toString().replaceAll('\r\n', '\n')).toBe(LETTER)
    expect(await openOpenpgpText(armored, { with: { keys: [paul.secret] }, signers: [lea.open] })).toEqual({ text: LETTER, signatures: [{ state: 'good', keyId: lea.kept.fingerprint.slice(-16) }] })
    // As a webmail gives it: with something before, and other line ends.
    expect((await openOpenpgpText(`Bonjour\r\n\r\n${armored.replaceAll('\n', '\r\n')}\r\n`, { with: { keys: [paul.secret] } })).text).toBe(LETTER)
  })

  it('is not made to a key that cannot be used, nor to nobody', async () => {
    const revoked = await readPublicKey(await revokeOwnKey(stranger.secret, 'compromised'))
    expect(await keyOf(sealOpenpgp([file('a', 'b')], { for: { recipients: [revoked], self: lea.secret } }))).toBe('envelope_pgp_key_unusable')
    expect(await keyOf(sealOpenpgp([file('a', 'b')], { for: { recipients: [], self: lea.secret } }))).toBe('envelope_no_recipient')
    expect(await keyOf(sealOpenpgp([], { for: toPaul }))).toBe('envelope_no_files')
    expect(await keyOf(sealOpenpgp([file('a', 'b')], { for: { passphrase: '' } }))).toBe('envelope_no_passphrase')
  })

  it('opens what GnuPG and Sequoia made, with their signatures', async () => {
    gpg.run(['--passphrase', '', '--quick-generate-key', 'Gérard <gerard@exemple.fr>', 'future-default', 'default', 'never'])
    const gerard = await readPublicKey(gpg.run(['--export', '--armor', 'gerard@exemple.fr']).toString())
    const clear = gpg.file('lettre.txt', LETTER)
    const made = gpg.run(['--local-user', 'gerard@exemple.fr', '-r', 'paul@exemple.fr', '--sign', '--encrypt', '--output', '-', clear])
    const { files, signatures } = await openOpenpgp(new Blob([made]), { with: { keys: [paul.secret] }, signers: [gerard] })
    expect([files[0]?.name, await files[0]?.content.text()]).toEqual(['lettre.txt', LETTER])
    expect(signatures.map(({ state }) => state)).toEqual(['good'])

    const hidden = gpg.run(['--hidden-recipient', 'paul@exemple.fr', '--encrypt', '--output', '-', clear])
    expect(await (await openOpenpgp(new Blob([hidden]), { with: { keys: [stranger.secret, paul.secret] } })).files[0]?.content.text()).toBe(LETTER)

    const sequoia = execFileSync('sqop', ['encrypt', '--sign-with', gpg.file('signing.asc', lea.secret.armor()), gpg.file('to.asc', paul.kept.publicKey)], { input: LETTER, encoding: 'utf8' })
    const opened = await openOpenpgp(new Blob([sequoia]), { with: { keys: [paul.secret] }, signers: [lea.open] })
    expect(await opened.files[0]?.content.text()).toBe(LETTER)
    expect(opened.signatures.map(({ state }) => state)).toEqual(['good'])
  })

  it('says that a signature is bad when another key claims it', async () => {
    const sealed = await sealOpenpgp([file('a.txt', LETTER)], { for: { recipients: [paul.open], self: lea.secret } })
    const revoked = await readPublicKey(await revokeOwnKey(lea.secret, 'compromised'))
    expect((await openOpenpgp(sealed, { with: { keys: [paul.secret] }, signers: [revoked] })).signatures.map(({ state }) => state)).toEqual(['bad'])
  })
})

describe('an OpenPGP envelope under a passphrase', () => {
  const how = { passphrase: PASSPHRASE }

  it('is opened by GnuPG and Sequoia, and refused with another passphrase', async () => {
    const sealed = await bytesOf(await sealOpenpgp([file('scan.jpg', NOISE)], { for: how }))
    expect(byGpg(sealed)).toEqual(Buffer.from(NOISE))
    expect(execFileSync('sqop', ['decrypt', '--with-password', gpg.file('password', PASSPHRASE)], { input: sealed })).toEqual(Buffer.from(NOISE))
    expect(gpg.status(['--passphrase', 'autre', '--decrypt'], sealed)).toContain('DECRYPTION_FAILED')
    expect(spawnSync('sqop', ['decrypt', '--with-password', gpg.file('wrong', 'autre')], { input: sealed }).status).not.toBe(0)
  })

  it('says that the passphrase is wrong of 64 MB before any of the content is read', async () => {
    const sealed = await sealOpenpgp([file('a.jpg', new Uint8Array(64_000_000))], { for: how })
    const onProgress = vi.fn()
    await expect(openOpenpgp(sealed, { with: { passphrase: 'non' }, onProgress })).rejects.toBeInstanceOf(WrongSecretError)
    expect(onProgress).not.toHaveBeenCalled()
  })

  it('says that the passphrase is wrong, every time', async () => {
    const sealed = await sealOpenpgp([file('a.txt', LETTER)], { for: how })
    // GnuPG's own form takes the passphrase as the key itself: any passphrase gives a key.
    const made = new Blob([gpg.run(['--passphrase', PASSPHRASE, '--s2k-count', '65536', '--output', '-', '--symmetric', gpg.file('lettre.txt', LETTER)])])
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await expect(openOpenpgp(sealed, { with: { passphrase: `non${attempt}` } })).rejects.toBeInstanceOf(WrongSecretError)
      await expect(openOpenpgp(made, { with: { passphrase: `non${attempt}` } })).rejects.toBeInstanceOf(WrongSecretError)
    }
    expect(await (await openOpenpgp(made, { with: how })).files[0]?.content.text()).toBe(LETTER)
  })

  it('gives nothing when it was altered or cut short, and says so', async () => {
    const sealed = await bytesOf(await sealOpenpgp([file('a.txt', LETTER.repeat(20))], { for: how }))
    for (let at = 100; at < sealed.length; at += 173) {
      const altered = sealed.slice()
      altered[at]! ^= 0x40
      await expect(openOpenpgp(new Blob([altered]), { with: how })).rejects.toBeInstanceOf(DamagedEnvelopeError)
      await expect(openOpenpgp(new Blob([sealed.slice(0, at)]), { with: how })).rejects.toBeInstanceOf(DamagedEnvelopeError)
    }
    for (const none of [new Blob([]), new Blob([NOISE]), new Blob(['bonjour'])]) {
      await expect(openOpenpgp(none, { with: how })).rejects.toBeInstanceOf(DamagedEnvelopeError)
    }
  })

  it('asks for the kind of secret that it opens with', async () => {
    const byKey = await sealOpenpgp([file('a.txt', LETTER)], { for: toPaul })
    const byPassphrase = await sealOpenpgp([file('a.txt', LETTER)], { for: how })
    expect(await keyOf(openOpenpgp(byKey, { with: how }))).toBe('envelope_pgp_needs_key')
    expect(await keyOf(openOpenpgp(byPassphrase, { with: { keys: [paul.secret] } }))).toBe('envelope_pgp_needs_passphrase')
  })

  it('refuses content without an integrity check', async () => {
    const old = gpg.run(['--passphrase', PASSPHRASE, '--rfc2440', '--disable-mdc', '--cipher-algo', '3DES', '--output', '-', '--symmetric', gpg.file('lettre.txt', LETTER)])
    // Packet 9: "symmetrically encrypted data", without a modification detection code.
    expect(gpg.status(['--passphrase', PASSPHRASE, '--list-packets'], old)).toMatch(/tag=9 /)
    await expect(openOpenpgp(new Blob([old]), { with: how })).rejects.toBeInstanceOf(DamagedEnvelopeError)
  })

  it('makes the names of others safe', async () => {
    const made = gpg.run(['--passphrase', PASSPHRASE, '--set-filename', '../../../etc/passwd', '--output', '-', '--symmetric', gpg.file('lettre.txt', LETTER)])
    expect((await openOpenpgp(new Blob([made]), { with: how })).files[0]?.name).toBe('passwd')
  })
})

it('ends when it is cancelled', async () => {
  const content = new Blob([new Uint8Array(5_000_000)])
  for (const [everything, signature] of [[0, 0], [0, Number.POSITIVE_INFINITY], [Number.POSITIVE_INFINITY, 0]] as const) {
    const controller = new AbortController()
    const options = { for: toPaul, atOnce: { everything, signature }, signal: controller.signal, onProgress: () => controller.abort() }
    expect(await keyOf(sealOpenpgp([{ name: 'a', type: '', content }], options))).toBe('envelope_cancelled')
  }
  expect(await keyOf(openOpenpgp(content, { with: { passphrase: 'x' }, signal: AbortSignal.abort() }))).toBe('envelope_cancelled')
})
