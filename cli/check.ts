import type { Directory } from '../src/directory/index.ts'
import { DEFAULT_POLICY, type Draft, type History, judgeByDirectory, type Verdict } from '../src/guard/index.ts'
import { readDirectory } from './directory-file.ts'
import { draftOf, historyOf, readHistory } from './draft-file.ts'
import { EXIT, InputError, type Io, parseArguments, processIo, readBytes, readJsonLines } from './io.ts'
import { printed } from './scan.ts'
import { sentence } from './sentences.ts'

const USAGE = 'Usage: sceau check DRAFT.json [--directory FILE] [--history FILE] [--json], or sceau check --jsonl FILE [--directory FILE] [--history FILE].'

function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readBytes(path))
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`${path}: this is not UTF-8 text.`, { cause: error })
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readText(path).replace(/^\ufeff/, ''))
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`${path}: this is not JSON.`, { cause: error })
  }
}

/** The verdict as the browser would give it. A sender in the trust space is composing inside the secure webmail. */
export function verdictOf(draft: Draft, history: History | undefined, directory: Directory | null, policy = DEFAULT_POLICY): Verdict {
  return judgeByDirectory(draft, directory, { policy, sendsAsNamed: true, ...(history ? { history } : {}) }).verdict
}

function printable({ verdict, reasons, remedies }: Verdict) {
  return {
    verdict,
    reasons: reasons.map(({ rule, severity, message, params, recipient, findings, correction }) => ({
      rule, severity, message: sentence(message, params),
      ...(recipient === undefined ? {} : { recipient }), ...(findings === undefined ? {} : { findings: printed(findings) }),
      ...(correction === undefined ? {} : { correction }),
    })),
    remedies: remedies.map(({ kind, recipients }) => ({ kind, ...(recipients.length > 0 ? { recipients } : {}) })),
  }
}

const stops = ({ verdict }: Verdict): boolean => verdict !== 'pass'

async function checkLines(path: string, directory: Directory | null, shared: History | undefined, io: Io): Promise<number> {
  let found = false
  for await (const { line, value } of readJsonLines(path, io)) {
    const source = `${path === '-' ? 'standard input' : path}, line ${line}`
    const { id } = value
    if (typeof id !== 'string' && typeof id !== 'number') throw new InputError(`${source}: "id" is missing.`)
    if (value.draft === undefined) throw new InputError(`${source}: "draft" is missing.`)
    const own = value.history === undefined || value.history === null ? undefined : historyOf(value.history, `${source}, history`)
    const history = shared || own ? [...shared ?? [], ...own ?? []] : undefined
    const verdict = verdictOf(await draftOf(value.draft, source, path), history, directory)
    const { reasons } = printable(verdict)
    found ||= stops(verdict)
    io.out(JSON.stringify({ id, verdict: verdict.verdict, reasons }))
  }
  return found ? EXIT.found : EXIT.clean
}

async function checkDraft(path: string, directory: Directory | null, history: History | undefined, json: boolean, io: Io): Promise<number> {
  const verdict = verdictOf(await draftOf(readJson(path), path, path), history, directory)
  const result = printable(verdict)
  if (json) io.out(JSON.stringify(result))
  else {
    io.out(`${path}: ${result.verdict}`)
    for (const { severity, rule, message } of result.reasons) io.out(`  ${severity}  ${rule}  ${message}`)
    for (const { kind, recipients = [] } of result.remedies) io.out(`  → ${kind}${recipients.length > 0 ? ` (${recipients.join(', ')})` : ''}`)
  }
  return stops(verdict) ? EXIT.found : EXIT.clean
}

/**
 * `sceau check DRAFT.json [--directory FILE] [--history FILE] [--json]`, `sceau check --jsonl FILE [--directory FILE] [--history FILE]`.
 * Lines may carry a `history` of their own, which adds to the file's.
 *
 * @returns 0 when the draft passes, 1 when there is a reason to look at it, 2 for bad input
 *   (with a sentence on the error stream).
 */
export async function runCheck(args: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    const { words, flags, options } = parseArguments(args, { flags: ['--json', '--jsonl'], options: ['--directory', '--history'] })
    const [path] = words
    if (path === undefined || words.length > 1) throw new InputError(`One file is needed. ${USAGE}`)
    const source = options.get('--directory')
    const directory = source === undefined ? null : await readDirectory(source)
    const past = options.get('--history')
    const history = past === undefined ? undefined : readHistory(readText(past), past)
    if (flags.has('--jsonl')) return await checkLines(path, directory, history, io)
    return await checkDraft(path, directory, history, flags.has('--json'), io)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    io.error(error.message)
    return EXIT.badInput
  }
}
