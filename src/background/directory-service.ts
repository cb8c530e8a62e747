import { buildIndex, type Directory, DirectoryFormatError, openIndex, parseOpenDataFile } from '../directory/index.ts'
import type { DirectoryStatus } from '../messaging/records.ts'
import { session } from './session.ts'
import { directoryFile } from './stores/directory.ts'
import { loadSettings } from './stores/settings.ts'

const STATUS = 'directory-status'
/** The public file is renewed every day; asking once a day is enough. */
const FRESH_MILLISECONDS = 20 * 60 * 60 * 1000
const FETCH_LIMIT_MILLISECONDS = 5 * 60 * 1000
/** The real file has 89 MB. */
const MOST_BYTES = 400 * 1024 * 1024

let loaded: Promise<Directory | null> | null = null
let running: Promise<DirectoryStatus> | null = null

const EMPTY: DirectoryStatus = { state: 'missing', size: 0, date: '', progress: 0, error: '', errorParams: [] }

async function build(text: Blob, date: string): Promise<Directory> {
  return openIndex(await buildIndex(parseOpenDataFile(await text.text()), { date }))
}

async function fromStore(): Promise<Directory | null> {
  const file = await directoryFile.load()
  return file ? build(file.text, file.date) : null
}

/** The directory on this device; `null` while there is none, or when what is kept cannot be read. */
export function currentDirectory(): Promise<Directory | null> {
  loaded ??= fromStore().catch(() => null)
  return loaded
}

export async function directoryStatus(): Promise<DirectoryStatus> {
  const news = await session.get<DirectoryStatus>(STATUS)
  if (running && news) return news
  const directory = await currentDirectory()
  if (directory) return { ...EMPTY, state: 'ready', size: directory.size, date: directory.date }
  return news?.state === 'failed' ? news : EMPTY
}

/** Reads a stream to the end, saying how far it is. @throws DirectoryFormatError when it is too long to be the file. */
async function readAll(response: Response, onProgress: (part: number) => void): Promise<Blob> {
  const expected = Number(response.headers.get('content-length') ?? 0)
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    pieces.push(next.value)
    length += next.value.length
    if (length > MOST_BYTES) throw new DirectoryFormatError('directory_too_long', 'This file is too long to be the directory.')
    onProgress(expected > 0 ? Math.min(0.9, (length / expected) * 0.9) : 0)
  }
  return new Blob(pieces)
}

/** The source's own date where it gives one, else now. */
function dateOf(response: Response): string {
  const modified = Date.parse(response.headers.get('last-modified') ?? '')
  return new Date(Number.isNaN(modified) ? Date.now() : modified).toISOString()
}

async function take(url: string, date: string, signal?: AbortSignal): Promise<DirectoryStatus> {
  const say = (status: Partial<DirectoryStatus>): Promise<void> => session.set(STATUS, { ...EMPTY, ...status })
  await say({ state: 'loading' })
  let said = 0
  try {
    const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', ...(signal ? { signal } : {}) })
    if (!response.ok) throw new DirectoryFormatError('directory_refused', `The server answered ${response.status}.`, [String(response.status)])
    const text = await readAll(response, (progress) => {
      if (progress < said + 0.02) return
      said = progress
      void say({ state: 'loading', progress })
    })
    // Built before it replaces anything: a file that cannot be used leaves the former one in place.
    const directory = await build(text, date || dateOf(response))
    await directoryFile.save(text, directory.date)
    loaded = Promise.resolve(directory)
    await session.remove(STATUS)
  } catch (error) {
    const known = error instanceof DirectoryFormatError
    await say({ state: 'failed', error: known ? error.key : 'directory_unreachable', errorParams: known ? error.params : [] })
  }
  const failed = await session.get<DirectoryStatus>(STATUS)
  return failed ?? directoryStatus()
}

/** Whatever happens, the next one may try again. */
function run(url: string, date: string, signal?: AbortSignal): Promise<DirectoryStatus> {
  running = take(url, date, signal).finally(() => (running = null))
  return running
}

/** Fetches the file from the address in the settings. One at a time; the former directory stays until this one is good. */
export async function refreshDirectory(): Promise<DirectoryStatus> {
  const { directoryUrl } = await loadSettings()
  return running ?? run(directoryUrl, '', AbortSignal.timeout(FETCH_LIMIT_MILLISECONDS))
}

/** Takes a file that the practitioner chose. @param url Address of the file within the extension (`blob:`). */
export async function importDirectory(url: string, date: string): Promise<DirectoryStatus> {
  if (!url.startsWith('blob:')) throw new Error('only a file that was chosen here can be imported')
  await running?.catch(() => undefined)
  return run(url, date)
}

/** Fetches the file when there is none, or the last is of another day. */
export async function refreshIfOld(): Promise<void> {
  const directory = await currentDirectory()
  if (!directory || Date.parse(directory.date) < Date.now() - FRESH_MILLISECONDS) await refreshDirectory()
}
