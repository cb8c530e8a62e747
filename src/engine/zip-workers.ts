import type { ZipWorkers } from '../crypto/envelopes/zip/zip-library.ts'

/** Above this, more workers only wait for each other's files. */
const ENOUGH = 4

/** zip.js's own worker as a script of the extension, started from the sealing worker: it ends with it. */
export const zipWorkers: ZipWorkers = {
  start: () => new Worker(new URL('./zip.worker.ts', import.meta.url), { type: 'module' }),
  most: Math.min(ENOUGH, Math.max(2, navigator.hardwareConcurrency)),
}
