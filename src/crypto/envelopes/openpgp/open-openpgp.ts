import type { DecryptedSessionKey, DecryptMessageResult, SessionKey } from 'openpgp'
import { concat } from '../../bytes.ts'
import { loadOpenpgp, type OpenpgpLibrary, type PrivateKey, type PublicKey, settingsOf } from '../../keys/openpgp-library.ts'
import { DamagedEnvelopeError, EnvelopeError, type EnvelopeFile, throwIfCancelled, type Work, WrongSecretError } from '../envelope.ts'
import { Progress } from '../progress.ts'
import { safeName } from '../safe-name.ts'
import { unpackOrKeep } from '../zip/open-zip.ts'
import { INNER_NAME } from '../zip/seal-zip.ts'
import { BEGIN } from './recognise-openpgp.ts'
import { fits } from './session-key.ts'

export type OpenpgpWith = { readonly passphrase: string } | {
  /** Unlocked keys of the reader: the current one, and old ones that are kept for reading. */
  readonly keys: readonly PrivateKey[]
}

export interface OpenpgpOpening extends Work {
  readonly with: OpenpgpWith
  /** Keys whose signature can be checked. */
  readonly signers?: readonly PublicKey[]
}

/**
 * One signature on a message. `unknown-key`: the signer's key is not among those given, so nothing is known. `bad`: do not trust it.
 */
export interface FoundSignature {
  readonly state: 'good' | 'bad' | 'unknown-key'
  /** 16 hexadecimal digits, upper case. */
  readonly keyId: string
}

export interface OpenedOpenpgp {
  readonly files: readonly EnvelopeFile[]
  /** Empty when nobody signed. */
  readonly signatures: readonly FoundSignature[]
}

const damaged = (cause?: unknown): DamagedEnvelopeError =>
  new DamagedEnvelopeError('envelope_pgp_damaged', 'This OpenPGP message is damaged or incomplete. Nothing of it was taken.', [], { cause })

const HEAD = 64 * 1024

