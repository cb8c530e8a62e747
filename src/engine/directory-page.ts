/** Hidden page of Chromium's (offscreen document): has the worker that a service worker may not have. */
import browser from 'webextension-polyfill'
import { updateInWorker } from './directory-in-worker.ts'
import type { DirectoryOrder, DirectoryWord } from './directory-protocol.ts'
import { DIRECTORY_LINE } from './directory-line.ts'

/** A service worker that hears nothing for 30 s is put to sleep, and its line with it. */
const SIGN_OF_LIFE_MILLISECONDS = 10_000

browser.runtime.onConnect.addListener((port) => {
  // Content scripts and frames of ours in a webmail's tab come from a tab; the background does not.
  if (port.name !== DIRECTORY_LINE || port.sender?.tab || port.sender?.id !== browser.runtime.id) return
  const control = new AbortController()
  const life = setInterval(() => port.postMessage(null), SIGN_OF_LIFE_MILLISECONDS)
  const say = (word: DirectoryWord): void => {
    if (!control.signal.aborted || word.type === 'outcome') port.postMessage(word)
  }
  port.onDisconnect.addListener(() => {
    clearInterval(life)
    control.abort()
  })
  port.onMessage.addListener((message: unknown) => {
    if (message === 'cancel') {
      control.abort()
      return
    }
    void updateInWorker(message as DirectoryOrder, { signal: control.signal, onProgress: (progress) => say({ sceau: 'directory', type: 'progress', ...progress }) })
      .then((outcome) => say({ sceau: 'directory', type: 'outcome', outcome }))
      // The line is down: nobody is there to be told.
      .catch(() => undefined)
  })
})
