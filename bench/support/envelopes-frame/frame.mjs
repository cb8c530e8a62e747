// The engine's frame as the benchmark has it: the real sealing worker, asked by the page around it.
import { sealInWorker } from '../../../src/engine/seal-files.ts'

let files = []

/** Files that do not compress, under names that say nothing of that. */
function makeFiles({ count, bytes }) {
  files = Array.from({ length: count }, (_, index) => {
    const content = new Uint8Array(bytes)
    for (let at = 0; at < bytes; at += 65536) crypto.getRandomValues(content.subarray(at, at + 65536))
    return new File([content], `IM${index}.dcm`, { type: 'application/dicom' })
  })
}

/** From the order to the last file, with the start of the workers and the derivation of the key: a new secret each time, as Firefox remembers derivations. */
async function seal({ format, innerArchive = false, keys = null, secret = `Tulipe-${crypto.randomUUID()}`, content = false }) {
  const order = { jobId: '', letter: null, from: '', language: 'fr', wantsAnswer: false, innerArchive, format }
  const from = performance.now()
  const answer = await sealInWorker({ order, secret, keys, files }, new AbortController().signal, (done, total) => parent.postMessage({ progress: done / total }, '*'))
  const ms = performance.now() - from
  if (answer.type !== 'sealed') throw new Error(answer.why)
  return { ms, bytes: answer.files.reduce((sum, { size }) => sum + size, 0), files: content ? answer.files : [] }
}

/** The same files by OpenPGP.js alone, also in a worker: one message that GnuPG reads. */
function peer() {
  return new Promise((resolve, reject) => {
    const from = performance.now()
    const worker = new Worker(new URL('./peer.worker.mjs', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data: { bytes } }) => {
      worker.terminate()
      resolve({ ms: performance.now() - from, bytes })
    }
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage(files)
  })
}

const jobs = { makeFiles, seal, peer }
addEventListener('message', async ({ data: { id, job, given }, source }) => {
  try {
    source.postMessage({ id, result: await jobs[job](given ?? {}) }, '*')
  } catch (error) {
    source.postMessage({ id, error: String(error) }, '*')
  }
})
parent.postMessage({ ready: true }, '*')
