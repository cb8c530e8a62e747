// c. What stands in every page of a webmail from its first moment, and in no other page.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { aim, ms, percentile, summary, table } from './support/figures.mjs'
import { milliseconds, processorMilliseconds, scriptRuns, traced } from './support/tracing.mjs'

export const title = 'First content script: size, run time on a webmail, nothing on another page'

const root = fileURLToPath(new URL('..', import.meta.url))
const WARM_UP = 2

export async function run({ practice, rounds = 20 }) {
  const size = measureSize()
  const times = await measureTime(practice, rounds)
  const elsewhere = await visitElsewhere(practice)
  await practice.closeBrowsers()
  return { ...size, ...times, elsewhere, wrong: size.broad.length > 0 || elsewhere !== 0 }
}

/** Sizes and places as released, not those of the build for the box. */
function measureSize() {
  const command = ['scripts/build.mjs', '--only=chromium', '--out=dist/bench-release']
  const built = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`the extension could not be built:\n${built.stdout}${built.stderr}`)
  const folder = join(root, 'dist/bench-release')
  const { content_scripts: scripts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const files = scripts.flatMap(({ js, run_at: at, world = 'ISOLATED' }) => js.map((name) => {
    const bytes = readFileSync(join(folder, name))
    return { name, at, world, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length }
  }))
  const later = readFileSync(join(folder, 'src/content/compose.iife.js'))
  table(['file', 'when', 'bytes', 'gzip'], [
    ...files.map(({ name, at, world, bytes, gzip }) => [name, `${at}, ${world.toLowerCase()} world`, bytes, gzip]),
    ['src/content/compose.iife.js', 'brought to a compose view only', later.length, gzipSync(later, { level: 9 }).length],
  ])
  const gzip = files.reduce((sum, file) => sum + file.gzip, 0)
  aim('all that the manifest injects, gzip', gzip / 1024, 30, 'KB')
  const matches = scripts.flatMap((script) => script.matches)
  const broad = matches.filter((pattern) => !/^https:\/\/[a-z0-9.-]+\/\*$/.test(pattern))
  console.log(`  it is injected on ${[...new Set(matches)].join(', ')}${broad.length > 0 ? `: TOO BROAD ${broad.join(', ')}` : ' only'}`)
  return { files, gzip, broad }
}

/** Ours, an empty script and OpenPGP.js, each as a content script of its own browser, page after page in turn. */
async function measureTime(practice, rounds) {
  const { urls } = await practice.box()
  const temporary = mkdtempSync(join(tmpdir(), 'sceau-bench-'))
  try {
    const host = `http://${new URL(urls.ordinary.text).hostname}/*`
    const openpgp = join(root, 'node_modules/openpgp/dist/openpgp.min.js')
    const cases = [
      { name: 'an empty script', browser: await practice.browser({ extensionDir: otherExtension(temporary, 'empty', host) }) },
      { name: 'Sceau', browser: await practice.guarded() },
      { name: 'openpgp.min.js', browser: await practice.browser({ extensionDir: otherExtension(temporary, 'openpgp', host, openpgp) }) },
    ]
    const compose = `${urls.ordinary.text}?_task=mail&_action=compose`
    const pages = [['message list', `${urls.ordinary.text}?_task=mail`], ['compose view', compose]]
    const rows = []
    for (const [place, url] of pages) {
      const series = cases.map(() => ({ first: [], loaded: [], processor: [] }))
      for (let round = -WARM_UP; round < rounds; round++) {
        for (const [which, { browser }] of cases.entries()) {
          const { first, loaded, processor } = await load(browser, url)
          if (round < 0) continue
          series[which].first.push(first)
          series[which].loaded.push(loaded)
          series[which].processor.push(processor)
        }
      }
      const least = percentile(series[0].first, 0.5)
      for (const [which, { name }] of cases.entries()) {
        const first = summary(series[which].first)
        rows.push({ place, name, first, all: summary(series[which].loaded), processor: summary(series[which].processor), ratio: first.p50 / least })
      }
    }
    table(['main-thread ms', 'page', 'first run p50', 'p99', 'all until loaded p50', 'p99', 'of the processor p50'], rows.map(({ place, name, first, all, processor }) =>
      [name, place, ms(first.p50), ms(first.p99), ms(all.p50), ms(all.p99), ms(processor.p50)]))
    const of = (name, place) => rows.find((row) => row.name === name && row.place === place)
    const [ours, peer] = [of('Sceau', 'message list'), of('openpgp.min.js', 'message list')]
    console.log(`  ratio openpgp.min.js / Sceau: ${(peer.first.p50 / ours.first.p50).toFixed(1)}`)
    aim('first run on a webmail, p50', ours.first.p50, 3)
    aim('all that it adds until a webmail has loaded, processor time, p50', ours.processor.p50 - of('an empty script', 'message list').processor.p50, 5)
    return { rows }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** A throw-away extension that only puts one script into the webmail, as early as ours. */
function otherExtension(folder, name, host, script) {
  const out = join(folder, name)
  mkdirSync(out)
  if (script) copyFileSync(script, join(out, 'script.js'))
  else writeFileSync(join(out, 'script.js'), 'void 0\n')
  writeFileSync(join(out, 'background.js'), '')
  writeFileSync(join(out, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name, version: '1', background: { service_worker: 'background.js' },
    content_scripts: [{ matches: [host], js: ['script.js'], run_at: 'document_start' }],
  }))
  return out
}

/** Time of our scripts in a page's main thread: when they are first evaluated, and with all that they do until the page has loaded. */
async function load({ page, extensionId }, url) {
  const { events } = await traced(page, () => page.goto(url, { waitUntil: 'load' }))
  const runs = scriptRuns(events, (address) => address.includes(extensionId))
  const evaluated = runs.filter(({ name }) => name === 'EvaluateScript')
  if (evaluated.length === 0) throw new Error(`no script of the extension was seen on ${url}`)
  return { first: milliseconds(evaluated.filter(({ url: address }) => !address.includes('compose.iife'))), loaded: milliseconds(runs), processor: processorMilliseconds(runs) }
}

/** A page of a host that is not in the manifest: how many runs of our scripts its trace holds. */
async function visitElsewhere(practice) {
  const form = '<form name="form"><input name="_subject"><textarea id="composebody" name="_message"></textarea></form>'
  const html = `<!doctype html><title>Autre page</title>${form}`
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(html))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { page, extensionId } = await practice.guarded()
    const { given, events } = await traced(page, async () => {
      await page.goto(`http://autre-page.localhost:${server.address().port}/?_task=mail&_action=compose`, { waitUntil: 'load' })
      await page.type('#composebody', 'Bonjour')
      return page.evaluate(() => document.querySelector('[data-sceau]') !== null)
    })
    // Its background may just be at work in a process of its own.
    const runs = scriptRuns(events, (address) => address.includes(`${extensionId}/src/content/`)).length + (given ? 1 : 0)
    const said = runs === 0 ? 'no script of ours ran' : `OUR SCRIPTS RAN, ${runs} times`
    console.log(`  on another page that looks like a compose view: ${said}`)
    return runs
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
