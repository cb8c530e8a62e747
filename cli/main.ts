import { runCheck } from './check.ts'
import { runFind } from './find.ts'
import { runIndex } from './index.ts'
import { EXIT, type Io, processIo } from './io.ts'
import { runOpen } from './open.ts'
import { runScan } from './scan.ts'
import { runSeal } from './seal.ts'

const HELP = `sceau scan FILE… [--json]              what each file holds, with places
sceau scan --jsonl [FILE|-]            one {"id","subject","text","from"?,"to"?,"cc"?} a line
sceau check DRAFT.json [--directory FILE] [--history FILE] [--json]
                                       the verdict for a draft
sceau check --jsonl FILE [--directory FILE]
                                       one {"id","draft","history"} a line
sceau seal FILE… --to pdf|html|zip|pgp --passphrase-file FILE [--neutral-names] [--lang fr|en] --out FILE
sceau seal FILE… --to pgp --recipient KEY… [--own-key KEY --passphrase-file FILE] --out FILE
                                       one encrypted file; --own-key signs, and opens it later; --neutral-names for a
                                       ZIP through Gmail, which refuses an archive inside; --lang for the page that an
                                       HTML envelope is (else the terminal's language, else French)
sceau open FILE --passphrase-file FILE [--key KEY…] [--signer KEY…] --out FOLDER
                                       the files of an envelope; its format is recognised
sceau index FILE… --out INDEX [--former INDEX]
                                       one offline index of the public files of mailboxes; what only the former index
                                       has is remembered as gone. "check --directory" takes an index too
sceau find QUERY --index INDEX [--json]
                                       mailboxes of a name, trade and town, or address
Exit codes: 0 nothing to stop, or done; 1 something was found, the envelope cannot be opened, or "find" knows nobody; 2 bad input.`

const COMMANDS: Readonly<Record<string, (args: readonly string[], io: Io) => Promise<number>>> = { scan: runScan, check: runCheck, seal: runSeal, open: runOpen, index: runIndex, find: runFind }

/** Runs one command. Returns its exit code. */
export async function run(args: readonly string[], io: Io = processIo()): Promise<number> {
  const [name = '', ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') {
    io.out(HELP)
    return EXIT.clean
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) return command(rest, io)
  io.error(name === '' ? HELP : `"${name}" is not a command of sceau.\n${HELP}`)
  return EXIT.badInput
}
