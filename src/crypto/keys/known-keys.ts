import { EnvelopeError } from '../envelopes/envelope.ts'
import { canonicalAddress } from './address.ts'
import { type AutocryptPeer, type ReceivedMessage, withMessage } from './autocrypt.ts'
import { factsOf, type KeyFacts, keysOfAddress, mergeKeys, notAKey, readPublicKey } from './read-key.ts'

/** Where a key came from. None of them proves whose it is; only a person does, by reading the fingerprint aloud. */
export type KeySource = 'file' | 'web-key-directory' | 'key-server' | 'autocrypt'

/** Another key that came under an address that has one. */
export interface OfferedKey {
  readonly fingerprint: string
  readonly publicKey: string
  readonly expires: number | null
  readonly met: number
  readonly source: KeySource
}

/** What is remembered of the key of one address. Times are milliseconds since 1970. */
export interface KeyRecord {
  readonly address: string
  readonly fingerprint: string
  /** Armored. */
  readonly publicKey: string
  readonly source: KeySource
  readonly firstMet: number
  readonly lastMet: number
  /** When somebody compared the fingerprint over another way; null when nobody has. */
  readonly confirmed: number | null
  readonly expires: number | null
  readonly revoked: boolean
  readonly offered: OfferedKey | null
  /** Fingerprints that somebody looked at and refused: they are not offered again. */
  readonly refused: readonly string[]
  /** What their mails taught; missing when none was read. */
  readonly mails?: AutocryptPeer | undefined
}

/** Where the records are kept, by canonical address. */
export interface KnownKeyStore {
  get(address: string): Promise<KeyRecord | undefined>
  put(record: KeyRecord): Promise<void>
}

export type KeyState = 'unknown' | 'unconfirmed' | 'confirmed' | 'changed' | 'revoked' | 'expired'

/**
 * What a key's record says now. A changed key comes first: the question which one is right stands before everything else.
 * @param now Milliseconds since 1970.
 */
export function stateOf(record: KeyRecord | undefined, now: number): KeyState {
  if (record === undefined) return 'unknown'
  if (record.offered !== null) return 'changed'
  if (record.revoked) return 'revoked'
  if (record.expires !== null && record.expires <= now) return 'expired'
  return record.confirmed === null ? 'unconfirmed' : 'confirmed'
}

/** Why a send to a key stops; `ok` when it does not. */
export type EncryptReason = 'ok' | Exclude<KeyState, 'confirmed'>

/** Whether something may be encrypted to this key: only when a person has confirmed it and nothing has changed since. */
export function mayEncryptTo(record: KeyRecord | undefined, now: number): EncryptReason {
  const state = stateOf(record, now)
  return state === 'confirmed' ? 'ok' : state
}

/** The sentence that says why, with the address as its value. */
export const stopSentence = (reason: Exclude<EncryptReason, 'ok'>): string => `envelope_key_${reason}`

/** How a key that is met changes what is remembered. Pure; `facts` of the same key are already put together with the known ones. */
export function withKey(record: KeyRecord | undefined, address: string, facts: KeyFacts, source: KeySource, now: number): KeyRecord | undefined {
  const { fingerprint, publicKey, expires, revoked } = facts
  if (record === undefined) {
    if (revoked) return undefined
    return { address: canonicalAddress(address), fingerprint, publicKey, source, firstMet: now, lastMet: now, confirmed: null, expires, revoked, offered: null, refused: [] }
  }
  // A revocation is for good, whatever an older copy of the key says.
  if (fingerprint === record.fingerprint) return { ...record, publicKey, expires, revoked: record.revoked || revoked, lastMet: now }
  if (fingerprint === record.offered?.fingerprint && revoked) return { ...record, offered: null }
  // Directories also keep old keys: one that cannot be used is no change.
  if (revoked || !facts.canEncrypt || record.refused.includes(fingerprint)) return record
  // The newest mail wins as long as no person has looked at either key, and none of them can be used before.
  if (source === 'autocrypt' && record.source === source && record.confirmed === null && record.offered === null) {
    return { ...record, fingerprint, publicKey, expires, revoked, firstMet: now, lastMet: now }
  }
  return { ...record, offered: { fingerprint, publicKey, expires, met: now, source } }
}

