import browser from 'webextension-polyfill'
import { updateInWorker } from '../../engine/directory-in-worker.ts'
import { DIRECTORY_LINE } from '../../engine/directory-line.ts'
import { type DirectoryOrder, type DirectoryOutcome, isDirectoryWord } from '../../engine/directory-protocol.ts'
import type { UpdateWork } from '../../engine/update-directory.ts'

const PAGE = 'src/engine/directory-page.html'
const GONE: DirectoryOutcome = { state: 'failed', key: 'directory_build_failed', params: [], again: true }
/** The page is there before its script listens. */
const CONNECTS = 40
const PAUSE_MILLISECONDS = 100

/** Chromium's hidden pages (chrome.offscreen, since 109); Firefox has none, and needs none. */
interface Offscreen {
  createDocument(parameters: { url: string; reasons: readonly string[]; justification: string }): Promise<void>
  closeDocument(): Promise<void>
}
const offscreen = (): Offscreen | undefined => (globalThis as { chrome?: { offscreen?: Offscreen } }).chrome?.offscreen

/** Speaks to the hidden page; resolves to `null` when nobody listens there yet. */
function overLine(order: DirectoryOrder, { signal, onProgress }: UpdateWork): Promise<DirectoryOutcome | null> {
  return new Promise((resolve) => {
    const port = browser.runtime.connect({ name: DIRECTORY_LINE })
    let heard = false
    const cancel = (): void => port.postMessage('cancel')
    const end = (outcome: DirectoryOutcome | null): void => {
      signal.removeEventListener('abort', cancel)
      port.disconnect()
      resolve(outcome)
    }
    signal.addEventListener('abort', cancel, { once: true })
    port.onDisconnect.addListener(() => end(heard ? GONE : null))
    port.onMessage.addListener((word: unknown) => {
      heard = true
      if (!isDirectoryWord(word)) return
      if (word.type === 'progress') onProgress(word)
      else end(word.outcome)
    })
    port.postMessage(order)
  })
}

async function inHiddenPage(room: Offscreen, order: DirectoryOrder, work: UpdateWork): Promise<DirectoryOutcome> {
  // One that an earlier life of the background left behind has lost its line, and with it its work.
  await room.closeDocument().catch(() => undefined)
  await room.createDocument({ url: PAGE, reasons: ['WORKERS'], justification: 'Builds the offline directory in a worker.' })
  try {
    for (let left = CONNECTS; left > 0; left -= 1) {
      const outcome = await overLine(order, work)
      if (outcome) return outcome
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
    }
    return GONE
  } finally {
    await room.closeDocument().catch(() => undefined)
  }
}

/** Has the directory updated where this browser lets a worker run: here, or in a hidden page. Never rejects. */
export async function updateSomewhere(order: DirectoryOrder, work: UpdateWork): Promise<DirectoryOutcome> {
  const room = offscreen()
  try {
    return room ? await inHiddenPage(room, order, work) : await updateInWorker(order, work)
  } catch {
    return GONE
  }
}
