import { type Bytes, concat, random, utf8 } from './bytes.ts'
import { DamagedRecordError, importPrivateKey, importPublicKey } from './vault-keys.ts'

/** `SCV1`, then the length of the wrapped content key as two bytes, big-endian. See docs/vault-format.md. */
const MAGIC = utf8('SCV1')
const IV = 12
const TAG = 16

/** At least as long as what stands before the content of a record, with any key of a vault. */
export const RECORD_HEAD = 1024

const boundTo = (purpose: string): Bytes => utf8(`sceau-vault/1 ${purpose}`)

/**
 * Encrypts with the vault's public key: works while the vault is locked.
 * @param purpose What the record is and which one, e.g. `draft <id>`; it opens for exactly that.
 */
export async function sealRecord(publicKey: Bytes, content: Bytes, purpose: string): Promise<Bytes> {
  const contentKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
  const raw = await crypto.subtle.exportKey('raw', contentKey)
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, await importPublicKey(publicKey), raw))
  const iv = random(IV)
  const head = concat(MAGIC, new Uint8Array([wrapped.length >> 8, wrapped.length & 0xff]), wrapped, iv)
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: concat(boundTo(purpose), head) }, contentKey, content)
  return concat(head, new Uint8Array(body))
}

/** As {@link sealRecord}, for what may be as large as a file: what comes out is the browser's to hold, not a page's. */
export async function sealContent(publicKey: Bytes, content: Blob, purpose: string): Promise<Blob> {
  return new Blob([await sealRecord(publicKey, new Uint8Array(await content.arrayBuffer()), purpose)])
}

/** @throws DamagedRecordError when the record was changed, cut, moved to another purpose, or belongs to another vault. */
export async function openRecord(privateKey: Bytes, record: Bytes, purpose: string): Promise<Bytes> {
  return openWithContentKey(await contentKeyOf(privateKey, record), record, purpose)
}

/** Where the nonce of a record begins: its wrapped content key ends there. */
function nonceAt(record: Bytes): number {
  const wrappedLength = ((record[4] ?? 0) << 8) | (record[5] ?? 0)
  const at = MAGIC.length + 2 + wrappedLength
  if (MAGIC.some((byte, index) => record[index] !== byte) || wrappedLength === 0 || record.length < at + IV + TAG) {
    throw new DamagedRecordError('this is no record of the vault')
  }
  return at
}

/**
 * The key of this one record's content: it opens no other. @param head The record or its first {@link RECORD_HEAD} bytes.
 * @throws DamagedRecordError
 */
export async function contentKeyOf(privateKey: Bytes, head: Bytes): Promise<Bytes> {
  const wrapped = head.slice(MAGIC.length + 2, nonceAt(head))
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, await importPrivateKey(privateKey), wrapped))
  } catch (error) {
    throw new DamagedRecordError('this record does not open', { cause: error })
  }
}

/** As {@link openRecord}, for whom the private key is kept from. @throws DamagedRecordError */
export async function openWithContentKey(key: Bytes, record: Bytes, purpose: string): Promise<Bytes> {
  const start = nonceAt(record) + IV
  const iv = record.slice(start - IV, start)
  try {
    const contentKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
    const additionalData = concat(boundTo(purpose), record.slice(0, start))
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, contentKey, record.slice(start)))
  } catch (error) {
    throw new DamagedRecordError('this record does not open', { cause: error })
  }
}
