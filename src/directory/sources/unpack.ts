import { DirectoryFormatError } from '../format-error.ts'

const SIGNATURES = { zip: [0x50, 0x4b, 3, 4], gzip: [0x1f, 0x8b] } as const
/** A text that grows beyond this is none of ours: the register has 0.9 GB. */
const MOST_BYTES = 4 * 1024 ** 3

/** Hands a stream on piece by piece. */
export async function* bytesIn(stream: ReadableStream<Uint8Array>, most = MOST_BYTES): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  let length = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length
      if (length > most) throw new DirectoryFormatError('directory_too_long', 'This file is too long to be the directory.')
      yield next.value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

const begins = (head: Uint8Array, sign: readonly number[]): boolean => sign.every((byte, at) => head[at] === byte)

const damaged = (cause: unknown): DirectoryFormatError =>
  new DirectoryFormatError('directory_packed_damaged', 'This compressed file is damaged or incomplete.', [], { cause })

/** What zip.js gives where its archive is broken are plain errors: all of them mean the same here. */
async function* orDamaged(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    throw error instanceof DirectoryFormatError ? error : damaged(error)
  }
}

/** The one text of an archive: the only file, or the only one that bears the name of `wanted`. */
async function* fromZip(file: Blob, wanted: RegExp): AsyncGenerator<Uint8Array> {
  const { BlobReader, ZipReader, configure } = await import('@zip.js/zip.js/lib/zip-core.js')
  // The library's own worker is made of a blob, which an extension's policy refuses; the caller is a worker already.
  configure({ useWebWorkers: false })
  const archive = new ZipReader(new BlobReader(file))
  try {
    const files = (await archive.getEntries()).filter((entry) => !entry.directory)
    const named = files.length === 1 ? files : files.filter(({ filename }) => wanted.test(filename))
    const [only] = named
    if (!only || named.length > 1) {
      throw new DirectoryFormatError('directory_zip_several', 'This archive does not hold exactly one directory file.', [String(files.length)])
    }
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const writing = only.getData(writable)
    // Both ends of one stream: a failure of the writing end comes out of the reading end.
    writing.catch(() => undefined)
    yield* bytesIn(readable)
    await writing
  } finally {
    await archive.close().catch(() => undefined)
  }
}

/**
 * The text of a directory file as it was downloaded or chosen: plain, gzip, or a ZIP archive with one text in it, told apart by
 * their first bytes. Streams; a file on the disk stays there.
 * @param wanted Name of the file to take out of an archive that holds several.
 * @throws DirectoryFormatError, also while reading.
 */
export async function* unpacked(file: Blob, wanted: RegExp): AsyncGenerator<Uint8Array> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  if (begins(head, SIGNATURES.zip)) yield* orDamaged(fromZip(file, wanted))
  else if (begins(head, SIGNATURES.gzip)) yield* orDamaged(bytesIn(file.stream().pipeThrough(new DecompressionStream('gzip'))))
  else yield* bytesIn(file.stream())
}
