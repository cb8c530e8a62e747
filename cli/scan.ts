import { basename } from 'node:path'
import { detect, type Detection, type Finding, type KnownPerson, splitQuoted, type TextPart } from '../src/detection/index.ts'
import { type FileText, LIMITS, readFile } from '../src/detection/readers/index.ts'
import { EXIT, InputError, type Io, type NumberedValue, parseArguments, processIo, readHead, readJsonLines } from './io.ts'
import { loadOcr, loadPdf } from './load-readers.ts'

/** A finding as the terminal prints it. */
interface PrintedFinding {
  readonly kind: Finding['kind']
  readonly role: Finding['role']
  readonly strength: Finding['strength']
  readonly part: string
  readonly attachment?: string
  readonly start: number
  readonly end: number
  readonly excerpt: string
  readonly recognizer: string
}

const USAGE = 'Usage: sceau scan FILE… [--json], or sceau scan --jsonl [FILE|-].'

export const printed = (findings: readonly Finding[]): PrintedFinding[] => findings.map(({ kind, role, strength, place, excerpt, recognizer }) => ({
  kind, role, strength, ...place, excerpt, recognizer,
}))

/** Reads one file from disk, as the engine does in the browser. @throws InputError */
export async function readPath(path: string): Promise<FileText> {
  const { bytes, size } = readHead(path, LIMITS.fileBytes, LIMITS.headBytes)
  return readFile({ name: basename(path), type: '', bytes, size }, { signal: new AbortController().signal, loadPdf, loadOcr })
}

function field(source: string, { line, value }: NumberedValue, name: string, needed: boolean): string {
  const found = value[name]
  if (found === undefined && !needed) return ''
  if (typeof found !== 'string') throw new InputError(`${source}, line ${line}: "${name}" must be a text.`)
  return found
}

function personOf(source: string, line: number, name: string, value: unknown): KnownPerson {
  if (typeof value === 'string') return { name: '', address: value }
  if (typeof value === 'object' && value !== null) {
    const display: unknown = Reflect.get(value, 'name') ?? ''
    const address: unknown = Reflect.get(value, 'address') ?? ''
    if (typeof display === 'string' && typeof address === 'string') return { name: display, address }
  }
  throw new InputError(`${source}, line ${line}: "${name}" must hold addresses, or objects with a name and an address.`)
}

function personsOf(source: string, { line, value }: NumberedValue): KnownPerson[] {
  return ['from', 'to', 'cc'].flatMap((name) => {
    const found = value[name]
    if (found === undefined || found === null) return []
    return (Array.isArray(found) ? found : [found]).map((one: unknown) => personOf(source, line, name, one))
  })
}

/** The parts of a message, with the quoted thread apart. */
export function messageParts(subject: string, text: string): TextPart[] {
  const split = { body: '', quoted: '' }
  for (const { part, start, end } of splitQuoted(text)) split[part] += text.slice(start, end)
  return [{ part: 'subject', text: subject }, { part: 'body', text: split.body }, { part: 'quoted', text: split.quoted }]
}

async function scanLines(path: string, io: Io): Promise<number> {
  const source = path === '-' ? 'standard input' : path
  let found = false
  for await (const numbered of readJsonLines(path, io)) {
    const { id } = numbered.value
    if (typeof id !== 'string' && typeof id !== 'number') throw new InputError(`${source}, line ${numbered.line}: "id" is missing.`)
    const parts = messageParts(field(source, numbered, 'subject', false), field(source, numbered, 'text', true))
    const { conclusion, score, findings } = detect(parts, personsOf(source, numbered))
    const identifiable = conclusion === 'identifiable'
    found ||= identifiable
    io.out(JSON.stringify({ id, identifiable, conclusion, score, findings: printed(findings) }))
  }
  return found ? EXIT.found : EXIT.clean
}

function sentence(path: string, { state, format, why }: FileText, { conclusion, findings }: Detection): string[] {
  const lines = findings.map(({ kind, place, excerpt }) => `  ${kind.padEnd(16)} ${place.part} ${place.start}–${place.end}  ${JSON.stringify(excerpt)}`)
  if (state !== 'read') return [`${path}: ${state} (${format}, ${why}); its content was not scanned, or not all of it.`, ...lines]
  const head = {
    'identifiable': 'identifiable health data',
    'health-unidentified': 'health data, nobody identifiable',
    'identity-only': 'an identity, nothing about health',
    'none': 'nothing found',
  }[conclusion]
  return [`${path}: ${head}`, ...lines]
}

async function scanFiles(paths: readonly string[], json: boolean, io: Io): Promise<number> {
  let found = false
  for (const path of paths) {
    const name = basename(path)
    const read = await readPath(path)
    const detection = detect([{ part: 'attachment-name', attachment: name, text: name }, { part: 'attachment', attachment: name, text: read.text }], [])
    const identifiable = detection.conclusion === 'identifiable'
    // A file that cannot be read may hold anything: it counts as found.
    found ||= identifiable || read.state !== 'read'
    if (!json) for (const line of sentence(path, read, detection)) io.out(line)
    else {
      const { conclusion, score, findings } = detection
      io.out(JSON.stringify({ file: path, format: read.format, readable: read.state === 'read', why: read.why, identifiable, conclusion, score, findings: printed(findings) }))
    }
  }
  return found ? EXIT.found : EXIT.clean
}

/**
 * `sceau scan FILE… [--json]`, `sceau scan --jsonl [FILE|-]`.
 *
 * @returns 0 when nothing identifiable was found, 1 when something was or a file could not be read, 2 for bad input
 *   (with a sentence on the error stream).
 */
export async function runScan(args: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    const { words, flags } = parseArguments(args, { flags: ['--json', '--jsonl'] })
    if (flags.has('--jsonl')) {
      if (words.length > 1) throw new InputError(`--jsonl reads one file. ${USAGE}`)
      return await scanLines(words[0] ?? '-', io)
    }
    if (words.length === 0) throw new InputError(`No file was given. ${USAGE}`)
    return await scanFiles(words, flags.has('--json'), io)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    io.error(error.message)
    return EXIT.badInput
  }
}
