import { PIECE } from '../progress.ts'

/** What every reader and writer is given. */
export const INSIDE_OUR_WORKER = { useWebWorkers: false } as const

/**
 * Without the library's own blob worker, which an extension's policy refuses: the caller is a worker already. Its WebAssembly is
 * used where the policy allows it, its JavaScript otherwise. Neither evaluates text as code.
 */
export async function loadZip() {
  const zip = await import('@zip.js/zip.js/lib/zip-core.js')
  // The library's own 256 KiB are a tenth slower.
  zip.configure({ ...INSIDE_OUR_WORKER, chunkSize: PIECE })
  return zip
}
