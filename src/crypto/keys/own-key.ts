import { EnvelopeError, WrongSecretError } from '../envelopes/envelope.ts'
import { loadOpenpgp, type PrivateKey, type PublicKey, settingsOf } from './openpgp-library.ts'
import { armoredText, fingerprintOf, notAKey, readPublicKey } from './read-key.ts'

/** How keys are made: both are read by GnuPG 2.2 and Sequoia; the newer curve ids and version 6 are not. */
export type KeyKind = 'curve25519' | 'rsa3072'

export interface KeyWish {
  /** Whose key it is: a person, or a practice. */
  readonly name: string
  readonly address: string
  /** Protects the secret part on the disk. */
  readonly passphrase: string
  readonly kind?: KeyKind
  /** Seconds until it expires; 0 for never. */
  readonly lifetime?: number
}

/** A key as it is kept. All parts are armored text. */
export interface KeptKey {
  readonly fingerprint: string
  readonly publicKey: string
  /** Under the passphrase. */
  readonly privateKey: string
}

export interface NewKey extends KeptKey {
  /** Ends the key even when the passphrase is forgotten. To be printed or kept elsewhere. */
  readonly revocationCertificate: string
}

/** Three years: long enough to be printed on a card, short enough to be looked after. */
export const KEY_LIFETIME = 3 * 365 * 24 * 3600

const MOST_USER_ID = 200

function checkWish({ name, address, passphrase }: KeyWish): void {
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(address.trim())) throw new EnvelopeError('envelope_key_address', 'A key needs an e-mail address.')
  // A user id is one line of text.
  if (/[<>\u0000-\u001f]/.test(name) || name.length + address.length > MOST_USER_ID) throw new EnvelopeError('envelope_key_name', 'This name cannot stand in a key.')
  if (passphrase === '') throw new EnvelopeError('envelope_key_passphrase', 'A key needs a passphrase.')
}

/**
 * Makes a key for signing and encrypting. A curve key takes a few milliseconds, RSA 3072 some seconds.
 * @throws EnvelopeError for a name or address that cannot stand in a key, or without a passphrase.
 */
export async function makeOwnKey(wish: KeyWish): Promise<NewKey> {
  checkWish(wish)
  const { name, address, passphrase, kind = 'curve25519', lifetime = KEY_LIFETIME } = wish
  const openpgp = await loadOpenpgp()
  const made = await openpgp.generateKey({
    ...(kind === 'rsa3072' ? { type: 'rsa', rsaBits: 3072 } : { type: 'ecc', curve: 'curve25519Legacy' }),
    userIDs: [{ name: name.trim().normalize('NFC'), email: address.trim() }],
    passphrase, keyExpirationTime: lifetime, format: 'armored', config: settingsOf(openpgp),
  })
  return { ...made, fingerprint: fingerprintOf(await readPublicKey(made.publicKey)) }
}

/** @throws EnvelopeError when this is no secret key. */
async function readPrivate(data: Uint8Array | string): Promise<PrivateKey> {
  const openpgp = await loadOpenpgp()
  const config = settingsOf(openpgp)
  const text = armoredText(data)
  try {
    return text === null
      ? await openpgp.readPrivateKey({ binaryKey: data as Uint8Array, config })
      : await openpgp.readPrivateKey({ armoredKey: text.slice(Math.max(0, text.indexOf('-----BEGIN PGP'))), config })
  } catch (error) {
    throw notAKey(error)
  }
}

/**
 * The secret key, ready for use. Keep it in memory only, and drop it soon.
 * @throws WrongSecretError, or EnvelopeError when this is no secret key.
 */
export async function unlockOwnKey(privateKey: Uint8Array | string, passphrase: string): Promise<PrivateKey> {
  const openpgp = await loadOpenpgp()
  const key = await readPrivate(privateKey)
  if (key.isDecrypted()) return key
  try {
    return await openpgp.decryptKey({ privateKey: key, passphrase, config: settingsOf(openpgp) })
  } catch (error) {
    throw new WrongSecretError({ cause: error })
  }
}

/**
 * A key as it is kept, from an unlocked one, under a passphrase. Also how it is exported.
 * @throws EnvelopeError without a passphrase.
 */
