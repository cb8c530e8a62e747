import type { Readable } from 'node:stream'

/** Bytes of one line: a draft with the texts of its attachments is well below it. */
export const LONGEST_LINE = 16 * 1024 * 1024
const LINE_FEED = 10

/** What is wrong with a line. */
export type LineFault = 'too-long' | 'not-utf8'

/** A line that cannot be read, and its number from 1. */
export class LineError extends Error {
  override readonly name = 'LineError'
  readonly fault: LineFault
  readonly line: number

  constructor(fault: LineFault, line: number) {
    super(fault)
    this.fault = fault
    this.line = line
  }
}

function decoded(pieces: readonly Uint8Array[], line: number): string {
  try {
    // A mark of the encoding before the first line is left out by the decoder.
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)).replace(/\r$/, '')
  } catch {
    throw new LineError('not-utf8', line)
  }
}

/**
 * Lines of UTF-8 text, as they arrive: at most one is held.
 * @throws LineError for a line longer than `LONGEST_LINE`, or with bytes that are no text.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  let held: Uint8Array[] = []
  let size = 0
  let line = 1
  const keep = (piece: Uint8Array): void => {
    size += piece.length
    if (size > LONGEST_LINE) throw new LineError('too-long', line)
    held.push(piece)
  }
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let from = 0
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      keep(bytes.subarray(from, end))
      yield decoded(held, line)
      held = []
      size = 0
      line += 1
      from = end + 1
    }
    if (from < bytes.length) keep(bytes.subarray(from))
  }
  if (size > 0) yield decoded(held, line)
}
