import { basename } from 'node:path'
import { EnvelopeError, type EnvelopeFile } from '../src/crypto/envelopes/envelope.ts'
import { fieldsSaid, type MetadataNote } from '../src/crypto/envelopes/metadata-notes.ts'
import { prepareFiles } from '../src/crypto/envelopes/prepare-files.ts'
import { unlockOwnKey } from '../src/crypto/keys/own-key.ts'
import { readPublicKeys } from '../src/crypto/keys/read-key.ts'
import { ENVELOPE_FORMATS, type SealWith } from './envelope-formats.ts'
import { EXIT, InputError, type Io, parseArguments, processIo, readBytes, takeAll } from './io.ts'
import { checkFree, writeNew } from './new-file.ts'
import { readPassphrase } from './passphrase-file.ts'
import { withProgress } from './progress.ts'
import { sentence, terminalLanguage } from './sentences.ts'
import { zipWarning } from './zip-passphrase.ts'

const USAGE = 'Usage: sceau seal FILE… --to FORMAT [--passphrase-file FILE | --recipient KEY… [--own-key KEY --passphrase-file FILE]] [--neutral-names] [--lang fr|en] --out FILE.'

const fileOf = (path: string): EnvelopeFile => ({ name: basename(path), type: '', content: new Blob([readBytes(path)]) })

const noteOf = (note: MetadataNote): string => sentence(note.code, [fieldsSaid(note, (key) => sentence(key, []))])

/** @throws InputError */
function languageOf(wanted: string | undefined): SealWith['language'] {
  if (wanted === undefined) return terminalLanguage()
  if (wanted !== 'fr' && wanted !== 'en') throw new InputError(`"${wanted}" is not a language of Sceau. There are: fr, en.`)
  return wanted
}

async function keysFor(recipients: readonly string[], own: string | undefined, passphrase: string | undefined, io: Io): Promise<Omit<SealWith, 'language'>> {
  if (own !== undefined && passphrase === undefined) throw new InputError(`--own-key needs its passphrase: give --passphrase-file. ${USAGE}`)
  if (own === undefined) io.error('Without --own-key nobody signs this envelope, and you cannot open it yourself.')
  return {
    recipients: (await Promise.all(recipients.map((path) => readPublicKeys(readBytes(path))))).flat(),
    ...(own === undefined || passphrase === undefined ? {} : { self: await unlockOwnKey(readBytes(own), passphrase) }),
  }
}

async function seal(args: readonly string[], io: Io): Promise<number> {
  const { values: recipients, rest } = takeAll(args, '--recipient')
  const { words, flags, options } = parseArguments(rest, { flags: ['--neutral-names'], options: ['--to', '--passphrase-file', '--own-key', '--lang', '--out'] })
  const [to, out, secret, own] = [options.get('--to'), options.get('--out'), options.get('--passphrase-file'), options.get('--own-key')]
  if (words.length === 0) throw new InputError(`No file was given. ${USAGE}`)
  if (to === undefined || out === undefined) throw new InputError(`${to === undefined ? '--to' : '--out'} is missing. ${USAGE}`)
  const format = Object.hasOwn(ENVELOPE_FORMATS, to) ? ENVELOPE_FORMATS[to] : undefined
  if (!format) throw new InputError(`"${to}" is not a format. There are: ${Object.keys(ENVELOPE_FORMATS).join(', ')}.`)
  if (secret === undefined && recipients.length === 0) throw new InputError(`Who may open it? Give --passphrase-file${to === 'pgp' ? ' or --recipient' : ''}. ${USAGE}`)
  if ((recipients.length > 0 || own !== undefined) && to !== 'pgp') throw new InputError(`Keys are for --to pgp. ${USAGE}`)
  if (own !== undefined && recipients.length === 0) throw new InputError(`--own-key goes with --recipient. ${USAGE}`)
  if (secret !== undefined && recipients.length > 0 && own === undefined) throw new InputError(`--passphrase-file and --recipient exclude each other, unless --own-key is given. ${USAGE}`)
  if (flags.has('--neutral-names') && to !== 'zip') throw new InputError(`--neutral-names is for --to zip. ${USAGE}`)
  if (options.has('--lang') && to !== 'html') throw new InputError(`--lang is for --to html. ${USAGE}`)
  const language = languageOf(options.get('--lang'))
  checkFree(out)
  const passphrase = secret === undefined ? undefined : readPassphrase(secret, io)
  if (to === 'zip') {
    const weak = await zipWarning(passphrase ?? '', words.map((path) => basename(path)))
    if (weak !== '') io.error(weak)
  }
  const opener = recipients.length > 0 ? await keysFor(recipients, own, passphrase, io) : { passphrase: passphrase ?? '', neutralNames: flags.has('--neutral-names') }
  const prepared = await prepareFiles(words.map(fileOf))
  const { content, notes = [] } = await withProgress(io, 'Sealing', (work) => format.seal(prepared.files, { ...opener, language }, work))
  await writeNew(out, content)
  for (const note of new Set([...prepared.notes.map(noteOf), ...notes.map((key) => sentence(key, []))])) io.error(note)
  io.out(`${out}: ${content.size} bytes, ${words.length === 1 ? 'one file' : `${words.length} files`} sealed.`)
  return EXIT.clean
}

/**
 * `sceau seal FILE… --to FORMAT --passphrase-file FILE --out FILE`, or for OpenPGP `--recipient KEY…`.
 * @returns 0 when the envelope was written, 2 for bad input (with a sentence on the error stream). Nothing partial is left.
 */
export async function runSeal(args: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    return await seal(args, io)
  } catch (error) {
    if (!(error instanceof InputError || error instanceof EnvelopeError)) throw error
    io.error(error.message)
    return EXIT.badInput
  }
}
