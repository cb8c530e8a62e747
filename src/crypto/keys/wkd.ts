import { utf8 } from '../bytes.ts'
import { EnvelopeError } from '../envelopes/envelope.ts'
import { wellFormed } from '../well-formed.ts'
import { type KeyFacts, keysOfAddress } from './read-key.ts'

/** Where the key of an address is published by its own mail provider. To be asked only when the practitioner asks for it. */
export interface WkdUrls {
  /** To be tried first, unless its host does not exist. */
  readonly advanced: string
  /** Only when the advanced method's host does not exist. */
  readonly direct: string
}

/** RFC 6189, 5.1.6. */
const Z_BASE_32 = 'ybndrfg8ejkmcpqxot1uwisza345h769'

/** @param bytes Whole groups of five, as SHA-1 gives. */
export function zBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += Z_BASE_32[(held >> bits) & 31] ?? ''
      held &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + (Z_BASE_32[(held << (5 - bits)) & 31] ?? '') : text
}

/**
 * The part of the address that is looked up (draft-koch-openpgp-webkey-service, 3.1): SHA-1 of the local part with ASCII letters in
 * lower case, in z-base-32.
 */
export async function wkdHash(localPart: string): Promise<string> {
  const lower = localPart.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return zBase32(new Uint8Array(await crypto.subtle.digest('SHA-1', utf8(lower))))
}

/** @throws EnvelopeError when this is not an address at a named domain. */
function domainOf(domain: string): string {
  let host: string
  try {
    host = new URL(`https://${domain}/`).host
  } catch (error) {
    throw new EnvelopeError('envelope_key_address', 'A key needs an e-mail address.', [], { cause: error })
  }
  // Labels of a public domain only: no port, no user, no IP address, no host of the own network.
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(host) || /[/?#@:]/.test(domain)) {
    throw new EnvelopeError('envelope_key_address', 'A key needs an e-mail address.')
  }
  return host
}

/** @throws EnvelopeError when this is not an address. */
export async function wkdUrls(address: string): Promise<WkdUrls> {
  const trimmed = address.trim()
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, Math.max(0, at))
  if (local === '' || /[\s<>"]/.test(local)) throw new EnvelopeError('envelope_key_address', 'A key needs an e-mail address.')
  const domain = domainOf(trimmed.slice(at + 1))
  const path = `hu/${await wkdHash(local)}?l=${encodeURIComponent(wellFormed(local))}`
  return {
    advanced: `https://openpgpkey.${domain}/.well-known/openpgpkey/${domain}/${path}`,
    direct: `https://${domain}/.well-known/openpgpkey/${path}`,
  }
}

/** Largest answer worth reading, in bytes. */
export const LARGEST_ANSWER = 256 * 1024

/**
 * Keys of a directory's or key server's answer that carry this address themselves. Everything else in it is left aside.
 * @param now Milliseconds since 1970.
 * @throws EnvelopeError when the answer holds no key.
 */
export async function keysInAnswer(answer: Uint8Array, address: string, now: number): Promise<KeyFacts[]> {
  if (answer.length > LARGEST_ANSWER) throw new EnvelopeError('envelope_not_a_key', 'This is not an OpenPGP key that Sceau can read.')
  return keysOfAddress(answer, address, now)
}
