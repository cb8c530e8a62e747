import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { LineError, type LineFault, linesOf, LONGEST_LINE } from './lines.ts'

/** Exit codes of every command. */
export const EXIT = { clean: 0, found: 1, badInput: 2 } as const

/** Bad input: the message is a sentence that names what is wrong. The command ends with code 2. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** Where a command reads and writes. Tests give their own. */
export interface Io {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
  /** Replaces the line at the bottom of the terminal; none where the error stream goes elsewhere. */
  readonly status?: (text: string) => void
  /** Standard input. */
  readonly input: Readable
}

export const processIo = (): Io => ({
  out: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY ? { status: (text: string) => void process.stderr.write(`\r\u001B[K${text}`) } : {}),
  input: process.stdin,
})

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file', EACCES: 'this file may not be read', EISDIR: 'this is a folder, not a file', ENOTDIR: 'there is no such folder',
}

const causeOf = (error: unknown): string => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  return (typeof code === 'string' ? CAUSES[code] : undefined) ?? 'it could not be read'
}

/** @throws InputError naming the file and the cause. */
export function readBytes(path: string): Uint8Array<ArrayBuffer> {
  try {
    // The same memory: a large file is there once.
    const { buffer, byteOffset, length } = readFileSync(path)
    return new Uint8Array(buffer, byteOffset, length)
  } catch (error) {
    throw new InputError(`${path}: ${causeOf(error)}.`, { cause: error })
  }
}

/**
 * A file of at most `most` bytes; of a larger one its first `head` bytes, and its size.
 * @throws InputError naming the file and the cause.
 */
export function readHead(path: string, most: number, head: number): { readonly bytes: Uint8Array; readonly size: number } {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      if (size <= most) return { bytes: new Uint8Array(readFileSync(file)), size }
      const bytes = new Uint8Array(head)
      return { bytes: bytes.subarray(0, readSync(file, bytes)), size }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw new InputError(`${path}: ${causeOf(error)}.`, { cause: error })
  }
}

/** One line of a JSON-lines source, and its number from 1. */
export interface NumberedValue {
  readonly line: number
  readonly value: Readonly<Record<string, unknown>>
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseLine(source: string, line: number, text: string): NumberedValue {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new InputError(`${source}, line ${line}: this is not JSON.`, { cause: error })
  }
  if (!isRecord(value)) throw new InputError(`${source}, line ${line}: an object was expected.`)
  return { line, value }
}

const FAULTS: Readonly<Record<LineFault, string>> = { 'too-long': `this line is longer than ${String(LONGEST_LINE / 1024 / 1024)} MB`, 'not-utf8': 'this is not UTF-8 text' }

function asInputError(error: unknown, source: string): unknown {
  if (error instanceof LineError) return new InputError(`${source}, line ${error.line}: ${FAULTS[error.fault]}.`, { cause: error })
  const isOfSystem = error instanceof Error && 'code' in error && 'syscall' in error
  return isOfSystem ? new InputError(`${source}: ${causeOf(error)}.`, { cause: error }) : error
}

/**
 * Objects of a JSON-lines file, or of standard input for `-`. Blank lines are skipped.
 * @throws InputError naming the source, the line and what is wrong.
 */
export async function* readJsonLines(path: string, io: Io): AsyncGenerator<NumberedValue> {
  const source = path === '-' ? 'standard input' : path
  const input: Readable = path === '-' ? io.input : createReadStream(path)
  let line = 0
  try {
    for await (const text of linesOf(input)) {
      line += 1
      if (text.trim() !== '') yield parseLine(source, line, text)
    }
  } catch (error) {
    throw asInputError(error, source)
  }
}

/**
 * Parts arguments into words, flags and options that take a value.
 * @throws InputError for a flag nobody knows or a value that is missing.
 */
export function parseArguments<Flag extends string, Option extends string>(
  args: readonly string[], known: { readonly flags: readonly Flag[]; readonly options?: readonly Option[] },
): { readonly words: readonly string[]; readonly flags: ReadonlySet<Flag>; readonly options: ReadonlyMap<Option, string> } {
  const words: string[] = []
  const flags = new Set<Flag>()
  const options = new Map<Option, string>()
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ''
    const flag = known.flags.find((one) => one === argument)
    const option = known.options?.find((one) => one === argument)
    if (flag) flags.add(flag)
    else if (option) {
      const value = args[index += 1]
      if (value === undefined) throw new InputError(`${option} needs a value.`)
      options.set(option, value)
    } else if (argument.startsWith('--')) throw new InputError(`${argument} is not an option of this command.`)
    else words.push(argument)
  }
  return { words, flags, options }
}

/**
 * All values of an option that may be given several times, and the other arguments.
 * @throws InputError when a value is missing.
 */
export function takeAll(args: readonly string[], option: string): { readonly values: readonly string[]; readonly rest: readonly string[] } {
  const values: string[] = []
  const rest: string[] = []
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] !== option) rest.push(args[index] ?? '')
    else {
      const value = args[index += 1]
      if (value === undefined) throw new InputError(`${option} needs a value.`)
      values.push(value)
    }
  }
  return { values, rest }
}
