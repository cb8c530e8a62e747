import { openAsBlob, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Box, buildIndex, DirectoryFormatError, type IndexedDirectory, IndexFormatError, isIndex, openIndex, readFiles } from '../src/directory/index.ts'
import { InputError, readBytes } from './io.ts'

function saying<Result>(path: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof DirectoryFormatError || error instanceof IndexFormatError) throw new InputError(`${path}: ${error.message}`, { cause: error })
    throw error
  }
}

/** Boxes of public files: those of mailboxes, joined with the register and judged by the white list where these are among them. @throws InputError */
export async function* boxesOf(paths: readonly string[]): AsyncGenerator<Box> {
  try {
    yield* readFiles(await Promise.all(paths.map(async (path) => {
      // A path that is no file is said as everywhere else.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) readBytes(path)
      return openAsBlob(path)
    })))
  } catch (error) {
    if (error instanceof DirectoryFormatError) throw new InputError(`${paths.join(', ')}: ${error.message}`, { cause: error })
    throw error
  }
}

/** When a file was made: as its name says ("…_202611260830.txt"), else as the disk says. ISO. */
export function dateOf(path: string): string {
  const [, year, month, day, hour, minute] = /_(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)\.\w+$/.exec(basename(path)) ?? []
  const named = Date.parse(`${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:00Z`)
  return (Number.isNaN(named) ? statSync(path).mtime : new Date(named)).toISOString()
}

/** An index that `sceau index` made. @throws InputError */
export const readIndex = (path: string): IndexedDirectory => saying(path, () => openIndex(readBytes(path)))

/** A directory from an index, or from a public file of mailboxes. @throws InputError */
export async function readDirectory(path: string): Promise<IndexedDirectory> {
  return isIndex(readBytes(path)) ? readIndex(path) : openIndex(await buildIndex(boxesOf([path]), { date: dateOf(path) }))
}
