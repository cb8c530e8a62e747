import { type Bytes, fromBase64, toBase64 } from '../bytes.ts'
import { addressOf, canonicalAddress } from './address.ts'
import { loadOpenpgp, settingsOf } from './openpgp-library.ts'
import { readPublicKey } from './read-key.ts'

/** Autocrypt Level 1 (autocrypt.org, version 1.1.0): keys that travel in a header of ordinary mail. */
export interface AutocryptHeader {
  /** Canonical. */
  readonly addr: string
  readonly preferEncrypt: 'mutual' | 'nopreference'
  /** A binary OpenPGP key. Not read yet: read it with `keysOfAddress`. */
  readonly keyData: Bytes
}

/** Senders stay below 10 KiB; what is far above is no header of a mail. */
const LONGEST = 64 * 1024

/** The value of an `Autocrypt:` header, folded or not; null when it is to be ignored (2.1). */
export function parseAutocrypt(value: string): AutocryptHeader | null {
  if (value.length > LONGEST) return null
  const attributes = new Map<string, string>()
  for (const part of value.replace(/\r?\n(?=[ \t])/g, '').split(';')) {
    if (part.trim() === '') continue
    const at = part.indexOf('=')
    if (at < 0) return null
    const name = part.slice(0, at).trim().toLowerCase()
    // "A critical attribute that is not known makes the header invalid"; one with an underscore is not critical.
    if (!['addr', 'prefer-encrypt', 'keydata'].includes(name) && !name.startsWith('_')) return null
    if (attributes.has(name)) return null
    attributes.set(name, part.slice(at + 1).trim())
  }
  const addr = canonicalAddress(attributes.get('addr') ?? '')
  const data = (attributes.get('keydata') ?? '').replace(/\s+/g, '')
  if (!/^[^\s<>@;]+@[^\s<>@;]+$/.test(addr) || data === '') return null
  try {
    return { addr, preferEncrypt: attributes.get('prefer-encrypt') === 'mutual' ? 'mutual' : 'nopreference', keyData: fromBase64(data) }
  } catch {
    return null
  }
}

/** The header's value, folded into lines of at most 78 characters. */
export function printAutocrypt({ addr, preferEncrypt, keyData }: AutocryptHeader): string {
  const lines = toBase64(keyData).match(/.{1,76}/g) ?? []
  return `addr=${addr}; ${preferEncrypt === 'mutual' ? 'prefer-encrypt=mutual; ' : ''}keydata=\r\n ${lines.join('\r\n ')}`
}

/**
 * The smallest form of a key that a header may carry (2.1.1): the primary key, one user id, one subkey to encrypt to, and the
 * latest signature on each.
 */
export async function autocryptKey(publicKey: string, address: string): Promise<Bytes> {
  const openpgp = await loadOpenpgp()
  const key = await readPublicKey(publicKey)
  const user = key.users.find(({ userID }) => userID && addressOf(userID.userID) === canonicalAddress(address)) ?? key.users[0]
  const encryption = (await key.getEncryptionKey(undefined, undefined, undefined, { ...openpgp.config, ...settingsOf(openpgp) })).getKeyID()
  if (user) {
    user.selfCertifications = user.selfCertifications.toSorted((a, b) => (b.created?.getTime() ?? 0) - (a.created?.getTime() ?? 0)).slice(0, 1)
    user.otherCertifications = []
    key.users = [user]
  }
  key.subkeys = key.subkeys.filter((subkey) => subkey.getKeyID().equals(encryption))
  return new Uint8Array(key.write())
}

/** What is remembered of a correspondent (3.1). Times are milliseconds since 1970. */
export interface AutocryptPeer {
  readonly lastSeen: number
  /** Date of the newest message with a usable header; null when there was none. */
  readonly autocryptTimestamp: number | null
  readonly header: AutocryptHeader | null
}

/** What matters of a message that came. */
export interface ReceivedMessage {
  /** All From addresses. */
  readonly from: readonly string[]
  readonly date: number
  /** Values of all its Autocrypt headers. */
  readonly headers: readonly string[]
  /** `multipart/report`, a list's or a spam message: nothing is learnt from it (3.2). */
  readonly ignore: boolean
}

/**
 * How a message changes what is known of its sender (3.3).
 * @param now Milliseconds since 1970: a message cannot be from later.
 */
export function withMessage(peer: AutocryptPeer | undefined, message: ReceivedMessage, now: number): AutocryptPeer | undefined {
  const [from, ...others] = message.from
  if (message.ignore || from === undefined || others.length > 0) return peer
  const date = Math.min(message.date, now)
  const valid = message.headers.flatMap((value) => parseAutocrypt(value) ?? []).filter(({ addr }) => addr === canonicalAddress(from))
  // More than one valid header counts as none.
  const header = valid.length === 1 ? valid[0] : undefined
  if (peer !== undefined && peer.autocryptTimestamp !== null && date < peer.autocryptTimestamp) return peer
  if (header === undefined) {
    if (peer === undefined) return { lastSeen: date, autocryptTimestamp: null, header: null }
    return date > peer.lastSeen ? { ...peer, lastSeen: date } : peer
  }
  return { lastSeen: Math.max(date, peer?.lastSeen ?? 0), autocryptTimestamp: date, header }
}

/** Days after which a key that no longer travels with the mails is doubtful (3.4). */
const STALE = 35 * 24 * 3600 * 1000

export type AutocryptAdvice = 'disable' | 'discourage' | 'available' | 'encrypt'

/**
 * What Autocrypt advises for a message to this correspondent (3.4). It never says whose key it is: Sceau's own rule, a person's
 * confirmation, comes on top.
 */
export function autocryptAdvice(peer: AutocryptPeer | undefined, own: { readonly preferEncrypt: AutocryptHeader['preferEncrypt']; readonly replyToEncrypted: boolean }): AutocryptAdvice {
  if (!peer?.header || peer.autocryptTimestamp === null) return 'disable'
  const stale = peer.lastSeen - peer.autocryptTimestamp > STALE
  if (own.replyToEncrypted) return 'encrypt'
  if (stale) return 'discourage'
  return peer.header.preferEncrypt === 'mutual' && own.preferEncrypt === 'mutual' ? 'encrypt' : 'available'
}