/** A person has compared this fingerprint. @throws EnvelopeError when it is neither the known nor the offered key's. */
export function withConfirmation(record: KeyRecord, fingerprint: string, now: number): KeyRecord {
  if (fingerprint === record.fingerprint) return { ...record, confirmed: now }
  const { offered } = record
  if (fingerprint !== offered?.fingerprint) throw new EnvelopeError('envelope_not_the_same_key', 'These are two different keys.')
  const { publicKey, expires, source } = offered
  return { ...record, fingerprint, publicKey, expires, source, revoked: false, confirmed: now, firstMet: offered.met, lastMet: now, offered: null }
}

/** A person has looked at the other key and keeps the known one. */
export const withRefusal = (record: KeyRecord): KeyRecord =>
  record.offered === null ? record : { ...record, offered: null, refused: [...record.refused, record.offered.fingerprint] }

/** Keys of correspondents: trusted once somebody confirmed them, and stopped when they change. */
export class KnownKeys {
  private readonly store: KnownKeyStore

  constructor(store: KnownKeyStore) {
    this.store = store
  }

  /**
   * Remembers a key that was met. Never confirms it.
   * @throws EnvelopeError when the key does not carry this address.
   */
  async meet(address: string, met: KeyFacts, source: KeySource, now: number): Promise<KeyState> {
    const canonical = canonicalAddress(address)
    if (!met.addresses.includes(canonical)) throw new EnvelopeError('envelope_key_other_address', 'This key belongs to another address.')
    const record = await this.store.get(canonical)
    const same = record?.fingerprint === met.fingerprint
    const facts = same ? await factsOf(await readPublicKey(await mergeKeys(record.publicKey, met.publicKey)), now) : met
    const next = withKey(record, canonical, facts, source, now)
    if (next !== undefined && next !== record) await this.store.put(next)
    return stateOf(next, now)
  }

  /**
   * Learns from a received mail (Autocrypt Level 1). Never confirms a key, and never puts one in the place of a key that came
   * another way or was confirmed: that asks a person, and stops what would be sent.
   * @returns what the mail brought: `key`, or nothing that is newer than what was known.
   * @throws EnvelopeError when the mail has several senders or brings no usable key.
   */
  async meetMail(message: ReceivedMessage, now: number): Promise<'key' | 'older'> {
    const [from = '', ...others] = message.from
    if (message.ignore || from === '' || others.length > 0) throw new EnvelopeError('keys_mail_ignored', 'Nothing can be learnt from this mail.')
    const record = await this.store.get(canonicalAddress(from))
    const { peer, header } = withMessage(record?.mails, message, now)
    if (header === null) {
      if (record !== undefined && peer !== record.mails) await this.store.put({ ...record, mails: peer })
      if (peer === record?.mails) return 'older'
      throw new EnvelopeError('keys_mail_without', 'This mail brings no key of its sender.', [from])
    }
    const [facts, ...more] = await keysOfAddress(header.keyData, from, now)
    if (facts === undefined || more.length > 0) throw notAKey()
    // Somebody compared the known key's fingerprint after this mail was written: another one in it is no news.
    const confirmed = record?.confirmed ?? null
    if (confirmed !== null && message.date < confirmed && facts.fingerprint !== record?.fingerprint) return 'older'
    if (!facts.canEncrypt && record === undefined) throw new EnvelopeError('envelope_pgp_key_unusable', 'Nothing can be encrypted to this key.', [from])
    await this.meet(from, facts, 'autocrypt', now)
    const met = await this.store.get(canonicalAddress(from))
    if (met !== undefined) await this.store.put({ ...met, mails: peer })
    return 'key'
  }

  async stateOf(address: string, now: number): Promise<KeyState> {
    return stateOf(await this.store.get(canonicalAddress(address)), now)
  }

  /** @throws EnvelopeError when nothing is known of this address, or it is another key's fingerprint. */
  async confirm(address: string, fingerprint: string, now: number): Promise<void> {
    await this.store.put(withConfirmation(await this.known(address), fingerprint, now))
  }

  /** Keeps the known key and refuses the other one. @throws EnvelopeError when nothing is known of this address. */
  async refuseOffered(address: string): Promise<void> {
    await this.store.put(withRefusal(await this.known(address)))
  }

  private async known(address: string): Promise<KeyRecord> {
    const record = await this.store.get(canonicalAddress(address))
    if (record === undefined) throw new EnvelopeError('envelope_key_unknown', 'No key is known for this address.', [address])
    return record
  }
}
