import type { Network } from '../../../../src/directory/sources/remote.ts'
import { tokenBucket } from '../../../../src/directory/sources/token-bucket.ts'

export interface Asked { readonly url: URL; readonly headers: Headers; readonly at: number }

/** A server in memory, and time that passes only where somebody waits. */
export function serverWith(answer: (url: URL, rank: number) => Response, perSecond = 1000) {
  const asked: Asked[] = []
  const paused: number[] = []
  let now = Date.parse('2026-11-26T10:00:00Z')
  const clock = {
    now: () => now,
    pause: (milliseconds: number) => {
      paused.push(milliseconds)
      now += milliseconds
      return Promise.resolve()
    },
  }
  const network: Network = {
    fetch: (url, { headers }) => {
      asked.push({ url: new URL(url), headers: new Headers(headers), at: now })
      return Promise.resolve().then(() => answer(new URL(url), asked.length))
    },
    clock, turn: tokenBucket(perSecond, clock),
  }
  return { network, asked, paused }
}

export const json = (value: unknown, init: ResponseInit = {}): Response => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' }, ...init })
