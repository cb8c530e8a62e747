// A tab with a page like a webmail's, in it a frame of an extension with the real sealing worker: as the extension has it, in both browsers.
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../../demo/chromium.mjs'
import { launchFirefox } from '../../demo/firefox.mjs'
import { importSource } from './practice.mjs'

const PAGE = `<!doctype html><meta charset="utf-8"><title>Messagerie</title>
<main><input value="Avis"><textarea rows="20" cols="80">Cher confrère,</textarea><progress max="1" value="0"></progress></main>
<ul>${Array.from({ length: 200 }, (_, index) => `<li>Message ${index}</li>`).join('')}</ul><script>
const waiting = new Map()
let loaded
const frameReady = new Promise((resolve) => { loaded = resolve })
let last = 0
function put(url) { const frame = document.createElement('iframe'); frame.src = url; frame.style.cssText = 'width:1px;height:1px;border:0'; document.body.append(frame); return frameReady }
function ask(job, given) { const id = ++last; frames[0].postMessage({ id, job, given }, '*'); return new Promise((resolve, reject) => waiting.set(id, { resolve, reject })) }
addEventListener('message', ({ data }) => {
  if (data.ready) loaded()
  else if (data.progress !== undefined) document.querySelector('progress').value = data.progress
  else { const { resolve, reject } = waiting.get(data.id); waiting.delete(data.id); if (data.error) reject(new Error(data.error)); else resolve(data.result) }
})
function watch() {
  const seen = { frame: 0, task: 0 }
  let before = performance.now(), going = true
  const look = (at) => { seen.frame = Math.max(seen.frame, at - before); before = at; if (going) requestAnimationFrame(look) }
  requestAnimationFrame((at) => { before = at; requestAnimationFrame(look) })
  // Chromium only.
  const observer = PerformanceObserver.supportedEntryTypes.includes('longtask') ? new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, duration) }) : null
  if (observer) observer.observe({ type: 'longtask' }); else seen.task = NaN
  return () => { going = false; observer?.disconnect(); return seen }
}
</script>`

const FRAME = fileURLToPath(new URL('envelopes-frame/frame.html', import.meta.url))

/** The extension and the page; `open('Chromium' | 'Firefox')` starts a browser that shows them. */
export async function sealingTabs() {
  const { buildSealingExtension } = await importSource('test/envelope/support/sealing-extension.ts')
  const extension = await buildSealingExtension(FRAME)
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE))
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    async open(name) {
      const { browser, extensionUrl, close } = await (name === 'Chromium' ? launchChromium : launchFirefox)({ extensionDir: extension.folder })
      const page = await browser.newPage()
      page.setDefaultTimeout(300_000)
      await page.goto(`http://127.0.0.1:${server.address().port}/`)
      await page.evaluate((url) => globalThis.put(url), extensionUrl('frame.html'))
      return {
        page, close, pid: browser.process().pid,
        /** Has the frame do a job. */
        ask: (job, given) => page.evaluate((which, what) => globalThis.ask(which, what), job, given),
        /** The first sealed file's bytes. */
        sealed: async (given) => Buffer.from(await page.evaluate(async (what) => {
          const { files: [file] } = await globalThis.ask('seal', { ...what, content: true })
          const bytes = new Uint8Array(await file.arrayBuffer())
          let text = ''
          for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
          return btoa(text)
        }, given), 'base64'),
        /** Longest time between two frames of the page, and its longest task (Chromium only), while a job runs. */
        watched: (job, given) => page.evaluate(async (which, what) => {
          const end = globalThis.watch()
          await (which === null ? new Promise((resolve) => setTimeout(resolve, what)) : globalThis.ask(which, what))
          return end()
        }, job, given),
      }
    },
    close() {
      server.closeAllConnections()
      server.close()
      extension.remove()
    },
  }
}
