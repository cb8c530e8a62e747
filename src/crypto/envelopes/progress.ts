import { throwIfCancelled, type Work } from './envelope.ts'

/**
 * Bytes that are read at once, between two looks at the signal. Allocators of browsers keep memory of this size at hand; a whole MiB is just
 * above what they keep, and comes from the system, page by page, each time.
 */
export const PIECE = 512 * 1024

/** Counts bytes as they pass, tells how far the work is, and ends it when it was cancelled. */
export class Progress {
  private done = 0
  private readonly work: Work
  readonly total: number

  constructor(total: number, work: Work) {
    this.total = total
    this.work = work
  }

  /** @throws EnvelopeError when the work was cancelled. */
  advance(bytes: number): void {
    throwIfCancelled(this.work.signal)
    this.done = Math.min(this.total, this.done + bytes)
    this.work.onProgress?.(this.done, this.total)
  }

  /** Everything is done, whatever was counted. */
  finish(): void {
    this.advance(this.total - this.done)
  }

  /** The bytes of a blob in pieces, each counted when it is asked for. */
  read(content: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
    let at = 0
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: async (controller) => {
        if (at >= content.size) {
          controller.close()
          return
        }
        const piece = new Uint8Array(await content.slice(at, at + PIECE).arrayBuffer())
        at += PIECE
        this.advance(piece.length)
        controller.enqueue(piece)
      },
    }, { highWaterMark: 1 })
  }
}
