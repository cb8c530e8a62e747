/** The host program did not answer, refused, or gave what cannot be read. The send stays held; `key` names the sentence that says so. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly key: string
  constructor(key: string, options?: ErrorOptions) {
    super(key, options)
    this.key = key
  }
}

/** Longest that a host program may take for one call, in milliseconds; a large file has `FILE_LIMIT`. */
export const CALL_LIMIT = 8_000
export const FILE_LIMIT = 30_000

/** What a call to the host program gives. @throws HostError when it fails, or takes longer than `limit` milliseconds. */
export async function within<T>(call: () => Promise<T>, limit = CALL_LIMIT): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HostError('addin_failure_silent')), limit)
  })
  try {
    return await Promise.race([call(), silence])
  } catch (error) {
    throw error instanceof HostError ? error : new HostError('addin_failure_host', { cause: error })
  } finally {
    clearTimeout(timer)
  }
}
