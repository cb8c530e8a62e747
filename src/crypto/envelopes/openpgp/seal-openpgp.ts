import type { Message, Signature } from 'openpgp'
import { loadOpenpgp, type OpenpgpLibrary, type PrivateKey, type PublicKey, settingsOf } from '../../keys/openpgp-library.ts'
import { BlobSink } from '../blob-sink.ts'
import { EnvelopeError, type EnvelopeFile, throwIfCancelled, type Work } from '../envelope.ts'
import { Progress } from '../progress.ts'
import { safeName } from '../safe-name.ts'
import { wellFormed } from '../../well-formed.ts'
import { packFiles } from '../zip/seal-zip.ts'

/** Who can open: holders of keys, or whoever has the passphrase. */
export type OpenpgpFor =
  | {
    /** Keys that `mayEncryptTo` let pass: this room does not ask again. */
    readonly recipients: readonly PublicKey[]
    /** The sender's unlocked key: it signs, and opens the envelope later. Null only where there is none: then nobody signs. */
    readonly self: PrivateKey | null
  }
  | { readonly passphrase: string; readonly self?: PrivateKey | null }

export interface OpenpgpSealing extends Work {
  readonly for: OpenpgpFor
  /** Text (.asc) instead of bytes (.pgp). A third larger, for places that take only text. */
  readonly armored?: boolean
  /** Up to how many bytes each step takes the content at once. */
  readonly atOnce?: AtOnce
}

export interface AtOnce {
  /** Signed and encrypted in one step: the fastest, and seven times the content in memory. */
  readonly everything: number
  /** Signed in one step, then encrypted in pieces: as fast from some MiB on, and three times the content. Above, all goes in pieces. */
  readonly signature: number
}

/**
 * In pieces the memory is the same whatever the size, but the library hashes in JavaScript there: twice the time in Chromium and four times in Firefox,
 * nearly all of it the signature's hash. So the signature is still made at once for whatever a mail carries.
 */
const AT_ONCE: AtOnce = { everything: 4 * 1024 ** 2, signature: 24 * 1024 ** 2 }

/** What a recipient's key lacks, told before anything is encrypted. */
async function checkKey(key: PublicKey): Promise<void> {
  try {
    await key.getEncryptionKey()
  } catch (error) {
    throw new EnvelopeError('envelope_pgp_key_unusable', `Nothing can be encrypted to the key of ${key.getUserIDs()[0] ?? key.getFingerprint()}: it has expired, was revoked, or is meant for something else.`, [key.getUserIDs()[0] ?? key.getFingerprint()], { cause: error })
  }
}

async function keysOf(openpgp: OpenpgpLibrary, { for: whom, signal }: OpenpgpSealing): Promise<Omit<Parameters<OpenpgpLibrary['encrypt']>[0], 'message' | 'format'>> {
  const config = settingsOf(openpgp)
  if ('passphrase' in whom) {
    if (whom.passphrase === '') throw new EnvelopeError('envelope_no_passphrase', 'An envelope needs a passphrase.')
    return { passwords: [whom.passphrase], config }
  }
  if (whom.recipients.length === 0) throw new EnvelopeError('envelope_no_recipient', 'An envelope needs somebody who can open it.')
  const own = whom.self ? [whom.self.toPublic()] : []
  const everyone = [...new Map([...whom.recipients, ...own].map((key) => [key.getFingerprint(), key])).values()]
  for (const key of everyone) await checkKey(key)
  throwIfCancelled(signal)
  return { encryptionKeys: everyone, config }
}

/** Reads a stream to its end, looking at the signal. */
async function collect(stream: ReadableStream<Uint8Array<ArrayBuffer>>, type: string, signal: AbortSignal | undefined): Promise<Blob> {
  const sink = new BlobSink()
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    sink.write(next.value)
    if (signal?.aborted) await reader.cancel()
    throwIfCancelled(signal)
  }
  return sink.blob(type)
}

type Whole = Message<Uint8Array<ArrayBuffer>>

/** The sender's signature on content that is taken at once, apart from it. */
async function signatureOf(openpgp: OpenpgpLibrary, message: Whole, self: PrivateKey): Promise<Signature> {
  const made = await openpgp.sign({ message, signingKeys: self, detached: true, format: 'binary', config: settingsOf(openpgp) }) as Uint8Array
  return openpgp.readSignature({ binarySignature: made })
}

async function encryptFile(openpgp: OpenpgpLibrary, { name, content }: EnvelopeFile, options: OpenpgpSealing): Promise<Blob> {
  const { signal, armored = false, atOnce = AT_ONCE, for: { self = null } } = options
  const keys = await keysOf(openpgp, options)
  const progress = new Progress(content.size, options)
  const filename = safeName(name)
  const type = armored ? 'text/plain' : 'application/pgp-encrypted'
  const signing = self ? { signingKeys: self } : {}
  const whole = async (): Promise<Whole> => openpgp.createMessage({ binary: new Uint8Array(await content.arrayBuffer()), filename })
  if (content.size <= atOnce.everything) {
    const given = { ...keys, ...signing, message: await whole() }
    progress.advance(0)
    const sealed = armored
      ? await openpgp.encrypt({ ...given, format: 'armored' }) as string
      : await openpgp.encrypt({ ...given, format: 'binary' }) as Uint8Array<ArrayBuffer>
    progress.finish()
    return new Blob([sealed], { type })
  }
  const signed = self && content.size <= atOnce.signature ? { signature: await signatureOf(openpgp, await whole(), self) } : signing
  throwIfCancelled(signal)
  const given = { ...keys, ...signed, message: await openpgp.createMessage({ binary: progress.read(content), filename }) }
  const pieces = armored
    ? (await openpgp.encrypt({ ...given, format: 'armored' }) as ReadableStream<string>).pipeThrough(new TextEncoderStream())
    : await openpgp.encrypt({ ...given, format: 'binary' }) as ReadableStream<Uint8Array<ArrayBuffer>>
  const sealed = await collect(pieces, type, signal)
  progress.finish()
  return sealed
}

/**
 * Files as one OpenPGP message that GnuPG and Sequoia open, encrypted to all recipients and to the sender, and signed. One file keeps
 * its name inside; several are put into an archive ("documents.zip") first.
 *
 * @throws EnvelopeError when a key cannot be used, nothing or nobody is given, or the work was cancelled.
 */
export async function sealOpenpgp(files: readonly EnvelopeFile[], options: OpenpgpSealing): Promise<Blob> {
  const { signal } = options
  throwIfCancelled(signal)
  const [first, ...others] = files
  if (!first) throw new EnvelopeError('envelope_no_files', 'There is no file to seal.')
  const openpgp = await loadOpenpgp()
  try {
    const file = others.length === 0 ? first : await packFiles(files, signal ? { signal } : {})
    return await encryptFile(openpgp, file, options)
  } catch (error) {
    throwIfCancelled(signal)
    throw error
  }
}

/**
 * The body of a message as armored text, encrypted and signed as files are.
 * @throws EnvelopeError as {@link sealOpenpgp}
 */
export async function sealOpenpgpText(text: string, options: Pick<OpenpgpSealing, 'for' | 'signal'>): Promise<string> {
  throwIfCancelled(options.signal)
  const openpgp = await loadOpenpgp()
  const keys = await keysOf(openpgp, options)
  const signing = options.for.self ? { signingKeys: options.for.self } : {}
  return await openpgp.encrypt({ ...keys, ...signing, message: await openpgp.createMessage({ text: wellFormed(text) }), format: 'armored' }) as string
}
