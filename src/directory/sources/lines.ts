import { DirectoryFormatError } from '../format-error.ts'

/** Signs in one line beyond which a file is not one of ours: the longest real row has some hundreds. */
export const LONGEST_LINE = 64 * 1024

/** Lines as they come out of a stream, some at a time. */
export interface Lines {
  /** Number of the first of them in the file, from 1. */
  readonly first: number
  readonly lines: readonly string[]
  /** Whether the last of them ends with the file instead of a line feed. */
  readonly open: boolean
}

const LINE_FEED = 10
const COMMENT = 35

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** Bytes of the first line that is neither blank nor a remark; `null` while it has not come to its end. */
function header(bytes: Uint8Array): Uint8Array | null {
  for (let start = 0; ;) {
    const end = bytes.indexOf(LINE_FEED, start)
    if (end < 0) return null
    const line = bytes.subarray(start, end)
    if (line[0] !== COMMENT && line.some((byte) => byte > 32)) return line
    start = end + 1
  }
}

/** A text by its bytes: UTF-8, UTF-16 where a mark says so, else Windows-1252, as French software has long written. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'windows-1252' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

const tooLong = (line: number): DirectoryFormatError =>
  new DirectoryFormatError('directory_line_too_long', `Line ${line} is too long to be a row of the directory.`, [String(line)])

/**
 * Reads a text line by line, a piece at a time. The first line decides which encoding the file has. Never more than one line
 * and one piece are in memory.
 * @throws DirectoryFormatError for a line of more than 64 Ki signs.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Lines> {
  let head: Uint8Array | null = new Uint8Array(0)
  let decoder = new TextDecoder()
  let rest = ''
  let number = 1
  const take = (text: string): Lines | null => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw tooLong(number + lines.length)
    const long = lines.findIndex((line) => line.length > LONGEST_LINE)
    if (long >= 0) throw tooLong(number + long)
    if (lines.length === 0) return null
    number += lines.length
    return { first: number - lines.length, lines, open: false }
  }
  for await (const piece of bytes) {
    let next = piece
    if (head) {
      head = joined(head, piece)
      const line = header(head)
      if (!line && head.length < LONGEST_LINE) continue
      decoder = new TextDecoder(encodingOf(line ?? head))
      next = head
      head = null
    }
    const lines = take(decoder.decode(next, { stream: true }))
    if (lines) yield lines
  }
  if (head) decoder = new TextDecoder(encodingOf(head))
  const lines = take(decoder.decode(head ?? new Uint8Array(0)))
  if (lines) yield lines
  if (rest !== '') yield { first: number, lines: [rest], open: true }
}
