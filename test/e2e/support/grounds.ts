import { inject } from 'vitest'
import type { Grounds } from './servers.ts'

/** The servers and the extension of the worker that this test runs in. */
export function theGrounds(): Grounds {
  const worker = Number(process.env.VITEST_POOL_ID)
  const grounds = inject('grounds')[worker - 1]
  if (!grounds) throw new Error(`there are no servers for worker ${worker}`)
  return grounds
}
