import { randomUUID } from 'node:crypto'
import { constants, copyFileSync, existsSync, linkSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { EnvelopeFile } from '../src/crypto/envelopes/envelope.ts'
import { InputError } from './io.ts'

/** What was opened is for the eyes of whoever opened it. */
const MINE = 0o600

const exists = (path: string): InputError => new InputError(`${path}: this exists already. Nothing was written.`)

function cannotWrite(path: string, error: unknown): InputError {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  const cause = { ENOENT: 'there is no such folder', EACCES: 'this folder may not be written to', ENOSPC: 'the disk is full', EROFS: 'this disk may not be written to', ENOTDIR: 'there is no such folder' }[String(code)]
  return new InputError(`${path}: ${cause ?? 'it could not be written'}.`, { cause: error })
}

/** @throws InputError when something is there. Asked before long work; the writing itself does not rely on it. */
export function checkFree(path: string): void {
  if (existsSync(path)) throw exists(path)
  const folder = dirname(resolve(path))
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new InputError(`${path}: there is no such folder.`)
}

/** Gives a finished file its name, unless something has that name. A link never replaces; some disks know no links. */
function settle(made: string, path: string): void {
  try {
    linkSync(made, path)
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST') throw exists(path)
    copyFileSync(made, path, constants.COPYFILE_EXCL)
  }
}

/**
 * Writes a file that is not there yet: whole, or not at all.
 * @throws InputError
 */
export async function writeNew(path: string, content: Blob): Promise<void> {
  const made = join(dirname(resolve(path)), `.${basename(path)}.${randomUUID()}.part`)
  try {
    await writeFile(made, content.stream(), { flag: 'wx', mode: MINE })
    settle(made, path)
  } catch (error) {
    throw error instanceof InputError ? error : cannotWrite(path, error)
  } finally {
    rmSync(made, { force: true })
  }
}

/**
 * Writes files into a folder, which is made when it is missing: all of them, or none. Nothing there is replaced.
 * @returns Their paths.
 * @throws InputError
 */
export async function writeAllNew(folder: string, files: readonly EnvelopeFile[]): Promise<string[]> {
  const paths = files.map(({ name }) => join(folder, name))
  const taken = paths.find((path) => existsSync(path))
  if (taken !== undefined) throw exists(taken)
  let made: string | undefined
  const settled: string[] = []
  try {
    made = mkdtempSync(join(dirname(resolve(folder)), `.${basename(folder)}.part-`))
    for (const { name, content } of files) await writeFile(join(made, name), content.stream(), { flag: 'wx', mode: MINE })
    if (existsSync(folder)) {
      for (const { name } of files) {
        settle(join(made, name), join(folder, name))
        settled.push(join(folder, name))
      }
    } else {
      // A folder that came in between is replaced only when it is empty.
      renameSync(made, folder)
    }
    return paths
  } catch (error) {
    for (const path of settled) rmSync(path, { force: true })
    throw error instanceof InputError ? error : cannotWrite(folder, error)
  } finally {
    if (made !== undefined) rmSync(made, { recursive: true, force: true })
  }
}
