import { directoryStore, type Partial } from '../background/stores/directory.ts'
import { DirectoryFormatError } from '../directory/index.ts'
import { waitOf } from '../directory/sources/remote.ts'

const PIECE = 4 * 1024 * 1024
/** The register has 0.9 GB. */
const MOST_BYTES = 2 * 1024 ** 3
/** A server that sends nothing for so long is given up. */
const SILENCE_MILLISECONDS = 60_000
/** Interrupted downloads go on by themselves so many times; later ones with the next alarm. */
const TRIES = 3
const PAUSE_MILLISECONDS = 1_000

export interface Downloaded {
  readonly file: Blob
  /** Date of the file: the server's, else now. ISO. */
  readonly date: string
  readonly validator: string
}

export interface DownloadWork {
  readonly signal: AbortSignal
  /** 0 to 1; stays 0 while the length is unknown. */
  readonly onProgress: (part: number) => void
  /** What the server called the version that we have: the same one is not sent again. */
  readonly known?: string
  /** For tests: shorter patience. */
  readonly silence?: number
  readonly pause?: number
}

const fault = (key: string, message: string, params: readonly string[] = [], cause?: unknown): DirectoryFormatError =>
  new DirectoryFormatError(key, message, params, { cause })
const interrupted = (cause?: unknown): DirectoryFormatError => fault('directory_interrupted', 'The connection broke.', [], cause)

/** Only what names this very version may be asked for in parts: a weak tag stands for several (RFC 9110, 13.1.5). */
function validatorOf(headers: Headers): string {
  const tag = headers.get('etag') ?? ''
  return tag !== '' && !tag.startsWith('W/') ? tag : headers.get('last-modified') ?? ''
}

const isoOf = (headers: Headers): string => {
  const date = Date.parse(headers.get('last-modified') ?? '')
  return new Date(Number.isNaN(date) ? Date.now() : date).toISOString()
}

function requestOf(partial: Partial | undefined, known: string): Record<string, string> {
  if (partial) return { 'range': `bytes=${partial.received}-`, 'if-range': partial.validator }
  if (known === '') return {}
  return known.startsWith('"') ? { 'if-none-match': known } : { 'if-modified-since': known }
}

/** Whether an answer goes on exactly where the pieces end, in the same file. */
function goesOn({ headers }: Response, { received, total }: Partial): boolean {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '')
  return range !== null && Number(range[1]) === received && (total === 0 || range[2] === '*' || Number(range[2]) === total)
}

/** Refuses what cannot be the file, by the answer alone. @throws DirectoryFormatError */
function check(response: Response): void {
  const { status, headers } = response
  if (status === 429 || status === 503) {
    const seconds = String(Math.max(1, Math.ceil(waitOf(headers.get('retry-after'), Date.now()) / 1000)))
    throw fault('directory_busy', `The server is busy (${status}) and asks to be asked again in ${seconds} s.`, [String(status), seconds])
  }
  if (!response.ok) throw fault('directory_refused', `The server answered ${status}.`, [String(status)])
  if (/^text\/html\b/i.test(headers.get('content-type') ?? '')) throw fault('directory_web_page', 'The server answered with a web page.')
}

/** Ends a wait that nothing comes of; begins anew with each sign of life. */
function watch(signal: AbortSignal, silence: number) {
  const control = new AbortController()
  let timer = setTimeout(() => undefined, 0)
  const alive = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => control.abort(fault('directory_silent', 'The server sends nothing any more.')), silence)
  }
  alive()
  return { signal: AbortSignal.any([signal, control.signal]), alive, end: () => clearTimeout(timer) }
}

/** What has come so far, in pieces on the disk where a later try can go on from, in memory where none can. */
class Arrival {
  #partial: Partial
  #waiting: Uint8Array<ArrayBuffer>[] = []
  #length = 0
  readonly #inMemory: Blob[] = []
  readonly #resumable: boolean

  constructor(partial: Partial, resumable: boolean) {
    this.#partial = partial
    this.#resumable = resumable
  }

  get received(): number {
    return this.#partial.received + this.#length
  }

