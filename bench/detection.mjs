// h. What a full scan costs for each KB, and a scan after an edit, in Node and in the pages of both browsers.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { launchChromium } from '../demo/chromium.mjs'
import { launchFirefox } from '../demo/firefox.mjs'
import { aim, ms, percentile, summary, table } from './support/figures.mjs'
import { clinical, harmless } from './support/mails.mjs'

export const title = 'Detection: full scan, scan after an edit, size'

const SIZES = [['2 KB', 2048], ['10 KB', 10_240], ['50 KB', 51_200]]
const FULL = 51_200
const TERMS = 20_000
const KB = 1024
const here = fileURLToPath(new URL('.', import.meta.url))

export async function run({ rounds = 200 }) {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-detection-'))
  try {
    const runs = await bundled(folder, 'support/detection-runs.mjs', 'runs')
    const door = await bundled(folder, '../src/detection/index.ts', 'door')
    const gzip = gzipSync(readFileSync(door), { level: 9 }).length
    aim('code and weights on the page, gzip', gzip / KB, 220, 'KB')
    const texts = { 'harmless': harmless(FULL), 'about patients': clinical(FULL) }
    const drafts = SIZES.flatMap(([size, bytes]) => [['harmless', harmless(bytes)], ['about patients', clinical(bytes)]].map(([kind, text]) => ({ kind, size, text })))
    const given = { texts, drafts, terms: wordList(TERMS), rounds }
    const places = { node: await inNode(runs, given), chromium: await inPage(await launchChromium({}), runs, given) }
    places.firefox = await inPage(await launchFirefox({ prefs: { 'privacy.reduceTimerPrecision': false } }), runs, given)
    return { gzip, places: print(places, texts) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One script as a page gets it. */
async function bundled(folder, entry, name) {
  await build({
    configFile: false, logLevel: 'error', publicDir: false,
    build: { outDir: folder, emptyOutDir: false, target: 'es2022', lib: { entry: join(here, entry), formats: ['iife'], name, fileName: () => `${name}.js` } },
  })
  return join(folder, `${name}.js`)
}

async function inNode(script, given) {
  await import(pathToFileURL(script).href)
  return all(given)
}

/** Runs where the script has been loaded; written so that a page can be handed it. */
function all({ texts, drafts, terms, rounds }) {
  const { fullScans, edits } = globalThis.detectionRuns
  return { full: fullScans(texts, terms, Math.ceil(rounds / 5)), edits: drafts.map(({ kind, size, text }) => ({ kind, size, times: edits(text, rounds) })) }
}

async function inPage(launched, script, given) {
  try {
    const page = await launched.browser.newPage()
    await page.goto('about:blank')
    await page.evaluate(readFileSync(script, 'utf8'))
    return await page.evaluate(all, given)
  } finally {
    await launched.close()
  }
}

/** Words and pairs of words of French sound, always the same: the list that a pattern of terms stands for. */
function wordList(count) {
  const syllables = ['car', 'dio', 'pa', 'thie', 'ne', 'phro', 'lo', 'gie', 'ta', 'ri', 'mel', 'son', 'ver', 'qui', 'tou', 'ble', 'an', 'fer', 'mi', 'dro']
  let state = 1
  const next = (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  const word = () => Array.from({ length: 2 + next(3) }, () => syllables[next(syllables.length)]).join('')
  const terms = new Set()
  while (terms.size < count) terms.add(terms.size % 5 < 2 ? `${word()} ${word()}` : word())
  return [...terms].sort((a, b) => b.length - a.length)
}

function print(places, texts) {
  const results = {}
  for (const [place, { full, edits }] of Object.entries(places)) {
    console.log(`  ${place}, µs for each KB of a draft of 50 KB`)
    const rows = full.map(({ name, own, peer }) => {
      const size = Buffer.byteLength(texts[name]) / KB
      const per = (list, share) => (percentile(list, share) / size) * 1000
      return { name, least: per(own, 0), p50: per(own, 0.5), peer: per(peer, 0.5), ratio: percentile(own, 0.5) / percentile(peer, 0.5) }
    })
    table(['draft', 'least', 'p50', `pattern of ${TERMS} terms p50`, 'ratio'], rows.map(({ name, least, p50, peer, ratio }) => [name, ...[least, p50, peer].map((value) => value.toFixed(0)), ratio.toFixed(2)]))
    console.log(`  ${place}, ms for each key`)
    const keys = edits.map(({ kind, size, times: { all: each, best } }) => ({ kind, size, ...summary(each), best: summary(best) }))
    table(['draft', 'size', 'p50', 'p99', 'best of 3: p50', 'p99'], keys.map(({ kind, size, p50, p99, best }) => [kind, size, ...[p50, p99, best.p50, best.p99].map(ms)]))
    results[place] = { full: rows, keys }
  }
  aim('full scan in Chromium, slowest p50', Math.max(...results.chromium.full.map(({ p50 }) => p50)), 60, 'µs/KB')
  const long = results.chromium.keys.filter(({ size }) => size === '50 KB')
  aim('edit in 50 KB in Chromium, slowest p99', Math.max(...long.map(({ p99 }) => p99)), 4)
  aim('the same, the best of three of each edit', Math.max(...long.map(({ best }) => best.p99)), 4)
  return results
}
