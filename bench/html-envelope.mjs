// How fast an HTML envelope is written, beside OpenPGP.js, and how soon it opens from the disk.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { launchChromium } from '../demo/chromium.mjs'
import { launchFirefox } from '../demo/firefox.mjs'
import { aim, ms, percentile, table } from './support/figures.mjs'
import { importSource } from './support/practice.mjs'

export const title = 'HTML envelope: written in the browser beside OpenPGP.js (SEIPDv1, password), and opened from the disk'

const MB = 1_000_000
const CASES = [['1 MB', 1, MB], ['16 MB', 1, 16 * MB], ['64 MB', 1, 64 * MB], ['128 files of 0.5 MB', 128, MB / 2]]
const SECRET = 'grenouille-orange-velours-7'

export async function run({ rounds = 5 }) {
  const { buildEnvelopePage, envelopePage } = await importSource('scripts/envelope-page-plugin.ts')
  const page = await buildEnvelopePage()
  const gzip = (text) => gzipSync(text, { level: 9 }).length / 1024
  console.log(`  the page in every envelope: script ${gzip(page.script).toFixed(1)} KB gzip, style ${gzip(page.style).toFixed(1)}, markup ${gzip(page.markup).toFixed(1)}`)
  const script = await bundle(envelopePage())
  const result = {}
  for (const [browser, launch] of [['Chromium', launchChromium], ['Firefox', launchFirefox]]) {
    result[browser] = { write: await measureWriting(browser, launch, script, rounds), open: await measureOpening(browser, launch, page, rounds) }
  }
  return result
}

async function bundle(plugin) {
  const entry = fileURLToPath(new URL('support/html-envelope-entry.mjs', import.meta.url))
  const built = await build({ configFile: false, logLevel: 'warn', plugins: [plugin], build: { write: false, target: 'es2022', rolldownOptions: { input: entry, output: { format: 'iife' } } } })
  return (Array.isArray(built) ? built[0] : built).output[0].code
}

async function measureWriting(name, launch, script, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-bench-'))
  const { browser, close } = await launch({})
  const rows = []
  try {
    // A page of the disk is a secure context, like the extension's own.
    writeFileSync(join(folder, 'bench.js'), script)
    writeFileSync(join(folder, 'bench.html'), '<!doctype html><meta charset="utf-8"><title>bench</title><script src="bench.js"></script>')
    const page = await browser.newPage()
    page.setDefaultTimeout(120_000)
    await page.goto(pathToFileURL(join(folder, 'bench.html')).href)
    for (const [what, count, bytes] of CASES) {
      const series = await page.evaluate(async (rounds, count, bytes) => {
        const { makeFiles, timeEnvelope, timeOpenPgp, timeKey } = globalThis.bench
        const files = makeFiles(count, bytes)
        const times = { envelope: [], openpgp: [], key: [] }
        for (let round = -1; round < rounds; round++) {
          const measured = { envelope: (await timeEnvelope(files)).ms, openpgp: (await timeOpenPgp(files)).ms, key: await timeKey() }
          if (round >= 0) for (const [which, time] of Object.entries(measured)) times[which].push(time)
        }
        return times
      }, rounds, count, bytes)
      const [envelope, openpgp, key] = ['envelope', 'openpgp', 'key'].map((which) => percentile(series[which], 0.5))
      // Ratios of one round, then their median: what the machine does in between falls on both.
      const ratio = percentile(series.openpgp.map((time, round) => time / series.envelope[round]), 0.5)
      rows.push({ what, envelope, openpgp, key, ratio, speed: (count * bytes) / 1000 / envelope, other: (count * bytes) / 1000 / openpgp })
    }
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  console.log(`  ${name}, written from files to one Blob, key derivation included`)
  table(['', 'envelope ms', 'MB/s', 'OpenPGP.js ms', 'MB/s', 'ratio', 'key alone ms'],
    rows.map(({ what, envelope, openpgp, key, ratio, speed, other }) => [what, ms(envelope), speed.toFixed(0), ms(openpgp), other.toFixed(0), ratio.toFixed(2), ms(key)]))
  const large = rows.find(({ what }) => what === '64 MB')
  atLeast(`${name}, 64 MB`, large.speed, 120, 'MB/s')
  atLeast(`${name}, 64 MB, beside OpenPGP.js`, large.ratio, 1.7, 'times')
  return rows
}

/** From the start of loading to the file list, without the time of typing: the passphrase is entered by script as soon as its field stands. */
async function measureOpening(name, launch, envelopePage, rounds) {
  const { sealHtml } = await importSource('src/crypto/envelopes/html/write.ts')
  const folder = mkdtempSync(join(tmpdir(), 'sceau-bench-'))
  const { browser, close } = await launch({})
  const rows = []
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(120_000)
    for (const [what, count, bytes] of CASES) {
      const content = new Uint8Array(bytes)
      for (let at = 0; at < bytes; at += 65536) crypto.getRandomValues(content.subarray(at, Math.min(bytes, at + 65536)))
      const files = Array.from({ length: count }, (_, index) => ({ name: `IM${index}.dcm`, type: 'application/dicom', content: new Blob([content]) }))
      const path = join(folder, `${rows.length}.html`)
      const field = []
      const open = []
      for (let round = -1; round < rounds; round++) {
        // A new envelope each time: Firefox remembers derivations.
        const { envelope } = await sealHtml({ files, language: 'fr' }, SECRET, envelopePage)
        writeFileSync(path, Buffer.from(await envelope.arrayBuffer()))
        const measured = await timeOpening(page, pathToFileURL(path).href)
        if (round < 0) continue
        field.push(measured.field)
        open.push(measured.open)
      }
      rows.push({ what, file: statSync(path).size, field: percentile(field, 0.5), open: percentile(open, 0.5), most: Math.max(...open) })
      await page.goto('about:blank')
    }
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  console.log(`  ${name}, opened from the disk`)
  table(['', 'file MB', 'field ms', 'open ms p50', 'most'], rows.map(({ what, file, field, open, most }) => [what, (file / MB).toFixed(1), ms(field), ms(open), ms(most)]))
  aim(`${name}, 16 MB open`, rows.find(({ what }) => what === '16 MB').open, 1000)
  return rows
}

async function timeOpening(page, url) {
  await page.goto(url, { waitUntil: 'domcontentloaded' })
  return page.evaluate((secret) => new Promise((resolve) => {
    const { domContentLoadedEventStart } = performance.getEntriesByType('navigation')[0]
    const paint = performance.getEntriesByType('paint').at(-1)?.startTime ?? domContentLoadedEventStart
    const started = performance.now()
    const watch = new MutationObserver(() => {
      if (!document.body.classList.contains('opened')) return
      watch.disconnect()
      // The page's own way there, without the driver's time between loading and this script.
      resolve({ field: paint, open: domContentLoadedEventStart + performance.now() - started })
    })
    watch.observe(document.body, { attributes: true })
    document.querySelector('#secret').value = secret
    document.querySelector('form').requestSubmit()
  }), SECRET)
}

/** One line that sets a figure beside the least that is wanted. */
function atLeast(what, value, least, unit) {
  console.log(`  ${value >= least ? 'reached' : 'MISSED '}  ${what}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit}, aim ${least} ${unit} or more`)
}
