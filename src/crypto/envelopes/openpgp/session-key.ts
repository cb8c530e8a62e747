import type { DecryptedSessionKey } from 'openpgp'
import { concat } from '../../bytes.ts'

const BLOCK = 16
const AES = new Set<DecryptedSessionKey['algorithm']>(['aes128', 'aes192', 'aes256'])

/** One block under the key: what CBC gives for it with an empty vector. */
async function encryptBlock(key: CryptoKey, block: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(BLOCK) }, key, concat(block))).subarray(0, BLOCK)
}

/**
 * Whether a session key fits an encrypted body, from its first 18 bytes: the last two bytes of the random block are repeated
 * (RFC 4880, 5.13). Tells a wrong passphrase from a damaged body, and before all of it is read. Done for a person at this
 * computer only: a server that answered it to strangers would help them (Mister and Zuccherato, 2005).
 *
 * @param start The first 18 bytes of the ciphertext.
 */
export async function fits({ data, algorithm }: DecryptedSessionKey, start: Uint8Array): Promise<boolean> {
  if (!AES.has(algorithm) || start.length < BLOCK + 2) return true
  try {
    const key = await crypto.subtle.importKey('raw', concat(data), 'AES-CBC', false, ['encrypt'])
    const first = await encryptBlock(key, new Uint8Array(BLOCK))
    const second = await encryptBlock(key, start.subarray(0, BLOCK))
    return [0, 1].every((at) => ((first[BLOCK - 2 + at] ?? 0) ^ (start[BLOCK - 2 + at] ?? 0)) === ((second[at] ?? 0) ^ (start[BLOCK + at] ?? 0)))
  } catch {
    return false
  }
}
