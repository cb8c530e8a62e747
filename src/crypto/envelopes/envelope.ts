/** One file that goes into an envelope, or that was taken out of one. */
export interface EnvelopeFile {
  readonly name: string
  /** Media type; empty when unknown. */
  readonly type: string
  readonly content: Blob
}

/** Long work: how to follow it and how to end it. */
export interface Work {
  readonly signal?: AbortSignal
  /** Bytes done and bytes in all. Called often; never throws. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Something that a person has to be told about an envelope or a file. `key` names the sentence of the message catalogue
 * (`envelope_…`), `params` fill it; `message` is the English sentence, for the terminal. Never holds text of a file.
 */
export class EnvelopeError extends Error {
  override name = 'EnvelopeError'
  readonly key: string
  readonly params: readonly string[]

  constructor(key: string, message: string, params: readonly string[] = [], options?: ErrorOptions) {
    super(message, options)
    this.key = key
    this.params = params
  }
}

/** The passphrase or key does not open this envelope. Said before anything long is read. */
export class WrongSecretError extends EnvelopeError {
  override readonly name = 'WrongSecretError'
  constructor(options?: ErrorOptions) {
    super('envelope_wrong_secret', 'This passphrase does not open the envelope.', [], options)
  }
}

/** The envelope was cut short, altered, or is none. Nothing of it may be shown as good. */
export class DamagedEnvelopeError extends EnvelopeError {
  override readonly name = 'DamagedEnvelopeError'
}

/** The practitioner ended the work. @param signal Throws when it is aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new EnvelopeError('envelope_cancelled', 'The work was cancelled.')
}
