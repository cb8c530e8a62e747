import type { Bytes } from '../../bytes.ts'
import { throwIfCancelled, type Work } from '../envelope.ts'
import { altered, CHUNK, chunkCount, cutShort, TAG } from './format.ts'

/** Chunks under way at once: keeps AES busy while the next one is read, and memory small. */
const IN_FLIGHT = 4
/** Finished chunks are handed to a Blob in groups, so that they do not all stay in the script's memory. */
const GROUP = 32

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

/**
 * Encrypts a content chunk by chunk.
 * @param form What becomes of each sealed chunk (base64, or the bytes themselves).
 * @returns The formed chunks in order, already in Blobs.
 */
export async function sealChunks(content: Blob, key: CryptoKey, form: (sealed: Bytes) => BlobPart[], work: Work = {}): Promise<Blob[]> {
  const count = chunkCount(content.size)
  const blobs: Blob[] = []
  let done = 0
  for (let first = 0; first < count; first += GROUP) {
    const formed: BlobPart[][] = []
    await inOrder(Math.min(GROUP, count - first), async (at) => {
      throwIfCancelled(work.signal)
      const index = first + at
      const plain = await content.slice(index * CHUNK, (index + 1) * CHUNK).arrayBuffer()
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonceOf(index, index === count - 1) }, key, plain)
      throwIfCancelled(work.signal)
      formed[at] = form(new Uint8Array(sealed))
      done += plain.byteLength
      work.onProgress?.(done, content.size)
    })
    blobs.push(new Blob(formed.flat()))
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
    work.onProgress?.(done, length)
  })
  if (await source.more(count)) throw altered()
  return new Blob(opened)
}
