import { basename } from 'node:path'
import { EnvelopeError } from '../src/crypto/envelopes/envelope.ts'
import { safeNames } from '../src/crypto/envelopes/safe-name.ts'
import type { PrivateKey } from '../src/crypto/keys/openpgp-library.ts'
import { unlockOwnKey } from '../src/crypto/keys/own-key.ts'
import { readPublicKeys } from '../src/crypto/keys/read-key.ts'
import { ENVELOPE_FORMATS, type OpenWith } from './envelope-formats.ts'
import { EXIT, InputError, type Io, parseArguments, processIo, readBytes, takeAll } from './io.ts'
import { writeAllNew } from './new-file.ts'
import { readPassphrase } from './passphrase-file.ts'
import { withProgress } from './progress.ts'

const USAGE = 'Usage: sceau open FILE --passphrase-file FILE [--key KEY…] [--signer KEY…] --out FOLDER.'
const HEAD = 64 * 1024

async function unlocked(paths: readonly string[], passphrase: string): Promise<PrivateKey[]> {
  return Promise.all(paths.map((path) => unlockOwnKey(readBytes(path), passphrase)))
}

async function openOne(args: readonly string[], io: Io): Promise<number> {
  const { values: keys, rest } = takeAll(args, '--key')
  const { values: signers, rest: others } = takeAll(rest, '--signer')
  const { words, options } = parseArguments(others, { flags: [], options: ['--passphrase-file', '--out'] })
  const [path] = words
  const [out, secret] = [options.get('--out'), options.get('--passphrase-file')]
  if (path === undefined || words.length > 1) throw new InputError(`One file is needed. ${USAGE}`)
  if (out === undefined || secret === undefined) throw new InputError(`${out === undefined ? '--out' : '--passphrase-file'} is missing. ${USAGE}`)
  const bytes = readBytes(path)
  const format = Object.values(ENVELOPE_FORMATS).find(({ recognise }) => recognise(bytes.subarray(0, HEAD), basename(path)))
  if (!format) throw new InputError(`${path}: this is no envelope that Sceau knows.`)
  const publicKeys = (await Promise.all(signers.map((signer) => readPublicKeys(readBytes(signer))))).flat()
  const passphrase = readPassphrase(secret, io)
  const using: OpenWith = { passphrase, ...(keys.length > 0 ? { keys: await unlocked(keys, passphrase) } : {}), signers: publicKeys }
  const { files, notes = [] } = await withProgress(io, 'Opening', (work) => format.open(new Blob([bytes]), using, work))
  // Whoever sealed it chose the names.
  const names = safeNames(files.map(({ name }) => name))
  const written = await writeAllNew(out, files.map((file, index) => ({ ...file, name: names[index] ?? '' })))
  for (const note of notes) io.error(note)
  for (const file of written) io.out(file)
  return EXIT.clean
}

/**
 * `sceau open FILE --passphrase-file FILE --out FOLDER`. The format is told by the content.
 * @returns 0 when the files were written, 1 when the envelope cannot be opened (wrong passphrase, damaged), 2 for bad input. A sentence
 *   on the error stream says why; nothing partial is left.
 */
export async function runOpen(args: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    return await openOne(args, io)
  } catch (error) {
    if (!(error instanceof InputError || error instanceof EnvelopeError)) throw error
    io.error(error.message)
    return error instanceof InputError || error.key === 'envelope_not_a_key' ? EXIT.badInput : EXIT.found
  }
}
