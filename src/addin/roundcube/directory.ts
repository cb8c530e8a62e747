import { type Directory, openIndex } from '../../directory/index.ts'
import { told } from './told.ts'

const PATIENCE = 10_000

let loading: Promise<Directory | null> | null = null

/** Kept before any hook: what is fetched here is no message. */
const fetch = window.fetch.bind(window)

/**
 * The server's directory index; `null` where it has none. The browser keeps it, and asks only whether there is a newer one.
 * @throws when it is set and cannot be had: without it nobody can be told apart, and silence is a stop.
 */
export function currentDirectory(): Promise<Directory | null> {
  loading ??= load().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

async function load(): Promise<Directory | null> {
  const { directory } = told()
  if (directory === '') return null
  const answer = await fetch(directory, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE) })
  if (!answer.ok) throw new Error(`the server has no directory: ${answer.status}`)
  return openIndex(new Uint8Array(await answer.arrayBuffer()))
}
