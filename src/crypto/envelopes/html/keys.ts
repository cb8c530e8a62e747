import { type Bytes, utf8 } from '../../bytes.ts'
import { candidateSecrets } from '../../secret-entry.ts'
import { WrongSecretError } from '../envelope.ts'
import { boundHead, type Head, headDigest } from './format.ts'

/** Key that the passphrase gives. @param secret Already in the form it was sealed with. */
export async function passphraseKey(secret: string, salt: Bytes, rounds: number, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(secret), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, { name: 'AES-GCM', length: 256 }, false, [usage])
}

/**
 * The content key. This first authenticated record is also the check of the passphrase: nothing else is read before it opens.
 * @param typed Tried as typed, then in the forgiving form of a generated secret.
 * @throws WrongSecretError
 */
export async function unwrapContentKey(head: Head, typed: string): Promise<Bytes> {
  for (const secret of candidateSecrets(typed)) {
    const key = await passphraseKey(secret, head.salt, head.rounds, 'decrypt')
    try {
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: head.nonce, additionalData: boundHead(head) }, key, head.wrapped))
    } catch {
      // The tag did not match: not this one.
    }
  }
  throw new WrongSecretError()
}

/** 32 bytes for one purpose. HKDF-SHA-256, RFC 5869. */
export async function deriveBytes(secret: Bytes, salt: Bytes, purpose: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8(purpose) }, key, 256))
}

export const chunkKey = async (secret: Bytes, salt: Bytes, purpose: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', await deriveBytes(secret, salt, purpose), 'AES-GCM', false, ['encrypt', 'decrypt'])

/** Key of the chunks: any change of the head changes it, so the head is authenticated by every chunk. */
export const contentChunkKey = async (contentKey: Bytes, head: Omit<Head, 'wrapped'>): Promise<CryptoKey> =>
  chunkKey(contentKey, await headDigest(head), 'sceau-html/1 chunks')

/** What only somebody who opened this envelope has; an answer proves it. */
export const answerBindingKey = async (contentKey: Bytes, head: Omit<Head, 'wrapped'>): Promise<Bytes> =>
  deriveBytes(contentKey, await headDigest(head), 'sceau-html/1 answer')
