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

/** What the mails of a correspondent taught (3.1); the key itself stands in its record. Times are milliseconds since 1970. */
export interface AutocryptPeer {
  readonly lastSeen: number
  /** Date of the newest message with a usable header; null when there was none. */
  readonly autocryptTimestamp: number | null
  readonly preferEncrypt: AutocryptHeader['preferEncrypt']
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

export interface MessageLesson {
  readonly peer: AutocryptPeer | undefined
  /** The key to take; null when the message brought none, or an older one than is known. */
  readonly header: AutocryptHeader | null
}

/**
 * What a message teaches of its sender (3.3).
 * @param now Milliseconds since 1970: a message cannot be from later.
 */
export function withMessage(peer: AutocryptPeer | undefined, message: ReceivedMessage, now: number): MessageLesson {
  const [from, ...others] = message.from
  if (message.ignore || from === undefined || others.length > 0) return { peer, header: null }
  const date = Math.min(message.date, now)
  const valid = message.headers.flatMap((value) => parseAutocrypt(value) ?? []).filter(({ addr }) => addr === canonicalAddress(from))
  // More than one valid header counts as none.
  const header = valid.length === 1 ? valid[0] : undefined
  if (date < (peer?.autocryptTimestamp ?? 0)) return { peer, header: null }
  const lastSeen = Math.max(date, peer?.lastSeen ?? 0)
  if (header === undefined) {
    return { peer: { autocryptTimestamp: null, preferEncrypt: 'nopreference', ...peer, lastSeen }, header: null }
  }
  return { peer: { lastSeen, autocryptTimestamp: date, preferEncrypt: header.preferEncrypt }, header }
}

/** For how long a key may be missing from the mails before it is doubtful (3.4). */
const STALE = 35 * 24 * 3600 * 1000

/**
 * What the mails of a correspondent say of their key (3.4): `wanted`, they ask for encrypted mail; `stale`, their newer mails came
 * without it; `none`, no mail brought one. It never says whose key it is: that takes a person.
 */
export function autocryptAdvice(peer: AutocryptPeer | undefined): 'none' | 'stale' | 'available' | 'wanted' {
  const timestamp = peer?.autocryptTimestamp ?? null
  if (peer === undefined || timestamp === null) return 'none'
  if (peer.lastSeen - timestamp > STALE) return 'stale'
  return peer.preferEncrypt === 'mutual' ? 'wanted' : 'available'
}
