/** Sealing did not come to its end; nothing of the draft has changed. `key` names the sentence that says why. */
export class SealingError extends Error {
  override readonly name = 'SealingError'
  readonly key: string
  readonly params: readonly string[]
  constructor(key: string, params: readonly string[] = []) {
    super(key)
    this.key = key
    this.params = params
  }
}
