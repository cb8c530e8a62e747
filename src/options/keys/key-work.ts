import { EnvelopeError } from '../../crypto/envelopes/envelope.ts'
import { exportForMember, rotateKey } from '../../crypto/keys/group-key.ts'
import { type KeySource, KnownKeys } from '../../crypto/keys/known-keys.ts'
import { makeOwnKey, revokeByCertificate, revokeOwnKey, setExpiry, unlockOwnKey, withNews } from '../../crypto/keys/own-key.ts'
import { factsOf, fingerprintOf, type KeyFacts, keysOfAddress, readPublicKey, readPublicKeys } from '../../crypto/keys/read-key.ts'
import { readReceivedMail } from '../../crypto/keys/received-mail.ts'
import { readRevocation, revocationCertificateOf } from '../../crypto/keys/revocation.ts'
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

/** The key as a file that opens with this secret only, and the certificate that ends it without either. */
export async function exportKey({ privateKey }: NewOwnKey, secret: string): Promise<{ readonly text: string; readonly revocation: string }> {
  const unlocked = await unlockOwnKey(privateKey, '')
  return { text: (await exportForMember(unlocked, secret)).privateKey, revocation: await revocationCertificateOf(unlocked) }
}

/** The same key, good for two years from now. Everybody who has its public part needs it again. */
export async function prolongKey(key: NewOwnKey): Promise<NewOwnKey> {
  const unlocked = await setExpiry(await unlockOwnKey(key.privateKey, ''), Date.now() + LIFETIME * 1000)
  return withFactsOf(key, unlocked.toPublic().armor(), unlocked.armor())
}

/** A key of ours with what its new public part says of it. */
async function withFactsOf(key: NewOwnKey, publicKey: string, privateKey: string): Promise<NewOwnKey> {
  const { expires, revoked } = await factsOf(await readPublicKey(publicKey), Date.now())
  return { ...key, publicKey, privateKey, expires, use: revoked ? 'revoked' : key.use }
}

/** What a file says of a key of ours: a later expiry that a colleague gave it, or its end. */
async function newsOf(key: NewOwnKey, publicKey: string): Promise<NewOwnKey> {
  const unlocked = await withNews(await unlockOwnKey(key.privateKey, ''), publicKey)
  return withFactsOf(key, unlocked.toPublic().armor(), unlocked.armor())
}

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

/** What a file or a text brought. */
export interface Taken {
  /** Key of the sentence that says it; its values are addresses. */
  readonly said: 'keys_met' | 'keys_mail_older' | 'keys_known_ended' | 'keys_own_news' | ''
  readonly addresses: readonly string[]
  /** Keys of ours that end by it: kept so only once the practitioner has said yes, for it cannot be undone. */
  readonly ending: readonly NewOwnKey[]
}

const EMPTY: Taken = { said: '', addresses: [], ending: [] }

async function ownWith(isIt: (fingerprint: string) => boolean): Promise<readonly NewOwnKey[]> {
  const found = (await ask('keys', {})).own.filter(({ fingerprint }) => isIt(fingerprint))
  return (await Promise.all(found.map(({ id }) => ask('key-read', { id })))).flatMap(({ key }) => key ?? [])
}

/**
 * Takes in what somebody gave: keys of correspondents, the file of a mail that brings its sender's key, the certificate that ends a
 * key, or news of a key of ours. Nothing of it is confirmed by that.
 * @throws EnvelopeError in words.
 */
export async function takeFile(data: Uint8Array | string): Promise<Taken> {
  const mail = readReceivedMail(typeof data === 'string' ? new TextEncoder().encode(data) : data)
  if (mail) return { ...EMPTY, said: (await correspondents.meetMail(mail, Date.now())) === 'key' ? 'keys_met' : 'keys_mail_older', addresses: mail.from }
  const revocation = await readRevocation(data)
  return revocation ? takeRevocation(revocation.certificate, revocation.names) : takeKeys(data)
}

async function takeRevocation(certificate: string, names: (fingerprint: string) => boolean): Promise<Taken> {
  const known = (await ask('keys', {})).correspondents.filter(({ fingerprint, offered }) => names(fingerprint) || (offered !== null && names(offered.fingerprint)))
  for (const { address, fingerprint, publicKey, offered } of known) {
    const ended = await revokeByCertificate(names(fingerprint) || !offered ? publicKey : offered.publicKey, certificate)
    await correspondents.meet(address, await factsOf(await readPublicKey(ended), Date.now()), 'file', Date.now())
  }
  const ours = await ownWith(names)
  const ending = await Promise.all(ours.map(async (key) => newsOf(key, await revokeByCertificate(key.publicKey, certificate))))
  if (known.length + ending.length === 0) throw new EnvelopeError('keys_revocation_of_none', 'This certificate ends no key that is known here.')
  return { said: known.length > 0 ? 'keys_known_ended' : '', addresses: known.map(({ address }) => address), ending }
}

/** Every key of a file: one of ours has news, each other is met under every address that it carries. */
async function takeKeys(data: Uint8Array | string): Promise<Taken> {
  const now = Date.now()
  const keys = await readPublicKeys(data)
  const ours = await ownWith((fingerprint) => keys.some((key) => fingerprintOf(key) === fingerprint))
  const news = await Promise.all(ours.map(async (key) => newsOf(key, keys.find((each) => fingerprintOf(each) === key.fingerprint)?.armor() ?? key.publicKey)))
  const addresses = new Set<string>()
  for (const key of keys) {
    if (ours.some(({ fingerprint }) => fingerprint === fingerprintOf(key))) continue
    for (const address of (await factsOf(key, now)).addresses) addresses.add(address)
  }
  if (addresses.size + news.length === 0) throw new EnvelopeError('envelope_not_a_key', 'This is not an OpenPGP key that Sceau can read.')
  for (const address of addresses) {
    for (const facts of await keysOfAddress(data, address, now)) if (!ours.some(({ fingerprint }) => fingerprint === facts.fingerprint)) await meetKey(address, facts, 'file')
  }
  const ending = news.filter(({ use }, index) => use === 'revoked' && ours[index]?.use !== 'revoked')
  const longer = news.filter((key) => !ending.includes(key))
  for (const key of longer) await ask('key-keep', { key })
  if (addresses.size > 0) return { said: 'keys_met', addresses: [...addresses], ending }
  return { said: longer.length > 0 ? 'keys_own_news' : '', addresses: longer.map(({ address }) => address), ending }
}

/** Keys of the practice that this newer one takes the place of: kept to read. */
export async function retireBefore(fresh: NewOwnKey): Promise<void> {
  const older = (await ask('keys', {})).own.filter(({ role, use, address, created, fingerprint }) => (
    role === 'group' && use === 'current' && address === fresh.address && created < fresh.created && fingerprint !== fresh.fingerprint
  ))
  for (const { id } of older) {
    const { key } = await ask('key-read', { id })
    if (key) await ask('key-keep', { key: { ...key, use: 'former' } })
  }
}
