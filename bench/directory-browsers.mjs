// g. The offline directory inside an extension of its own, in Chromium and Firefox: built in a worker, kept as a Blob in IndexedDB.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { launchChromium } from '../demo/chromium.mjs'
import { launchFirefox } from '../demo/firefox.mjs'
import { directoryQueries, KINDS } from './support/directory-queries.mjs'
import { directoryRows, REAL_SIZE } from './support/directory-rows.mjs'
import { aim, ms, summary, table } from './support/figures.mjs'

export const title = 'Directory inside an extension: built in a worker, first answer after a cold start'

const COLD_STARTS = 5
const ROWS = Number(process.env.SCEAU_DIRECTORY_ROWS ?? REAL_SIZE)
const ASK = 'Martin cardiologue Lille'
const WAYS = { 'exact address': 'address', 'name prefix': 'search', 'name + town': 'search', 'specialty + town': 'search' }
const here = fileURLToPath(new URL('.', import.meta.url))

export async function run({ rounds = 500, only = ['chromium', 'firefox'] }) {
  const queries = directoryQueries([...directoryRows(ROWS)], rounds)
  const folder = mkdtempSync(join(tmpdir(), 'sceau-directory-extension-'))
  const browsers = {}
  try {
    for (const browser of only) {
      const result = await measure(browser, await extension(join(folder, browser), browser), queries)
      browsers[browser] = result
      print(browser, result)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { rows: ROWS, browsers }
}

async function extension(outDir, browser) {
  for (const name of ['page', 'background', 'build-worker']) {
    await build({
      configFile: false, logLevel: 'error', publicDir: false,
      build: { outDir, emptyOutDir: false, target: 'es2022', lib: { entry: join(here, `support/directory-extension/${name}.mjs`), formats: ['es'], fileName: () => `${name}.js` } },
    })
  }
  writeFileSync(join(outDir, 'page.html'), '<!doctype html><meta charset="utf-8"><script type="module" src="page.js"></script>')
  writeFileSync(join(outDir, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name: 'Directory bench', version: '1',
    background: browser === 'chromium' ? { service_worker: 'background.js', type: 'module' } : { scripts: ['background.js'], type: 'module' },
    ...(browser === 'firefox' ? { browser_specific_settings: { gecko: { id: 'sceau@sceau.invalid', strict_min_version: '128.0' } } } : {}),
  }))
  return outDir
}

async function measure(browser, extensionDir, queries) {
  // Without this Firefox rounds its clock to a millisecond.
  const launched = browser === 'chromium' ? await launchChromium({ extensionDir }) : await launchFirefox({ extensionDir, prefs: { 'privacy.reduceTimerPrecision': false } })
  try {
    let reloads = 0
    const open = async () => {
      let page
      if (browser === 'firefox') {
        // Its background opened one, which is named "about:blank" from outside; it is as new after it was loaded again.
        page = await second(launched.browser)
        if (reloads++ > 0) await page.evaluate(() => void setTimeout(() => location.reload(), 50))
        await new Promise((resolve) => setTimeout(resolve, 500))
      } else {
        page = await launched.browser.newPage()
        await page.goto(launched.extensionUrl('page.html'))
      }
      await page.waitForFunction(() => document.title === 'ready')
      return page
    }
    let page = await open()
    page.setDefaultTimeout(300_000)
    const built = await page.evaluate((rows) => globalThis.build(rows), ROWS)
    if (browser === 'chromium') await page.close()
    const cold = []
    const woken = []
    for (let start = 0; start < COLD_STARTS; start++) {
      page = await open()
      cold.push((await page.evaluate((ask) => globalThis.first(ask), ASK)).took)
      // Puppeteer can end a service worker; Firefox's event page only ends when it likes.
      if (browser === 'chromium') {
        await (await launched.browser.targets().find((target) => target.type() === 'service_worker')?.worker())?.close()
        woken.push((await page.evaluate((ask) => globalThis.askBackground(ask), ASK)).took)
      }
      if (browser === 'chromium' && start < COLD_STARTS - 1) await page.close()
    }
    const kinds = {}
    for (const [kind] of KINDS) {
      const { all, best } = await page.evaluate((way, asks) => globalThis.times(way, asks), WAYS[kind] ?? 'similar', queries[kind].map(({ ask }) => ask))
      kinds[kind] = { ...summary(all), best: summary(best) }
    }
    return { ...built, cold: summary(cold), woken: woken.length > 0 ? summary(woken) : null, kinds }
  } finally {
    await launched.close()
  }
}

async function second(browser) {
  for (let tries = 0; tries < 600; tries++) {
    const page = (await browser.pages())[1]
    if (page) return page
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Firefox did not open the extension’s page')
}

function print(browser, { build: took, save, onDisk, cold, woken, kinds }) {
  console.log(`\n  ${browser}: saved in ${ms(save)} ms, ${(onDisk / 1e6).toFixed(1)} MB`)
  aim('built in a worker', took / 1000, 60, 's')
  aim('first answer, page that has nothing in memory, median', cold.p50, 200)
  if (woken) aim('first answer, background asleep, seen from a page, median', woken.p50, 200)
  table(['ms', 'p50', 'p99', 'best p99'], KINDS.map(([kind]) => [kind, ms(kinds[kind].p50), ms(kinds[kind].p99), ms(kinds[kind].best.p99)]))
  for (const [kind, limit] of KINDS) aim(`${kind}, best p99`, kinds[kind].best.p99, limit)
}
