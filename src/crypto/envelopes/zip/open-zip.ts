import type { FileEntry, ZipReader } from '@zip.js/zip.js'
import { BlobSink } from '../blob-sink.ts'
import { DamagedEnvelopeError, EnvelopeError, type EnvelopeFile, throwIfCancelled, type Work, WrongSecretError } from '../envelope.ts'
import { Progress } from '../progress.ts'
import { safeNames } from '../safe-name.ts'
import { INNER_NAME } from './seal-zip.ts'
import { INSIDE_OUR_WORKER, loadZip } from './zip-library.ts'

/** What an archive may grow to before it is taken for a trap. */
export interface ZipLimits {
  /** Bytes of all files together. */
  readonly bytes: number
  readonly files: number
  /** How many times larger than the archive all files together may be, once they exceed 64 MiB. */
  readonly ratio: number
}

export const ZIP_LIMITS: ZipLimits = { bytes: 1024 ** 3, files: 5_000, ratio: 200 }
const HARMLESS = 64 * 1024 ** 2

export interface ZipOpening extends Work {
  readonly secret: string
  readonly limits?: ZipLimits
}

const tooLarge = (): EnvelopeError =>
  new EnvelopeError('envelope_zip_too_large', 'Opened, this archive would be far larger than it looks. It was not opened.')

const damaged = (cause?: unknown): DamagedEnvelopeError =>
  new DamagedEnvelopeError('envelope_zip_damaged', 'This ZIP file is damaged or incomplete. Nothing of it was taken.', [], { cause })

/** Counts what really comes out, whatever the archive claims. */
class Allowance {
  private used = 0
  private readonly most: number
  constructor(archive: number, { bytes, ratio }: ZipLimits) {
    this.most = Math.min(bytes, Math.max(HARMLESS, archive * ratio))
  }

  /** @throws EnvelopeError */
  take(bytes: number): void {
    this.used += bytes
    if (this.used > this.most) throw tooLarge()
  }

  /** @throws EnvelopeError when so many bytes more would not fit. */
  check(bytes: number): void {
    if (this.used + bytes > this.most) throw tooLarge()
  }
}

async function filesOf(zip: ZipReader<unknown>, limits: ZipLimits): Promise<FileEntry[]> {
  const entries: FileEntry[] = []
  // Hostile names are made safe below, not a reason to lose the files.
  for await (const entry of zip.getEntriesGenerator({ filenameValidation: 'tolerant' })) {
    if (!entry.directory) entries.push(entry)
    if (entries.length > limits.files) throw tooLarge()
  }
  return entries
}

async function contentOf(entry: FileEntry, options: { password?: string; signal?: AbortSignal }, allowance: Allowance, progress: Progress): Promise<Blob> {
  const content = new BlobSink()
  let refused: unknown
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(piece) {
      try {
        allowance.take(piece.length)
        progress.advance(piece.length)
      } catch (error) {
        refused = error
        throw error
      }
      content.write(piece)
    },
  })
  try {
    await entry.getData(sink, { ...options, checkCrc32: true, checkAuthenticationCode: true, checkOverlappingEntry: true, strictness: 'balanced' })
  } catch (error) {
    throw refused ?? error
  }
  return content.blob()
}

async function read(zip: ZipReader<unknown>, size: number, options: { password?: string }, { limits = ZIP_LIMITS, ...work }: Omit<ZipOpening, 'secret'>, allowance = new Allowance(size, limits)): Promise<EnvelopeFile[]> {
  const entries = await filesOf(zip, limits)
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  allowance.check(total)
  const { password } = options
  if (password !== undefined) {
    if (entries.length === 0 || entries.some(({ encrypted }) => !encrypted)) {
      throw new EnvelopeError('envelope_zip_not_encrypted', 'This ZIP file is not an encrypted envelope: its files can be read without a passphrase.')
    }
    // The old ZIP encryption is broken, and nothing says whether the content was changed on its way.
    if (entries.some(({ zipCrypto }) => zipCrypto)) throw new EnvelopeError('envelope_zip_old_encryption', 'This ZIP file uses the old ZIP encryption, which protects nothing. Ask for an AES-256 ZIP.')
    await entries[0]?.getData(new WritableStream(), { password, checkPasswordOnly: true })
  }
  const progress = new Progress(total, work)
  const names = safeNames(entries.map(({ filename }) => filename))
  const files: EnvelopeFile[] = []
  for (const [index, entry] of entries.entries()) {
    const content = await contentOf(entry, { ...options, ...(work.signal ? { signal: work.signal } : {}) }, allowance, progress)
    files.push({ name: names[index] ?? '', type: '', content })
  }
  await zip.close()
  return files
}

