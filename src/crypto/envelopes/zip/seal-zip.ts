import type { ZipWriter, ZipWriterConstructorOptions } from '@zip.js/zip.js'
import { BlobSink } from '../blob-sink.ts'
import { EnvelopeError, type EnvelopeFile, throwIfCancelled, type Work } from '../envelope.ts'
import { Progress } from '../progress.ts'
import { neutralNames, safeNames } from '../safe-name.ts'
import { isCompressible } from './compressible.ts'
import { INSIDE_OUR_WORKER, loadZip, type ZipWorkers } from './zip-library.ts'

export interface ZipSealing extends Work {
  /**
   * The password, in printable ASCII: other characters open in no two programs alike. It has to be generated (the caller
   * guarantees it): the format stretches it by 1,000 rounds of PBKDF2-HMAC-SHA-1 only, so a chosen word would be guessed.
   */
  readonly secret: string
  /**
   * Whether the files stand with their real names in an archive inside. Without it the names outside, which nobody encrypts,
   * are neutral ("document-1.pdf") and the real ones are not sent. Gmail refuses an encrypted archive that holds an archive.
   */
  readonly innerArchive: boolean
  /** Encrypts several files beside each other; without it one after another. */
  readonly workers?: ZipWorkers
}

/** What the archive inside is called. A ZIP of ours that holds nothing but this is opened in one go. */
export const INNER_NAME = 'documents.zip'

/** @throws EnvelopeError when this secret would not open everywhere. */
export function checkZipSecret(secret: string): void {
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(secret)) {
    throw new EnvelopeError('envelope_zip_secret_characters', 'The passphrase of a ZIP may hold only unaccented letters, digits and common signs, without a blank at its ends.')
  }
}

/** @param most How many files may be under way at once. They stand in the archive in their own order all the same. */
async function addFiles(zip: ZipWriter<unknown>, files: readonly EnvelopeFile[], names: readonly string[], progress: Progress, most = 1): Promise<void> {
  const running = new Set<Promise<void>>()
  for (const [index, { name, content }] of files.entries()) {
    // An empty file is deflated to two bytes: the library leaves out salt and MAC where there is nothing to encrypt, which 7-Zip refuses.
    const level = content.size === 0 || (await isCompressible(name, content)) ? 6 : 0
    // One that failed stays in the set and is heard here or at the end.
    if (running.size >= most) await Promise.race(running)
    const adding: Promise<void> = zip.add(names[index] ?? '', progress.read(content), { level, uncompressedSize: content.size })
      .then(() => void running.delete(adding))
    adding.catch(() => undefined)
    running.add(adding)
  }
  await Promise.all(running)
  await zip.close()
}

const plain = (signal: AbortSignal | undefined): ZipWriterConstructorOptions => ({
  ...INSIDE_OUR_WORKER,
  // No date of a file leaves: it may say when a patient came. No extra fields that only few programs read.
  extendedTimestamp: false, keepOrder: true,
  ...(signal ? { signal } : {}),
})

/** Errors that streams and the library wrap are told as what they are. */
function toldAs(error: unknown, signal: AbortSignal | undefined): unknown {
  throwIfCancelled(signal)
  return error
}

/**
 * Several files as one, with their own names made safe. Not encrypted: to be put inside an envelope.
 * @throws EnvelopeError when the work was cancelled.
 */
export async function packFiles(files: readonly EnvelopeFile[], work: Work = {}): Promise<EnvelopeFile> {
  const { ZipWriter } = await loadZip()
  const archive = new BlobSink()
  try {
    const total = files.reduce((sum, { content }) => sum + content.size, 0)
    await addFiles(new ZipWriter(archive.stream(), plain(work.signal)), files, safeNames(files.map(({ name }) => name)), new Progress(total, work))
    return { name: INNER_NAME, type: 'application/zip', content: archive.blob('application/zip') }
  } catch (error) {
    throw toldAs(error, work.signal)
  }
}

/**
 * Files as one AES-256 ZIP (WinZip AE-2), which 7-Zip, WinZip, Keka and libarchive open. Content that is compressed already is
 * stored as it is. Never the old ZIP encryption.
 *
 * @throws EnvelopeError for a secret that would not open everywhere, no file, or when the work was cancelled.
 */
export async function sealZip(files: readonly EnvelopeFile[], options: ZipSealing): Promise<Blob> {
  const { secret, innerArchive, workers, signal } = options
  checkZipSecret(secret)
  if (files.length === 0) throw new EnvelopeError('envelope_no_files', 'There is no file to seal.')
  throwIfCancelled(signal)
  const { createBlobTempStream, ZipWriter } = await loadZip(workers)
  const total = files.reduce((sum, { content }) => sum + content.size, 0)
  const progress = new Progress(total, options)
  const names = files.map(({ name }) => name)
  const archive = new BlobSink()
  // What is done before its turn waits in a Blob. The archive inside is one entry outside, and so is one file: a worker would only cost.
  const beside = workers && !innerArchive && files.length > 1 ? { useWebWorkers: true, createTempStream: createBlobTempStream() } : {}
  // AE-2: the checksum of the content, which would confirm a guess, is left out; a MAC stands in its place.
  const outer = new ZipWriter(archive.stream(), { ...plain(signal), ...beside, password: secret, encryptionStrength: 3, zipCrypto: false })
  try {
    if (innerArchive) {
      // From one writer into the other: the readable archive never stands anywhere as a whole.
      const between = new TransformStream<Uint8Array, Uint8Array>()
      const packed = addFiles(new ZipWriter(between.writable, plain(signal)), files, safeNames(names), progress)
      // A reader that stops early must not leave the other waiting for ever, nor its error unheard.
      packed.catch((error: unknown) => between.writable.abort(error).catch(() => undefined))
      await Promise.all([packed, outer.add(INNER_NAME, between.readable, { level: 0 })])
      await outer.close()
    } else {
      await addFiles(outer, files, neutralNames(names), progress, workers?.most)
    }
    progress.finish()
    return archive.blob('application/zip')
  } catch (error) {
    throw toldAs(error, signal)
  }
}
