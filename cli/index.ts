import { buildIndex } from '../src/directory/index.ts'
import { boxesOf, dateOf, readIndex } from './directory-file.ts'
import { EXIT, InputError, type Io, parseArguments, processIo } from './io.ts'
import { checkFree, writeNew } from './new-file.ts'

const USAGE = 'Usage: sceau index FILE… --out INDEX [--former INDEX].'

async function index(args: readonly string[], io: Io): Promise<number> {
  const { words: paths, options } = parseArguments(args, { flags: [], options: ['--out', '--former'] })
  const [out, former] = [options.get('--out'), options.get('--former')]
  if (paths.length === 0) throw new InputError(`No file was given. ${USAGE}`)
  if (out === undefined) throw new InputError(`--out is missing. ${USAGE}`)
  checkFree(out)
  const gone = former === undefined ? [] : readIndex(former).departing()
  let count = 0
  const bytes = await buildIndex(boxesOf(paths), {
    // The oldest of several: nothing in the index is newer than it says.
    date: paths.map(dateOf).sort()[0] ?? '', gone, onProgress: ({ boxes }) => {
      count = boxes
    },
  })
  await writeNew(out, new Blob([bytes]))
  io.out(`${out}: ${count} mailboxes, ${bytes.length} bytes`)
  return EXIT.clean
}

/**
 * `sceau index FILE… --out INDEX [--former INDEX]`: the offline index of public files of mailboxes. What only the former index has is
 * remembered as gone.
 *
 * @returns 0 when it was written, 2 for bad input (with a sentence on the error stream).
 */
export async function runIndex(args: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    return await index(args, io)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    io.error(error.message)
    return EXIT.badInput
  }
}