async function guarded<Result>(signal: AbortSignal | undefined, job: () => Promise<Result>): Promise<Result> {
  const { ERR_ENCRYPTED, ERR_INVALID_PASSWORD, ERR_UNSUPPORTED_COMPRESSION, ERR_UNSUPPORTED_ENCRYPTION } = await loadZip()
  try {
    throwIfCancelled(signal)
    return await job()
  } catch (error) {
    throwIfCancelled(signal)
    if (error instanceof EnvelopeError) throw error
    const message = error instanceof Error ? error.message : ''
    if (message === ERR_INVALID_PASSWORD || message === ERR_ENCRYPTED) throw new WrongSecretError({ cause: error })
    if (message === ERR_UNSUPPORTED_COMPRESSION || message === ERR_UNSUPPORTED_ENCRYPTION) {
      throw new EnvelopeError('envelope_zip_unsupported', 'This ZIP file uses a method that Sceau does not read. 7-Zip may open it.', [], { cause: error })
    }
    throw damaged(error)
  }
}

/**
 * Files of an archive that is not encrypted, as they were put in by {@link packFiles}. Names are made safe.
 * @throws DamagedEnvelopeError, EnvelopeError beyond the limits or when the work was cancelled.
 */
export async function unpackFiles(archive: Blob, options: Omit<ZipOpening, 'secret'> = {}): Promise<EnvelopeFile[]> {
  const { BlobReader, ZipReader } = await loadZip()
  return guarded(options.signal, () => read(new ZipReader(new BlobReader(archive), INSIDE_OUR_WORKER), archive.size, {}, options))
}

/**
 * The files of an archive found inside an envelope; the archive itself where it is not one that we made (somebody may have sent an
 * encrypted "documents.zip" of their own).
 *
 * @throws EnvelopeError beyond the limits, or when the work was cancelled.
 */
export async function unpackOrKeep(inner: EnvelopeFile, options: Omit<ZipOpening, 'secret'>, allowance?: Allowance): Promise<EnvelopeFile[]> {
  const { BlobReader, ZipReader } = await loadZip()
  try {
    return await guarded(options.signal, () => read(new ZipReader(new BlobReader(inner.content), INSIDE_OUR_WORKER), inner.content.size, {}, options, allowance))
  } catch (error) {
    if (error instanceof DamagedEnvelopeError || error instanceof WrongSecretError) return [inner]
    throw error
  }
}

/**
 * Files of an AES-encrypted ZIP, ours or another program's. Names are made safe: no path, no reserved or misleading name, no two
 * alike. Nothing is given before the authentication code of every file was checked.
 *
 * @throws WrongSecretError
 * @throws DamagedEnvelopeError when it was cut short or altered.
 * @throws EnvelopeError when it is not encrypted, uses the old encryption, exceeds the limits, or the work was cancelled.
 */
export async function openZip(envelope: Blob, options: ZipOpening): Promise<EnvelopeFile[]> {
  const { BlobReader, ZipReader } = await loadZip()
  const { secret, limits = ZIP_LIMITS } = options
  return guarded(options.signal, async () => {
    const files = await read(new ZipReader(new BlobReader(envelope), INSIDE_OUR_WORKER), envelope.size, { password: secret }, options)
    const [inner] = files
    if (!inner || files.length > 1 || inner.name !== INNER_NAME) return files
    // Measured against the envelope that came by mail, not against the archive inside, which may itself have been inflated.
    return unpackOrKeep(inner, options, new Allowance(envelope.size, limits))
  })
}

/** Whether these first bytes begin a ZIP file. */
export const looksLikeZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