async function wholeOf(data: unknown): Promise<Uint8Array<ArrayBuffer>> {
  if (data instanceof Uint8Array) return concat(data)
  return new Uint8Array(await new Response(data as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

/** The message as bytes, whether it came as text or not. */
async function binaryOf(openpgp: OpenpgpLibrary, content: Blob): Promise<Blob> {
  if (!(await content.slice(0, 4096).text()).includes(BEGIN)) return content
  const text = await content.text()
  const read = await openpgp.unarmor(text.slice(text.indexOf(BEGIN)), { ...openpgp.config, ...settingsOf(openpgp) }) as { data: unknown }
  return new Blob([await wholeOf(read.data)])
}

/** Session keys that open the message, from its beginning only. */
async function sessionKeys(openpgp: OpenpgpLibrary, message: Blob, how: OpenpgpWith): Promise<SessionKey[]> {
  const config = settingsOf(openpgp)
  // As a stream, because it is cut: the body is not read to its end.
  const head = await openpgp.readMessage({ binaryMessage: message.slice(0, HEAD).stream(), config })
  const { publicKeyEncryptedSessionKey, symEncryptedIntegrityProtectedData, symEncryptedSessionKey } = openpgp.enums.packet
  const body = head.packets.findPacket(symEncryptedIntegrityProtectedData)
  if (!body) throw damaged()
  const byKey = head.packets.indexOfTag(publicKeyEncryptedSessionKey).length > 0
  const byPassphrase = head.packets.indexOfTag(symEncryptedSessionKey).length > 0
  if ('passphrase' in how && !byPassphrase) throw new EnvelopeError('envelope_pgp_needs_key', 'This message opens with a key, not with a passphrase.')
  if ('keys' in how && !byKey) throw new EnvelopeError('envelope_pgp_needs_passphrase', 'This message opens with a passphrase, not with a key.')
  if ('keys' in how) {
    const wanted = head.getEncryptionKeyIDs()
    // An id of zeros hides for whom it is: then every key is tried.
    const mine = how.keys.some((key) => wanted.some((id) => /^0+$/.test(id.toHex()) || key.getKeys(id).length > 0))
    if (!mine) throw new EnvelopeError('envelope_pgp_other_key', 'This message was encrypted to another key.')
  }
  let found: DecryptedSessionKey[]
  try {
    found = await openpgp.decryptSessionKeys({ message: head, config, ...('keys' in how ? { decryptionKeys: [...how.keys] } : { passwords: [how.passphrase] }) })
  } catch (error) {
    throw 'keys' in how ? damaged(error) : new WrongSecretError({ cause: error })
  }
  const { encrypted } = body as unknown as { encrypted: Uint8Array | ReadableStream<Uint8Array> }
  const start = await beginning(encrypted)
  const fitting: DecryptedSessionKey[] = []
  for (const key of found) if (key.algorithm === null || await fits(key, start)) fitting.push(key)
  if (fitting.length === 0) throw 'keys' in how ? damaged() : new WrongSecretError()
  return fitting as SessionKey[]
}

/** The first 18 bytes of a body: its version stands apart already. */
async function beginning(encrypted: Uint8Array | ReadableStream<Uint8Array>): Promise<Uint8Array> {
  if (encrypted instanceof Uint8Array) return encrypted.subarray(0, 18)
  const reader = encrypted.getReader()
  let start = new Uint8Array(0)
  while (start.length < 18) {
    const { done, value } = await reader.read()
    if (done) break
    start = concat(start, value)
  }
  await reader.cancel().catch(() => undefined)
  return start.subarray(0, 18)
}

async function signaturesOf({ signatures }: DecryptMessageResult, signers: readonly PublicKey[]): Promise<FoundSignature[]> {
  return Promise.all(signatures.map(async ({ keyID, verified }): Promise<FoundSignature> => {
    const keyId = keyID.toHex().toUpperCase()
    const known = signers.some((key) => key.getKeys(keyID).length > 0)
    const good = await verified.then(() => true, () => false)
    return { keyId, state: good ? 'good' : known ? 'bad' : 'unknown-key' }
  }))
}

async function decrypt(openpgp: OpenpgpLibrary, content: Blob, { with: how, signers = [], ...work }: OpenpgpOpening): Promise<{ data: Uint8Array<ArrayBuffer>; filename: string | null; signatures: FoundSignature[] }> {
  const { signal } = work
  throwIfCancelled(signal)
  try {
    const message = await binaryOf(openpgp, content)
    const keys = await sessionKeys(openpgp, message, how)
    throwIfCancelled(signal)
    const progress = new Progress(message.size, work)
    const config = settingsOf(openpgp)
    const read = await openpgp.readMessage({ binaryMessage: new Uint8Array(await message.arrayBuffer()), config })
    progress.advance(0)
    const result = await openpgp.decrypt({ message: read, sessionKeys: keys, verificationKeys: [...signers], format: 'binary', config })
    const signatures = await signaturesOf(result, signers)
    progress.finish()
    return { data: result.data as Uint8Array<ArrayBuffer>, filename: result.filename, signatures }
  } catch (error) {
    throwIfCancelled(signal)
    throw error instanceof EnvelopeError ? error : damaged(error)
  }
}

/** A message may hold no name, or one that stands for "for your eyes only" (RFC 4880, 5.9). */
const nameOf = (filename: string | null): string => safeName(filename === null || filename === '_CONSOLE' ? '' : filename)

/**
 * Files of an OpenPGP message, binary or armored, ours or another program's, with what its signatures say. Content without an
 * integrity check is refused.
 *
 * @throws WrongSecretError when the passphrase does not open it.
 * @throws DamagedEnvelopeError when it was cut short or altered, or is no OpenPGP message.
 * @throws EnvelopeError when it was encrypted to another key, needs the other kind of secret, or the work was cancelled.
 */
export async function openOpenpgp(envelope: Blob, options: OpenpgpOpening): Promise<OpenedOpenpgp> {
  const openpgp = await loadOpenpgp()
  const { data, filename, signatures } = await decrypt(openpgp, envelope, options)
  const content = new Blob([data])
  const file = { name: nameOf(filename), type: '', content }
  return { files: filename === INNER_NAME ? await unpackOrKeep(file, options.signal ? { signal: options.signal } : {}) : [file], signatures }
}

/**
 * The text of an encrypted message body.
 * @throws as {@link openOpenpgp}
 */
export async function openOpenpgpText(armored: string, options: OpenpgpOpening): Promise<{ readonly text: string; readonly signatures: readonly FoundSignature[] }> {
  const { data, signatures } = await decrypt(await loadOpenpgp(), new Blob([armored]), options)
  return { text: new TextDecoder().decode(data).replaceAll('\r\n', '\n'), signatures }
}
