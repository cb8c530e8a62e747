import { EnvelopeError } from '../envelopes/envelope.ts'
import { addressOf, canonicalAddress } from './address.ts'
import { loadOpenpgp, type PrivateKey, type PublicKey, settingsOf } from './openpgp-library.ts'

/** What can be said of a public key without asking anybody. */
export interface KeyFacts {
  /** 40 hexadecimal digits, upper case. */
  readonly fingerprint: string
  /** Addresses of user ids that the key's own signature confirms. */
  readonly addresses: readonly string[]
  readonly names: readonly string[]
  /** Milliseconds since 1970. */
  readonly created: number
  /** Milliseconds since 1970; null when it never expires. */
  readonly expires: number | null
  readonly revoked: boolean
  /** Whether something can be encrypted to it now. */
  readonly canEncrypt: boolean
  /** The key itself, armored, public parts only. */
  readonly publicKey: string
}

export const notAKey = (cause?: unknown): EnvelopeError =>
  new EnvelopeError('envelope_not_a_key', 'This is not an OpenPGP key that Sceau can read.', [], { cause })

const ARMOR = '-----BEGIN PGP'

/** Text of an armored block, or null for binary. */
export function armoredText(data: Uint8Array | string): string | null {
  if (typeof data === 'string') return data
  const start = new TextDecoder('utf-8').decode(data.subarray(0, 4096))
  return start.includes(ARMOR) ? new TextDecoder('utf-8').decode(data) : null
}

/** The fingerprint in groups of four, to be read aloud. */
export const spokenFingerprint = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ')

export const fingerprintOf = (key: PublicKey): string => key.getFingerprint().toUpperCase()

/**
 * Public keys of a file, armored or binary. Secret parts are left aside.
 * @throws EnvelopeError when there is none.
 */
export async function readPublicKeys(data: Uint8Array | string): Promise<PublicKey[]> {
  const openpgp = await loadOpenpgp()
  const config = settingsOf(openpgp)
  const text = armoredText(data)
  try {
    const keys = text === null
      ? await openpgp.readKeys({ binaryKeys: data as Uint8Array, config })
      : await openpgp.readKeys({ armoredKeys: text.slice(Math.max(0, text.indexOf(ARMOR))), config })
    if (keys.length === 0) throw notAKey()
    return keys.map((key) => key.toPublic())
  } catch (error) {
    throw error instanceof EnvelopeError ? error : notAKey(error)
  }
}

/** @throws EnvelopeError when there is none, or more than one. */
export async function readPublicKey(data: Uint8Array | string): Promise<PublicKey> {
  const [key, ...others] = await readPublicKeys(data)
  if (!key || others.length > 0) throw notAKey()
  return key
}

/** User ids that the key itself signed and did not take back. */
async function confirmedUsers(key: PublicKey, at: Date): Promise<PublicKey['users']> {
  const checked = await Promise.all(key.users.map((user) => user.verify(at).then(() => true, () => false)))
  return key.users.filter((_, index) => checked[index])
}

/** @param now Milliseconds since 1970. */
export async function factsOf(key: PublicKey, now: number): Promise<KeyFacts> {
  // A key may have been made seconds ago on a computer whose clock is a little ahead.
  const at = new Date(Math.max(now, key.getCreationTime().getTime()))
  const users = await confirmedUsers(key, at)
  const ids = users.flatMap(({ userID }) => userID ? [userID] : [])
  const expires = await key.getExpirationTime().catch(() => null)
  const publicKey = key.toPublic()
  return {
    fingerprint: fingerprintOf(key),
    addresses: [...new Set(ids.flatMap(({ userID }) => addressOf(userID) ?? []))],
    names: ids.map(({ name }) => name).filter((name) => name !== ''),
    created: key.getCreationTime().getTime(),
    expires: expires instanceof Date ? expires.getTime() : null,
    revoked: await key.isRevoked(undefined, undefined, at),
    canEncrypt: await key.getEncryptionKey(undefined, at).then(() => true, () => false),
    publicKey: publicKey.armor(),
  }
}

/**
 * Keys of a file that carry this address in a user id of their own, without the other user ids (draft-koch-openpgp-webkey-service,
 * 3.1: a client takes the key only with the user id it asked for).
 */
export async function keysOfAddress(data: Uint8Array | string, address: string, now: number): Promise<KeyFacts[]> {
  const keys = await readPublicKeys(data)
  const wanted = canonicalAddress(address)
  const found: KeyFacts[] = []
  for (const key of keys) {
    const users = await confirmedUsers(key, new Date(Math.max(now, key.getCreationTime().getTime())))
    key.users = users.filter(({ userID }) => userID && addressOf(userID.userID) === wanted)
    if (key.users.length > 0) found.push(await factsOf(key, now))
  }
  return found
}

/**
 * What is known of one key, put together: a revocation or a later expiry that only one of the two holds.
 * @throws EnvelopeError when these are two different keys.
 */
export async function mergeKeys(known: string, met: string): Promise<string> {
  const [old, fresh] = [await readPublicKey(known), await readPublicKey(met)]
  if (fingerprintOf(old) !== fingerprintOf(fresh)) throw new EnvelopeError('envelope_not_the_same_key', 'These are two different keys.')
  return (await old.update(fresh)).armor()
}

/** Whether this key is unlocked: its secret can be used. */
export const isUnlocked = (key: PrivateKey): boolean => key.isDecrypted()
