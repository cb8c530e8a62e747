/** What the event page gives to the event script: readers in a worker, and the directory on the device. */
import { readInWorker } from '../../../engine/read-files.ts'
import { HELP_READY } from '../runtime.ts'
import { loadDirectory } from './device.ts'

const directory = loadDirectory()

globalThis.sceauPageHelp = {
  readFile: async (file) => {
    const { state, text } = await readInWorker(file, new AbortController().signal, () => undefined)
    return { state, text }
  },
  directory: () => directory,
}
window.dispatchEvent(new Event(HELP_READY))
