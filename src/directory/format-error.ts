/** A directory file or answer that cannot be used. The message is a sentence; `key` and `params` name it in the message catalogue. */
export class DirectoryFormatError extends Error {
  override readonly name = 'DirectoryFormatError'
  readonly key: string
  readonly params: readonly string[]

  constructor(key: string, message: string, params: readonly string[] = [], options: ErrorOptions = {}) {
    super(message, options)
    this.key = key
    this.params = params
  }
}
