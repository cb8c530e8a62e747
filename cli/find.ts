import type { Box, Directory } from '../src/directory/index.ts'
import { readDirectory } from './directory-file.ts'
import { EXIT, InputError, type Io, parseArguments, processIo } from './io.ts'

const USAGE = 'Usage: sceau find QUERY --index INDEX [--json].'
const MOST = 20

/** How a box was found: as asked, by a name that is almost right, or as the present box of somebody whose address is gone. */
interface Found {
  readonly match: 'found' | 'similar' | 'gone' | 'instead'
  readonly box: Box
  readonly lastSeen?: string
}

function answer(directory: Directory, query: string): Found[] {
  const past = directory.byAddress(query) ? null : directory.gone(query)
  if (past) return [{ match: 'gone', ...past }, ...directory.boxesOf(past.box.nationalId).map((box): Found => ({ match: 'instead', box }))]
  const found = directory.search(query, MOST).map((box): Found => ({ match: 'found', box }))
  return found.length > 0 ? found : directory.similar(query, MOST).map((box): Found => ({ match: 'similar', box }))
}

function sentenceOf({ match, box, lastSeen }: Found): string {
  const { address, civility, givenName, familyName, profession, specialty, service, organisation, postcode, city, phone } = box
  const parts = [[civility, givenName, familyName].filter(Boolean).join(' '), specialty || profession, service, organisation, [postcode, city].filter(Boolean).join(' '), phone]
  const how = { found: '', similar: 'similar name', gone: `gone, last seen ${lastSeen?.slice(0, 10) ?? ''}`, instead: 'present mailbox of this person' }[match]
  return [address, ...parts, how].filter(Boolean).join('  ')
}

/**
 * `sceau find QUERY --index INDEX [--json]`: mailboxes of a person, trade and town, or address; names that are almost right when nothing
 * fits exactly.
 *
 * @returns 0 when there is one, 1 when there is none, 2 for bad input (with a sentence on the error stream).
 */
export async function runFind(args: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    const { words, flags, options } = parseArguments(args, { flags: ['--json'], options: ['--index'] })
    const path = options.get('--index')
    if (words.length === 0) throw new InputError(`No name or address was given. ${USAGE}`)
    if (path === undefined) throw new InputError(`--index is missing. ${USAGE}`)
    const directory = await readDirectory(path)
    const found = answer(directory, words.join(' '))
    if (flags.has('--json')) io.out(JSON.stringify({ date: directory.date, boxes: found.map(({ match, box, lastSeen }) => ({ match, ...(lastSeen === undefined ? {} : { lastSeen }), ...box })) }))
    else for (const one of found) io.out(sentenceOf(one))
    return found.length > 0 ? EXIT.clean : EXIT.found
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    io.error(error.message)
    return EXIT.badInput
  }
}