  async take(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#waiting.push(bytes)
    this.#length += bytes.length
    if (this.received > MOST_BYTES) throw fault('directory_too_long', 'This file is too long to be the directory.')
    if (this.#length >= PIECE) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#length === 0) return
    const piece = new Blob(this.#waiting)
    this.#partial = { ...this.#partial, received: this.received, pieces: this.#partial.pieces + 1 }
    this.#waiting = []
    this.#length = 0
    if (this.#resumable) await directoryStore.addPiece(this.#partial, piece)
    else this.#inMemory.push(piece)
  }

  async whole(): Promise<Blob> {
    const pieces = this.#resumable ? await directoryStore.pieces(this.#partial) : this.#inMemory
    const file = new Blob(pieces)
    if (file.size !== this.#partial.received) throw interrupted()
    return file
  }
}

async function attempt(url: string, { signal, onProgress, known = '', silence = SILENCE_MILLISECONDS }: DownloadWork): Promise<Downloaded | 'unchanged'> {
  const partial = await directoryStore.partial(url)
  const watcher = watch(signal, silence)
  let arrival: Arrival | null = null
  try {
    const response = await fetch(url, {
      headers: requestOf(partial, known), credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', signal: watcher.signal,
    })
    watcher.alive()
    if (response.status === 304) return 'unchanged'
    if (partial && (response.status === 416 || (response.status === 206 && !goesOn(response, partial)))) {
      await response.body?.cancel()
      await directoryStore.dropPieces(url)
      throw interrupted()
    }
    check(response)
    const { headers } = response
    // A packed answer arrives unpacked: its places are not those of the file, and nothing of it can be asked for again.
    const packed = (headers.get('content-encoding') ?? 'identity') !== 'identity'
    const total = packed ? 0 : Number(headers.get('content-length') ?? 0)
    let begun: Partial
    if (partial && response.status === 206) begun = partial
    else {
      await directoryStore.dropPieces(url)
      begun = { url, validator: validatorOf(headers), date: isoOf(headers), total, received: 0, pieces: 0 }
    }
    arrival = new Arrival(begun, !packed && begun.validator !== '')
    const reader = response.body?.getReader()
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      watcher.alive()
      await arrival.take(next.value)
      if (begun.total > 0) onProgress(Math.min(1, arrival.received / begun.total))
    }
    await arrival.flush()
    if (begun.total > 0 && arrival.received < begun.total) throw interrupted()
    return { file: await arrival.whole(), date: begun.date, validator: packed ? validatorOf(headers) : begun.validator }
  } catch (error) {
    // What has come is worth keeping, whoever broke off.
    await arrival?.flush().catch(() => undefined)
    if (signal.aborted) throw signal.reason
    if (watcher.signal.aborted) throw watcher.signal.reason
    throw error instanceof DirectoryFormatError ? error : arrival ? interrupted(error) : fault('directory_unreachable', 'The server did not answer.', [], error)
  } finally {
    watcher.end()
  }
}

const pauseFor = (milliseconds: number, signal: AbortSignal): Promise<void> => new Promise((resolve, reject) => {
  const stop = (): void => {
    clearTimeout(timer)
    reject(signal.reason as Error)
  }
  const timer = setTimeout(() => {
    signal.removeEventListener('abort', stop)
    resolve()
  }, milliseconds)
  signal.addEventListener('abort', stop, { once: true })
})

/**
 * Fetches a file as a stream. A download that broke off goes on where it stopped (Range with If-Range), in this call and in later
 * ones, as long as the server still has that version; `unchanged` when it has none newer than `known`. The request names nobody.
 * @throws DirectoryFormatError, or the signal's reason.
 */
export async function download(url: string, work: DownloadWork): Promise<Downloaded | 'unchanged'> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await attempt(url, work)
    } catch (error) {
      if (left <= 1 || !(error instanceof DirectoryFormatError) || error.key !== 'directory_interrupted') throw error
      await pauseFor(work.pause ?? PAUSE_MILLISECONDS, work.signal)
    }
  }
}
