import type { Bytes } from '../../bytes.ts'
import { throwIfCancelled, type Work } from '../envelope.ts'
import { altered, CHUNK, chunkCount, cutShort, TAG } from './format.ts'
import { release } from './release.ts'

/** Chunks that are opened at once: keeps AES busy while the next one is read, and memory small. */
const IN_FLIGHT = 4

/**
 * Nonce of a chunk: seven zero bytes, its place (four bytes, big-endian), 1 for the last one. The key is used for this one content, so
 * a counter never repeats; place and end are authenticated (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
function nonceOf(index: number, last: boolean): Bytes {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setUint32(7, index)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Runs `task` over 0…count-1, at most four at a time, and ends at the first failure. */
async function inOrder(count: number, task: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  let failed = false
  const lane = async (): Promise<void> => {
    while (next < count && !failed) {
      try {
        await task(next++)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, count) }, lane))
}

/** What becomes of each sealed chunk. */
export interface ChunkForm {
  /** Bytes that a sealed chunk of so many bytes takes. */
  size(sealed: number): number
  /** Fills `place`, which is as long as `size` says. */
  write(sealed: Bytes, place: Bytes): void
}

/**
 * Gives a content chunk by chunk, each in the memory of the one before where the browser can: new memory for each takes a third of the time
 * in Chromium, and stays until garbage is next collected.
 */
class ChunkReader {
  readonly #content: Blob
  readonly #stream: ReadableStreamBYOBReader | undefined
  #memory = new ArrayBuffer(0)
  #at = 0

  constructor(content: Blob) {
    this.#content = content
    try {
      this.#stream = content.stream().getReader({ mode: 'byob' })
    } catch {
      // An older browser: chunks are read as slices.
    }
  }

  /** The next chunk. Its bytes hold until this is called again. */
  async next(): Promise<Bytes> {
    const from = this.#at
    const wanted = Math.min(CHUNK, this.#content.size - from)
    this.#at += wanted
    if (!this.#stream) return new Uint8Array(await this.#content.slice(from, from + wanted).arrayBuffer())
    if (this.#memory.byteLength < wanted) this.#memory = new ArrayBuffer(wanted)
    for (let filled = 0; filled < wanted;) {
      const { done, value } = await this.#stream.read(new Uint8Array(this.#memory, filled, wanted - filled))
      if (done) throw new Error('the content ended before its length')
      this.#memory = value.buffer
      filled += value.length
    }
    return new Uint8Array(this.#memory, 0, wanted)
  }

  close(): void {
    this.#stream?.cancel().catch(() => undefined)
  }
}

/** A promise that is awaited later: until then its failure is not "unhandled". */
export function later<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined)
  return promise
}

/**
 * Encrypts a content chunk by chunk, in memory that does not grow with it. While a chunk is written, the next is encrypted and the one after
 * that is read.
 * @returns The formed chunks in order, already in Blobs.
 */
export async function sealChunks(content: Blob, key: CryptoKey, form: ChunkForm, work: Work = {}): Promise<Blob[]> {
  const count = chunkCount(content.size)
  // The same memory for every chunk: a Blob has its own copy.
  const place = new Uint8Array(form.size(Math.min(CHUNK, content.size) + TAG))
  const blobs: Blob[] = []
  const write = (given: ArrayBuffer, index: number): void => {
    throwIfCancelled(work.signal)
    const written = place.subarray(0, form.size(given.byteLength))
    form.write(new Uint8Array(given), written)
    release(given)
    blobs.push(new Blob([written]))
    work.onProgress?.(Math.min((index + 1) * CHUNK, content.size), content.size)
  }
  const reader = new ChunkReader(content)
  try {
    let reading = later(reader.next())
    let sealing: Promise<ArrayBuffer> | undefined
    for (let index = 0; index < count; index++) {
      // What is encrypted is copied within the call (Web Cryptography API, 14.3.1), so that the next chunk may take its place.
      const next = later(crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonceOf(index, index === count - 1) }, key, await reading))
      if (index + 1 < count) reading = later(reader.next())
      if (sealing) write(await sealing, index - 1)
      sealing = next
    }
    if (sealing) write(await sealing, count - 1)
  } finally {
    reader.close()
  }
  return blobs
}

/** Gives the sealed chunk at a place, in order of place; undefined where there is none or it is unreadable. */
export interface ChunkSource {
  read(index: number): Promise<Bytes | undefined> | Bytes | undefined
  /** Whether anything stands behind the last chunk. */
  more(count: number): Promise<boolean> | boolean
}

/**
 * Decrypts all chunks, and gives the content only when every one of them, their order and their end are proven.
 * @param length Bytes of the content, from the head.
 * @throws DamagedEnvelopeError `envelope_html_cut` or `envelope_html_altered`.
 */
export async function openChunks(source: ChunkSource, key: CryptoKey, length: number, work: Work = {}): Promise<Blob> {
  const count = chunkCount(length)
  const opened: Blob[] = []
  let done = 0
  // Reading is sequential, opening is not.
  let turn: Promise<unknown> = Promise.resolve()
  const readInTurn = (index: number): Promise<Bytes | undefined> => {
    const mine = turn.then(() => source.read(index))
    turn = mine.catch(() => undefined)
    return mine
  }
  await inOrder(count, async (index) => {
    throwIfCancelled(work.signal)
    const sealed = await readInTurn(index)
    if (sealed === undefined) throw cutShort()
    const expected = Math.min(CHUNK, length - index * CHUNK) + TAG
    if (sealed.length !== expected) throw sealed.length < expected && index === count - 1 ? cutShort() : altered()
    let plain: ArrayBuffer
    try {
      plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonceOf(index, index === count - 1) }, key, sealed)
    } catch (cause) {
      throw altered({ cause })
    }
    opened[index] = new Blob([plain])
    done += plain.byteLength
    release(plain)
    work.onProgress?.(done, length)
  })
  if (await source.more(count)) throw altered()
  return new Blob(opened)
}
