/// <reference lib="webworker" />
import type { DirectoryOrder, DirectoryWord } from './directory-protocol.ts'
import { updateDirectory } from './update-directory.ts'

const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const say = (word: DirectoryWord): void => scope.postMessage(word)
const control = new AbortController()

scope.addEventListener('message', ({ data }: MessageEvent<DirectoryOrder | 'cancel'>) => {
  if (data === 'cancel') {
    control.abort()
    return
  }
  void updateDirectory(data, { signal: control.signal, onProgress: (progress) => say({ sceau: 'directory', type: 'progress', ...progress }) })
    .then((outcome) => say({ sceau: 'directory', type: 'outcome', outcome }))
})