export async function lockOwnKey(unlocked: PrivateKey, passphrase: string): Promise<KeptKey> {
  if (passphrase === '') throw new EnvelopeError('envelope_key_passphrase', 'A key needs a passphrase.')
  const openpgp = await loadOpenpgp()
  // The library empties the key that it locks, and the caller goes on using it: so a copy is locked.
  const copy = await openpgp.readPrivateKey({ binaryKey: unlocked.write(), config: settingsOf(openpgp) })
  const locked = await openpgp.encryptKey({ privateKey: copy, passphrase, config: settingsOf(openpgp) })
  return { fingerprint: fingerprintOf(unlocked), publicKey: unlocked.toPublic().armor(), privateKey: locked.armor() }
}

/**
 * A key from a file of another program, armored or binary. One that is not protected is put under the passphrase given.
 * @throws WrongSecretError, or EnvelopeError when this is no secret key.
 */
export const importOwnKey = async (data: Uint8Array | string, passphrase: string): Promise<KeptKey> =>
  lockOwnKey(await unlockOwnKey(data, passphrase), passphrase)

/** @throws WrongSecretError for the old passphrase. */
export const changePassphrase = async (privateKey: string, old: string, fresh: string): Promise<KeptKey> =>
  lockOwnKey(await unlockOwnKey(privateKey, old), fresh)

/**
 * The same key with another date of expiry. Correspondents have to get its public part again.
 * @param until Milliseconds since 1970; null for never.
 */
export async function setExpiry(unlocked: PrivateKey, until: number | null): Promise<PrivateKey> {
  const openpgp = await loadOpenpgp()
  const created = unlocked.getCreationTime().getTime()
  if (until !== null && until <= created) throw new EnvelopeError('envelope_key_expiry', 'A key cannot expire before it was made.')
  const { privateKey } = await openpgp.reformatKey({
    privateKey: unlocked,
    userIDs: unlocked.users.flatMap(({ userID }) => userID ? [{ name: userID.name, email: userID.email, comment: userID.comment }] : []),
    keyExpirationTime: until === null ? 0 : Math.ceil((until - created) / 1000),
    format: 'object', config: settingsOf(openpgp),
  })
  return privateKey
}

/**
 * What became known of a key of ours somewhere else: a later expiry, or its end. The secret part stays the one that is here.
 * @throws EnvelopeError when these are two different keys.
 */
export async function withNews(unlocked: PrivateKey, publicKey: string): Promise<PrivateKey> {
  const news = await readPublicKey(publicKey)
  if (fingerprintOf(news) !== fingerprintOf(unlocked)) throw new EnvelopeError('envelope_not_the_same_key', 'These are two different keys.')
  return unlocked.update(news)
}

/** Why a key ends (RFC 4880, 5.2.3.23). */
export type RevocationReason = 'superseded' | 'compromised' | 'retired'

/** The public key with the mark that ends it, for everyone to know. */
export async function revokeOwnKey(unlocked: PrivateKey, reason: RevocationReason): Promise<string> {
  const openpgp = await loadOpenpgp()
  const { keySuperseded, keyCompromised, keyRetired } = openpgp.enums.reasonForRevocation
  const { publicKey } = await openpgp.revokeKey({
    key: unlocked, reasonForRevocation: { flag: { superseded: keySuperseded, compromised: keyCompromised, retired: keyRetired }[reason] },
    format: 'armored', config: settingsOf(openpgp),
  })
  return publicKey
}

/**
 * The same without the secret key, by the certificate made with it.
 * @throws EnvelopeError when the certificate is not this key's.
 */
export async function revokeByCertificate(publicKey: string, revocationCertificate: string): Promise<string> {
  const openpgp = await loadOpenpgp()
  const key: PublicKey = await readPublicKey(publicKey)
  try {
    return (await openpgp.revokeKey({ key, revocationCertificate, format: 'armored', config: settingsOf(openpgp) })).publicKey
  } catch (error) {
    throw new EnvelopeError('envelope_revocation_certificate', 'This revocation certificate does not belong to this key.', [], { cause: error })
  }
}
