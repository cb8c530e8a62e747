import { statSync } from 'node:fs'
import { InputError, type Io, readBytes } from './io.ts'

/**
 * The first line of a file, without blanks around it. Warns when other people of this computer can read the file.
 * @throws InputError
 */
export function readPassphrase(path: string, io: Io): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readBytes(path))
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`${path}: this is not UTF-8 text.`, { cause: error })
  }
  const passphrase = (text.split(/\r?\n|\r/, 1)[0] ?? '').trim()
  if (passphrase === '') throw new InputError(`${path}: the first line holds no passphrase.`)
  const { mode } = statSync(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) io.error(`${path}: other people of this computer can read this passphrase. "chmod 600" ends that.`)
  return passphrase
}
