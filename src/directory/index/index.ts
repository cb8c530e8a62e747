/** Stand-in for the offline index, with its signatures. */
import type { Box } from '../box.ts'
import type { Directory, GoneBox } from '../directory.ts'
import { MemoryDirectory } from '../memory-directory.ts'

export interface IndexBuild {
  /** Date of the source file, ISO. */
  readonly date: string
  readonly onProgress?: (progress: { readonly boxes: number; readonly arranged: number }) => void
  readonly signal?: AbortSignal
  readonly gone?: Iterable<GoneBox>
}

interface Kept { readonly date: string; readonly boxes: readonly Box[]; readonly gone: readonly GoneBox[] }

export async function buildIndex(boxes: Iterable<Box> | AsyncIterable<Box>, { date, onProgress, signal, gone = [] }: IndexBuild): Promise<Uint8Array<ArrayBuffer>> {
  const taken: Box[] = []
  for await (const box of boxes) {
    signal?.throwIfAborted()
    taken.push(box)
    onProgress?.({ boxes: taken.length, arranged: 0 })
  }
  const here = new Set(taken.map(({ address }) => address))
  const kept: Kept = { date, boxes: taken, gone: [...gone].filter(({ box }) => !here.has(box.address)) }
  return new TextEncoder().encode(JSON.stringify(kept))
}

export interface IndexedDirectory extends Directory {
  /** What an index that follows this one is given as `gone`: boxes here with its date, and those already gone. */
  departing(): Iterable<GoneBox>
}

export function openIndex(bytes: Uint8Array): IndexedDirectory {
  const text = new TextDecoder().decode(bytes)
  const { date, boxes, gone } = JSON.parse(text) as Kept
  let hash = 0
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  const directory = new MemoryDirectory(boxes, { date, version: `${date.slice(0, 10)}-${hash >>> 0}` })
  const vanished = new Map(gone.map((one) => [one.box.address, one]))
  return Object.assign(directory, {
    gone: (address: string) => vanished.get(address.trim().toLowerCase()) ?? null,
    departing: () => [...boxes.map((box) => ({ box, lastSeen: date })), ...gone],
  })
}
