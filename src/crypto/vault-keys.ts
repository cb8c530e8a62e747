import { type Bytes, random, utf8 } from './bytes.ts'

/** The passphrase does not open this vault. */
export class WrongPassphraseError extends Error {
  override readonly name = 'WrongPassphraseError'
}

/** What was kept is damaged, or was kept for another vault. */
export class DamagedRecordError extends Error {
  override readonly name = 'DamagedRecordError'
}

/** Rounds of PBKDF2-HMAC-SHA-256 (OWASP Password Storage Cheat Sheet, 2023). */
export const ROUNDS = 600_000
/** Rounds that are accepted from storage: what is below was tampered with, what is above would hang the browser. */
const MOST_ROUNDS = 10_000_000

const RSA = { name: 'RSA-OAEP', modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' } as const
const PURPOSE = utf8('sceau-vault/1 private key')

/** A vault's two keys: SPKI, which anyone may use to put something in, and PKCS #8, which reads it. */
export interface VaultKeys {
  readonly publicKey: Bytes
  readonly privateKey: Bytes
}

/** A private key under another key. */
export interface WrappedKey {
  readonly iv: Bytes
  readonly wrapped: Bytes
}

/** A private key under a passphrase. */
export interface LockedKey extends WrappedKey {
  readonly salt: Bytes
  readonly rounds: number
}

export async function newVaultKeys(): Promise<VaultKeys> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(RSA, true, ['encrypt', 'decrypt'])
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)),
  }
}

export const importPublicKey = (spki: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('spki', spki, RSA, false, ['encrypt'])
export const importPrivateKey = (pkcs8: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('pkcs8', pkcs8, RSA, false, ['decrypt'])

/** A key that this browser profile alone can use: its bytes can never be read, not even by us. */
export const newDeviceKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

export async function wrapKey(privateKey: Bytes, under: CryptoKey): Promise<WrappedKey> {
  const iv = random(12)
  return { iv, wrapped: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: PURPOSE }, under, privateKey)) }
}

/** @throws DamagedRecordError when this key did not wrap it. */
export async function unwrapKey({ iv, wrapped }: WrappedKey, under: CryptoKey): Promise<Bytes> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: PURPOSE }, under, wrapped))
  } catch (error) {
    throw new DamagedRecordError('the private key does not open', { cause: error })
  }
}

/** Passphrases are compared as typed on any keyboard: NFKC (RFC 8265, OpaqueString), outer spaces apart. */
async function keyOfPassphrase(passphrase: string, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(passphrase.normalize('NFKC').trim()), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'],
  )
}

export async function lockKey(privateKey: Bytes, passphrase: string): Promise<LockedKey> {
  const salt = random(16)
  return { salt, rounds: ROUNDS, ...(await wrapKey(privateKey, await keyOfPassphrase(passphrase, salt, ROUNDS))) }
}

/** @throws WrongPassphraseError, DamagedRecordError */
export async function unlockKey(locked: LockedKey, passphrase: string): Promise<Bytes> {
  if (!(locked.rounds >= ROUNDS && locked.rounds <= MOST_ROUNDS)) throw new DamagedRecordError('the rounds are out of bounds')
  const key = await keyOfPassphrase(passphrase, locked.salt, locked.rounds)
  return unwrapKey(locked, key).catch((error: unknown) => {
    throw new WrongPassphraseError('this passphrase does not open the vault', { cause: error })
  })
}
