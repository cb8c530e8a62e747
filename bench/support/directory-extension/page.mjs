import { openIndex } from '../../../src/directory/index.ts'
import { load, save } from './store.mjs'

globalThis.build = (rows) => new Promise((resolve, reject) => {
  const worker = new Worker('build-worker.js', { type: 'module' })
  worker.onerror = ({ message }) => reject(new Error(message))
  worker.onmessage = async ({ data: { bytes, build } }) => {
    const started = performance.now()
    await save(bytes)
    worker.terminate()
    resolve({ build, save: performance.now() - started, onDisk: bytes.length })
  }
  worker.postMessage(rows)
})

/** From nothing in memory to the first answer. */
globalThis.first = async (ask) => {
  const started = performance.now()
  globalThis.index = openIndex(await load())
  const found = globalThis.index.search(ask, 10).length
  return { took: performance.now() - started, found }
}

/** Milliseconds of each question, and the best of three. */
globalThis.times = (way, asks) => {
  const ask = { address: (one) => globalThis.index.byAddress(one), search: (one) => globalThis.index.search(one, 20), similar: (one) => globalThis.index.similar(one, 20) }[way]
  for (const one of asks.slice(0, 100)) ask(one)
  const all = []
  const best = asks.map(() => Infinity)
  for (let time = 0; time < 3; time++) {
    for (const [at, one] of asks.entries()) {
      const started = performance.now()
      ask(one)
      const took = performance.now() - started
      all.push(took)
      best[at] = Math.min(best[at], took)
    }
  }
  return { all, best }
}

/** A question to the background, as a compose view asks it. */
globalThis.askBackground = async (ask) => {
  const started = performance.now()
  const answer = await (globalThis.browser ?? globalThis.chrome).runtime.sendMessage(ask)
  return { took: performance.now() - started, ...answer }
}
document.title = 'ready'
