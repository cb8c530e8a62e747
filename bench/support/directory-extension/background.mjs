import { openIndex } from '../../../src/directory/index.ts'
import { load } from './store.mjs'

let index = null
const api = globalThis.browser ?? globalThis.chrome
api.runtime.onMessage.addListener((ask, _sender, respond) => {
  const started = performance.now()
  index ??= load().then((bytes) => openIndex(bytes))
  void index.then((directory) => respond({ found: directory.search(ask, 10).length, inside: performance.now() - started }))
  return true
})

// Firefox lets nobody from outside open an extension's page.
if (navigator.userAgent.includes('Firefox')) void api.tabs.create({ url: 'page.html' })
