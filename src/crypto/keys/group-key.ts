import { EnvelopeError } from '../envelopes/envelope.ts'
import { loadOpenpgp, type PrivateKey, type PublicKey, settingsOf } from './openpgp-library.ts'
import { type KeptKey, type KeyWish, lockOwnKey, makeOwnKey, type NewKey, revokeOwnKey, unlockOwnKey } from './own-key.ts'
import { fingerprintOf, readPublicKey, spokenFingerprint } from './read-key.ts'

/**
 * The key of a practice: every practitioner and the secretary hold it and open the same mail. Each member keeps it under a
 * passphrase of their own.
 */
export const makeGroupKey = (wish: KeyWish): Promise<NewKey> => makeOwnKey(wish)

/** The key for another member, under a passphrase that is told by another way than the file. */
export const exportForMember = (unlocked: PrivateKey, transportPassphrase: string): Promise<KeptKey> => lockOwnKey(unlocked, transportPassphrase)

/**
 * What another member exported, put under this member's own passphrase.
 * @throws WrongSecretError for the transport passphrase.
 */
export const importFromMember = async (data: Uint8Array | string, transportPassphrase: string, own: string): Promise<KeptKey> =>
  lockOwnKey(await unlockOwnKey(data, transportPassphrase), own)

/** A new key in the place of an old one. */
export interface Rotation {
  readonly current: NewKey
  /** Kept to read what was sent to it; nothing more is sent to it. */
  readonly previous: KeptKey
  /** The old public key with its revocation. Correspondents who get it stop using it. */
  readonly revoked: string
  /** For correspondents: says which key follows, signed by the old one. */
  readonly transition: string
}

const SENTENCE = (from: string, to: string): string => `This OpenPGP key is replaced.
Old key: ${spokenFingerprint(from)}
New key: ${spokenFingerprint(to)}
`

/**
 * Replaces a key, for instance when a member leaves. The old key stays for reading.
 * @param memberLeft Somebody who is no longer a member holds the old key: it is revoked as no longer safe.
 */
export async function rotateKey(old: PrivateKey, wish: KeyWish, memberLeft: boolean): Promise<Rotation> {
  const openpgp = await loadOpenpgp()
  const config = settingsOf(openpgp)
  const current = await makeOwnKey(wish)
  const message = await openpgp.createCleartextMessage({ text: SENTENCE(fingerprintOf(old), current.fingerprint) })
  const transition = await openpgp.sign({ message, signingKeys: old, config })
  return {
    current, transition,
    previous: await lockOwnKey(old, wish.passphrase),
    revoked: await revokeOwnKey(old, memberLeft ? 'compromised' : 'superseded'),
  }
}

/**
 * Whether the old key says that the new one follows it. This proves only that somebody held the old key: a member who left holds
 * it too. So it is shown beside the question and never answers it.
 */
export async function isSignedTransition(old: PublicKey, fresh: PublicKey, transition: string): Promise<boolean> {
  const openpgp = await loadOpenpgp()
  try {
    const message = await openpgp.readCleartextMessage({ cleartextMessage: transition })
    if (message.getText().trim() !== SENTENCE(fingerprintOf(old), fingerprintOf(fresh)).trim()) return false
    const { signatures } = await openpgp.verify({ message, verificationKeys: old, config: settingsOf(openpgp) })
    return await signatures[0]?.verified === true
  } catch {
    return false
  }
}

/**
 * Ends a group key for everybody, without a successor.
 * @throws WrongSecretError
 */
export async function revokeGroupKey(kept: KeptKey, passphrase: string, reason: 'compromised' | 'retired'): Promise<string> {
  const unlocked = await unlockOwnKey(kept.privateKey, passphrase)
  const publicKey = await readPublicKey(kept.publicKey)
  if (fingerprintOf(unlocked) !== fingerprintOf(publicKey)) throw new EnvelopeError('envelope_not_the_same_key', 'These are two different keys.')
  return revokeOwnKey(unlocked, reason)
}
