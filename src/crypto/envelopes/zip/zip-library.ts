/**
 * Without the library's own blob worker, which an extension's policy refuses: the caller is a worker already. Its WebAssembly is
 * used where the policy allows it, its JavaScript otherwise. Neither evaluates text as code.
 */
export const loadZip = () => import('@zip.js/zip.js/lib/zip-core.js')

/** What every reader and writer is given. */
export const INSIDE_OUR_WORKER = { useWebWorkers: false } as const
