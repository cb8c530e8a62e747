import type { Bytes } from '../../bytes.ts'
import { EnvelopeError } from '../envelope.ts'

/** What is used of qpdf built as WebAssembly (Emscripten), so that each host loads it its own way. */
export interface QpdfModule {
  readonly callMain: (args: string[]) => number
  readonly FS: {
    /** One byte at a time; `null` for what is not given. */
    readonly init: (input: null, output: (byte: number | null) => void, error: (byte: number | null) => void) => void
    readonly writeFile: (path: string, data: Uint8Array, options: { canOwn: boolean }) => void
    readonly readFile: (path: string) => Uint8Array
    readonly unlink: (path: string) => void
  }
}

/** Makes a fresh qpdf. `preRun` has to be handed on to Emscripten. */
export type LoadQpdf = (options: { readonly preRun: ((module: QpdfModule) => void)[] }) => Promise<QpdfModule>

/** What one run of qpdf gave. */
export interface QpdfRun {
  /** qpdf's exit code: 0 good, 2 error, 3 warnings. */
  readonly status: number
  readonly output: Bytes | null
  /** Everything it printed. May quote the file: never to be shown or logged. */
  readonly said: string
}

export const INPUT = '/in.pdf'
export const OUTPUT = '/out.pdf'

/**
 * Runs qpdf's command line once, on files in memory. Each run has its own instance: what one file left in memory is gone
 * with it, and Emscripten's `main` is not made to be run twice.
 *
 * @param args names the input `INPUT` and the output `OUTPUT`.
 * @throws EnvelopeError when qpdf cannot be loaded or breaks down, as it does without memory.
 */
export async function runQpdf(load: LoadQpdf, input: Uint8Array, args: readonly string[]): Promise<QpdfRun> {
  const printed: number[] = []
  const listen = (byte: number | null): void => {
    if (byte !== null) printed.push(byte & 0xff)
  }
  try {
    const qpdf = await load({ preRun: [({ FS }) => FS.init(null, listen, listen)] })
    // Lent, not copied: qpdf only reads it.
    qpdf.FS.writeFile(INPUT, input, { canOwn: true })
    const status = qpdf.callMain([...args])
    const output = status !== 2 && args.includes(OUTPUT) ? qpdf.FS.readFile(OUTPUT) as Bytes : null
    // Now, and not when the instance is collected: a large file is in memory once less.
    for (const path of output === null ? [INPUT] : [INPUT, OUTPUT]) qpdf.FS.unlink(path)
    return { status, output, said: new TextDecoder().decode(Uint8Array.from(printed)) }
  } catch (error) {
    throw new EnvelopeError('envelope_pdf_failed', 'The PDF could not be worked on here.', [], { cause: error })
  }
}
