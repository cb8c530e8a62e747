import { DirectoryFormatError } from '../format-error.ts'
import type { Clock } from './token-bucket.ts'

/** How a source on the network is asked: this room has no network of its own. */
export interface Network {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: Clock
  /** Waits for one's turn. */
  readonly turn: () => Promise<void>
}

/** The servers give up after 30 s themselves (ANS). */
const PATIENCE_MILLISECONDS = 30_000
/** A server that asks for more is asked another time. */
const LONGEST_WAIT_MILLISECONDS = 10_000
const TRIES = 3
/** Fifty rows have some ten thousand signs. */
const LARGEST_ANSWER = 8 * 1024 * 1024

/** Milliseconds that a `Retry-After` names: seconds or a date (RFC 9110, 10.2.3); a second when it names none. */
export function waitOf(header: string | null, now: number): number {
  if (header === null || header.trim() === '') return 1000
  const seconds = Number(header)
  if (!Number.isNaN(seconds)) return Math.max(0, seconds * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? 1000 : Math.max(0, date - now)
}

function refusal({ status }: Response): DirectoryFormatError {
  if (status === 401 || status === 403) return new DirectoryFormatError('directory_online_key', 'The server does not accept this key.')
  return new DirectoryFormatError('directory_online_refused', `The server answered ${status}.`, [String(status)])
}

async function answerOf(url: string, headers: Readonly<Record<string, string>>, network: Network): Promise<Response> {
  for (let left = TRIES; ; left -= 1) {
    await network.turn()
    const response = await network.fetch(url, {
      headers: { accept: 'application/json', ...headers }, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    }).catch((cause: unknown) => {
      throw new DirectoryFormatError('directory_online_silent', 'The server did not answer.', [], { cause })
    })
    if (response.status !== 429) return response
    const wait = waitOf(response.headers.get('retry-after'), network.clock.now())
    if (left <= 1 || wait > LONGEST_WAIT_MILLISECONDS) {
      const seconds = String(Math.max(1, Math.ceil(wait / 1000)))
      throw new DirectoryFormatError('directory_online_busy', `The server asks to be asked again in ${seconds} s.`, [seconds])
    }
    await network.clock.pause(wait)
  }
}

/**
 * Asks a server for JSON. Waits for its turn and, when told to, a little longer; carries no cookie and no referrer.
 * @throws DirectoryFormatError for no answer, a refusal, a server that is busy, or an answer that is no JSON.
 */
export async function askJson(url: string, headers: Readonly<Record<string, string>>, network: Network): Promise<unknown> {
  const response = await answerOf(url, headers, network)
  if (!response.ok) throw refusal(response)
  try {
    const text = await response.text()
    if (text.length <= LARGEST_ANSWER) return JSON.parse(text) as unknown
  } catch {
    // Said below: a page, half an answer, or a connection that broke.
  }
  throw new DirectoryFormatError('directory_online_not_data', 'The server answered with something else than data.')
}

/** The next page that an answer names, when it is on the same server: a key and a name go nowhere else. */
export function nextPage(link: unknown, base: string): string | null {
  if (typeof link !== 'string' || !URL.canParse(link, base)) return null
  const next = new URL(link, base)
  return next.origin === new URL(base).origin ? next.href : null
}
