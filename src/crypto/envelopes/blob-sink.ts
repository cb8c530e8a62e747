/** Of one Blob: each smaller one is another question to the browser's process, each larger one more memory until it is made. */
const ENOUGH = 1024 * 1024

/**
 * Gathers what is written into Blobs as it comes: a result never stands in the script's memory as a whole, as it would in an array.
 */
export class BlobSink {
  readonly #blobs: Blob[] = []
  #waiting: Uint8Array<ArrayBuffer>[] = []
  #bytes = 0

  /** @param piece Not changed afterwards by who made it. */
  write(piece: Uint8Array<ArrayBuffer>): void {
    this.#waiting.push(piece)
    this.#bytes += piece.length
    if (this.#bytes >= ENOUGH) this.#pass()
  }

  /** A stream that writes here. */
  stream(): WritableStream<Uint8Array<ArrayBuffer>> {
    return new WritableStream({ write: (piece) => this.write(piece) })
  }

  /** All that was written. */
  blob(type = ''): Blob {
    this.#pass()
    return new Blob(this.#blobs, { type })
  }

  #pass(): void {
    if (this.#bytes > 0) this.#blobs.push(new Blob(this.#waiting))
    this.#waiting = []
    this.#bytes = 0
  }
}
