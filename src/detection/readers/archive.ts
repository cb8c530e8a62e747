import type { FileEntry } from '@zip.js/zip.js'
import { loadZip } from '../../crypto/index.ts'
import { joined } from './joined.ts'
import { LIMITS } from './limits.ts'
import { decodeText } from './text.ts'
import { type Budget, UnreadError } from './reading.ts'

/** One file of an archive. */
export interface Entry {
  readonly name: string
  readonly encrypted: boolean
  /** Bytes as the archive claims; not trusted. */
  readonly size: number
  /** @throws UnreadError when it is damaged, packed in a way nobody here knows, or larger than what is left. */
  readonly bytes: () => Promise<Uint8Array>
}

/** What is in a ZIP archive. */
export interface Archive {
  readonly entries: readonly Entry[]
  /** Whether it holds more files than were listed. */
  readonly more: boolean
}

async function contentOf(entry: FileEntry, budget: Budget): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const refused: UnreadError[] = []
  let length = 0
  const sink = new WritableStream<Uint8Array>({
    write(piece) {
      try {
        budget.unpack(piece.length)
      } catch (error) {
        if (error instanceof UnreadError) refused.push(error)
        throw error
      }
      length += piece.length
      pieces.push(piece)
    },
  })
  try {
    await entry.getData(sink, { useWebWorkers: false, checkCrc32: true })
  } catch (error) {
    throw refused[0] ?? new UnreadError('damaged', { cause: error })
  }
  return joined(pieces, length)
}

/** The files of a ZIP archive, without unpacking any. @throws UnreadError when it is damaged. */
export async function openArchive(bytes: Uint8Array, budget: Budget): Promise<Archive> {
  const { Uint8ArrayReader, ZipReader } = await loadZip()
  const entries: Entry[] = []
  try {
    const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
    for await (const entry of zip.getEntriesGenerator({ filenameValidation: 'tolerant' })) {
      // What was listed so far is still looked at.
      if (entries.length >= LIMITS.files) return { entries, more: true }
      budget.check()
      const { filename, encrypted, uncompressedSize } = entry
      entries.push({
        name: filename, encrypted, size: uncompressedSize,
        bytes: () => (entry.directory ? Promise.resolve(new Uint8Array()) : contentOf(entry, budget)),
      })
    }
    return { entries, more: false }
  } catch (error) {
    throw error instanceof UnreadError ? error : new UnreadError('damaged', { cause: error })
  }
}

/** Part of an office document as text. @throws UnreadError when it is damaged or too large. */
export async function partText(entry: Entry): Promise<string> {
  const bytes = await entry.bytes()
  if (bytes.length > LIMITS.textBytes) throw new UnreadError('too-big')
  return decodeText(bytes)
}
