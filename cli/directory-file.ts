import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Box, buildIndex, DirectoryFormatError, type IndexedDirectory, IndexFormatError, isIndex, openIndex, parseOpenDataFile } from '../src/directory/index.ts'
import { InputError, readBytes } from './io.ts'

function saying<Result>(path: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof DirectoryFormatError || error instanceof IndexFormatError) throw new InputError(`${path}: ${error.message}`, { cause: error })
    throw error
  }
}

function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new InputError(`${path}: this is not UTF-8 text.`, { cause: error })
  }
}

/** Boxes of public files of mailboxes, one file after the other. @throws InputError */
export function* boxesOf(paths: readonly string[]): Generator<Box> {
  for (const path of paths) yield* saying(path, () => parseOpenDataFile(textOf(path, readBytes(path))))
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
