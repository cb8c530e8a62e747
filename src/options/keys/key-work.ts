import { EnvelopeError } from '../../crypto/envelopes/envelope.ts'
import { exportForMember, rotateKey } from '../../crypto/keys/group-key.ts'
import { type KeySource, KnownKeys } from '../../crypto/keys/known-keys.ts'
import { makeOwnKey, revokeOwnKey, unlockOwnKey } from '../../crypto/keys/own-key.ts'
import { factsOf, type KeyFacts, keysOfAddress, readPublicKey, readPublicKeys } from '../../crypto/keys/read-key.ts'
import { ask } from '../../messaging/ask.ts'
import type { KeyRole, OwnKeyWithSecret } from '../../messaging/key-records.ts'

/** Two years: GnuPG's own default, and a yearly look at the options is not asked of anybody. */
const LIFETIME = 2 * 365 * 24 * 3600

export type NewOwnKey = Omit<OwnKeyWithSecret, 'id'>

/** Whose key is made. */
export interface KeyOwner {
  readonly role: KeyRole
  /** The profile that it signs for; empty for the practice's. */
  readonly profile: string
  readonly name: string
  readonly address: string
  readonly members: readonly string[]
}

/** The library wants a passphrase for every key that it makes; this one is dropped at once, because the vault protects the key. */
const passing = (): string => crypto.randomUUID()

async function recordOf(owner: Pick<KeyOwner, 'role' | 'profile' | 'members'>, publicKey: string, privateKey: string): Promise<NewOwnKey> {
  const { fingerprint, created, expires, names, addresses } = await factsOf(await readPublicKey(publicKey), Date.now())
  return { ...owner, name: names[0] ?? '', address: addresses[0] ?? '', fingerprint, publicKey, privateKey, created, expires, use: 'current' }
}

/** @throws EnvelopeError for a name or address that cannot stand in a key. */
export async function makeKey({ role, profile, name, address, members }: KeyOwner): Promise<{ readonly key: NewOwnKey; readonly revocation: string }> {
  const passphrase = passing()
  const made = await makeOwnKey({ name, address, passphrase, lifetime: LIFETIME })
  const unlocked = await unlockOwnKey(made.privateKey, passphrase)
  return { key: await recordOf({ role, profile, members }, made.publicKey, unlocked.armor()), revocation: made.revocationCertificate }
}

/**
 * A key from a file: this program's or another's, or what a colleague exported.
 * @throws WrongSecretError, or EnvelopeError when this is no secret key, or one that can no longer be used.
 */
export async function importKey(data: Uint8Array, passphrase: string, owner: Pick<KeyOwner, 'role' | 'profile' | 'members'>): Promise<NewOwnKey> {
  const unlocked = await unlockOwnKey(data, passphrase)
  const publicKey = unlocked.toPublic().armor()
  const { revoked, canEncrypt } = await factsOf(await readPublicKey(publicKey), Date.now())
  // One that has ended still opens what was sent to it.
  return { ...(await recordOf(owner, publicKey, unlocked.armor())), use: revoked ? 'revoked' : canEncrypt ? 'current' : 'former' }
}

/** The key as a file that opens with this secret only. */
export const exportKey = async ({ privateKey }: NewOwnKey, secret: string): Promise<string> =>
  (await exportForMember(await unlockOwnKey(privateKey, ''), secret)).privateKey

/** Ends a key for everybody. It is kept, because what was sent to it still has to be read. */
export async function revokeKey(key: NewOwnKey, reason: 'compromised' | 'retired'): Promise<NewOwnKey> {
  return { ...key, use: 'revoked', publicKey: await revokeOwnKey(await unlockOwnKey(key.privateKey, ''), reason) }
}

/** A new key of the practice in the place of the old one. @param memberLeft Somebody who left still has the old one. */
export async function replaceKey(
  key: NewOwnKey, memberLeft: boolean,
): Promise<{ readonly fresh: NewOwnKey; readonly former: NewOwnKey; readonly transition: string }> {
  const passphrase = passing()
  const { current, revoked, transition } = await rotateKey(await unlockOwnKey(key.privateKey, ''), { name: key.name, address: key.address, passphrase, lifetime: LIFETIME }, memberLeft)
  const unlocked = await unlockOwnKey(current.privateKey, passphrase)
  return { fresh: await recordOf(key, current.publicKey, unlocked.armor()), former: { ...key, use: 'former', publicKey: revoked }, transition }
}

/** Keys of correspondents, kept by the background. */
export const correspondents = new KnownKeys({
  async get(address) {
    const { record, why } = await ask('known-key', { address })
    if (why !== '') throw new EnvelopeError('keys_vault_closed', 'The vault is locked.')
    return record ?? undefined
  },
  async put(record) {
    const { kept } = await ask('known-key-keep', { record })
    if (!kept) throw new EnvelopeError('keys_vault_closed', 'The vault is locked.')
  },
})

/**
 * Remembers a key that came, without confirming it. One that nothing can be sealed to is taken only as news of a key that is known.
 * @throws EnvelopeError
 */
export async function meetKey(address: string, facts: KeyFacts, source: KeySource): Promise<void> {
  const now = Date.now()
  if (!facts.canEncrypt && (await correspondents.stateOf(address, now)) === 'unknown') {
    throw new EnvelopeError('envelope_pgp_key_unusable', 'Nothing can be encrypted to this key.', [facts.names[0] ?? address])
  }
  await correspondents.meet(address, facts, source, now)
}

/**
 * Takes in every key of a file, under each address that it carries.
 * @returns the addresses.
 * @throws EnvelopeError when there is no key, or none with an address.
 */
export async function meetFile(data: Uint8Array | string): Promise<readonly string[]> {
  const now = Date.now()
  const addresses = new Set<string>()
  for (const key of await readPublicKeys(data)) for (const address of (await factsOf(key, now)).addresses) addresses.add(address)
  if (addresses.size === 0) throw new EnvelopeError('envelope_not_a_key', 'This is not an OpenPGP key that Sceau can read.')
  for (const address of addresses) for (const facts of await keysOfAddress(data, address, now)) await meetKey(address, facts, 'file')
  return [...addresses]
}
