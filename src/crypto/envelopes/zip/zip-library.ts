import { PIECE } from '../progress.ts'

/** What every reader and writer is given that does not ask for workers. */
export const INSIDE_OUR_WORKER = { useWebWorkers: false } as const

/** The library's own worker, started by who knows its address: a pure room does not. */
export interface ZipWorkers {
  /** A script of the package: the library's usual blob worker is refused by an extension's policy. */
  readonly start: () => Worker
  /** How many at once. */
  readonly most: number
}

/**
 * The caller is a worker already, so that one file alone is compressed and encrypted here. The library's WebAssembly is used where the
 * policy allows it, its JavaScript otherwise. Neither evaluates text as code.
 */
export async function loadZip(workers?: ZipWorkers) {
  const zip = await import('@zip.js/zip.js/lib/zip-core.js')
  // The library's own 256 KiB are a tenth slower in Chromium.
  zip.configure({ ...INSIDE_OUR_WORKER, chunkSize: PIECE, ...(workers ? { createWorker: workers.start, maxWorkers: workers.most } : {}) })
  return zip
}
