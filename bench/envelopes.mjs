// How fast HTML, ZIP and OpenPGP envelopes are made in the browser, in what memory, and whether the webmail's page stays smooth meanwhile.
import { randomFillSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { generateKey } from 'openpgp'
import { aim, atLeast, ms, percentile, table } from './support/figures.mjs'
import { nativeSealers } from './support/native-sealers.mjs'
import { importSource } from './support/practice.mjs'
import { growth } from './support/process-memory.mjs'
import { sealingTabs } from './support/sealing-tab.mjs'
import { timeOpening } from './support/time-opening.mjs'

export const title = 'Envelopes: made in the browser beside OpenPGP.js, 7-Zip and GnuPG; memory; smoothness of the page; opening'

const MB = 1_000_000
const MIB = 1024 * 1024
/** What an envelope may take beyond its input (three chunks of the HTML format, in MiB), and a task of the page. */
const MOST_GROWTH = (3 * 720) / 1024
const MOST_TASK = 50
const CASES = [['1 MB', 1, MB], ['16 MB', 1, 16 * MB], ['64 MB', 1, 64 * MB], ['128 files of 0.5 MB', 128, MB / 2]]
const SECRET = 'grenouille-orange-velours-7'
const ADDRESS = 'bench@example.org'

export async function run({ rounds = 5 }) {
  // As the extension makes them: read by GnuPG 2.2.
  const { publicKey, privateKey } = await generateKey({ type: 'ecc', curve: 'curve25519Legacy', userIDs: [{ name: 'Bench', email: ADDRESS }], format: 'armored' })
  const native = nativeSealers({ key: privateKey, address: ADDRESS })
  const tabs = await sealingTabs()
  const result = { wrong: false }
  try {
    for (const name of ['Chromium', 'Firefox']) {
      const tab = await tabs.open(name)
      try {
        const ways = waysOf({ recipients: [publicKey], self: privateKey })
        result[name] = { speed: await measureSpeed(name, tab, ways, native, rounds), ...(await measureTab(name, tab, ways, rounds)) }
      } finally {
        await tab.close()
      }
    }
    Object.assign(result, await measureOpening(rounds))
  } catch (error) {
    // A peer that does not open what was sealed.
    console.log(`  WRONG: ${error.message}`)
    result.wrong = true
  } finally {
    tabs.close()
    native.close()
  }
  return result
}

/** What is measured: our way, its peer, and how the peer opens ours. */
const waysOf = (keys) => [
  { name: 'HTML', given: { format: 'html' }, peer: 'OpenPGP.js', beside: (tab) => tab.ask('peer') },
  { name: 'ZIP', given: { format: 'zip' }, peer: '7-Zip', beside: (_, native) => native.sealZip(SECRET), open: (native, path) => native.openZip(path, SECRET) },
  { name: 'ZIP, names inside', given: { format: 'zip', innerArchive: true }, peer: '7-Zip', beside: null, open: (native, path) => native.openZip(path, SECRET) },
  { name: 'OpenPGP, signed', given: { format: 'openpgp', keys }, peer: 'GnuPG', beside: (_, native) => native.sealKeys(), open: (native, path) => native.openKeys(path) },
]

async function timed(job) {
  const from = performance.now()
  const given = await job()
  // What a browser did is timed there, without the driver.
  return given?.ms ?? performance.now() - from
}

async function measureSpeed(browser, tab, ways, native, rounds) {
  const rows = []
  for (const [what, count, bytes] of CASES) {
    await tab.ask('makeFiles', { count, bytes })
    native.put(Array.from({ length: count }, () => randomFillSync(new Uint8Array(bytes))))
    const ours = ways.map(() => [])
    const peers = {}
    for (let round = -1; round < rounds; round++) {
      for (const [which, { given, peer, beside }] of ways.entries()) {
        const mine = await timed(() => tab.ask('seal', given))
        const theirs = beside === null ? null : await timed(() => beside(tab, native))
        if (round < 0) continue
        ours[which].push(mine)
        if (theirs !== null) (peers[peer] ??= []).push(theirs)
      }
    }
    if (what === '1 MB') {
      for (const { given, open } of ways.filter((way) => way.open)) {
        writeFileSync(native.at('ours'), await tab.sealed({ ...given, secret: SECRET }))
        open(native, native.at('ours'))
      }
    }
    for (const [which, { name, peer }] of ways.entries()) {
      // Ratios of one round, then their median: what the machine does in between falls on both.
      const ratio = percentile(peers[peer].map((time, round) => time / ours[which][round]), 0.5)
      const p50 = percentile(ours[which], 0.5)
      rows.push({ what, name, peer, p50, ratio, speed: (count * bytes) / 1000 / p50 })
    }
  }
  console.log(`  ${browser}: from files to envelope, start of the worker and key derivation included`)
  table(['', 'ms', 'MB/s', 'peer', 'times its speed'], rows.map(({ what, name, p50, speed, peer, ratio }) => [`${what}: ${name}`, ms(p50), speed.toFixed(0), peer, ratio.toFixed(2)]))
  // Of 1 MB nearly all is the derivation of the key, which is far shorter in the peer.
  const pages = rows.filter(({ what, name }) => name === 'HTML' && what !== '1 MB')
  atLeast(`${browser}, HTML of 64 MB`, pages.find(({ what }) => what === '64 MB').speed, 120, 'MB/s')
  for (const { what, ratio } of pages) atLeast(`${browser}, HTML of ${what} beside OpenPGP.js`, ratio, 1.7, 'times')
  return rows
}

/** Memory and smoothness, on 64 MB; memory also on 1 MB, which is what a worker takes whatever it seals. */
async function measureTab(browser, tab, ways, rounds) {
  const memory = ways.map(({ name }) => ({ name, one: {}, all: {} }))
  const smooth = []
  for (const bytes of [MB, 64 * MB]) {
    await tab.ask('makeFiles', { count: 1, bytes })
    for (const [which, { name, given }] of ways.entries()) {
      const [all, one, frame, task] = [[], [], [], []]
      for (let round = -1; round < rounds; round++) {
        const seen = await growth(tab.pid, () => tab.ask('seal', given))
        const watched = bytes === MB ? null : await tab.watched('seal', given)
        if (round < 0) continue
        all.push((seen.all - seen.given.bytes) / MIB)
        one.push(seen.one / MIB)
        if (watched === null) continue
        frame.push(watched.frame)
        task.push(watched.task)
      }
      memory[which].one[bytes] = percentile(one, 0.5)
      memory[which].all[bytes] = percentile(all, 0.5)
      if (frame.length > 0) smooth.push(smoothness(name, frame, task))
    }
  }
  const idle = []
  for (let round = 0; round < rounds; round++) idle.push(await tab.watched(null, 1000))
  smooth.unshift(smoothness('nothing sealed', idle.map(({ frame }) => frame), idle.map(({ task }) => task)))
  console.log(`  ${browser}: growth at the peak in chunks of 1 MiB, the input not counted. Sealing process, 1 and 64 MB; all processes less the envelope, 64 MB`)
  table(['', '1 MB', '64 MB', 'all'], memory.map(({ name, one, all }) => [name, one[MB].toFixed(1), one[64 * MB].toFixed(1), all[64 * MB].toFixed(1)]))
  console.log(`  ${browser}, 64 MB: the page around it meanwhile`)
  table(['', 'longest frame p50 ms', 'most', 'longest task ms'], smooth.map(({ name, frame, middle, task }) => [name, ms(middle), ms(frame), ms(task)]))
  const html = memory.find(({ name }) => name === 'HTML')
  // What the worker takes whatever it seals is no chunk.
  const own = (of) => of[64 * MB] - of[MB]
  aim(`${browser}, HTML of 64 MB beside 1 MB, all processes less the envelope`, own(html.all), MOST_GROWTH, 'MiB')
  // Firefox does not tell.
  if (smooth.every(({ task }) => !Number.isNaN(task))) aim(`${browser}, longest task of the page while 64 MB are sealed`, Math.max(...smooth.map(({ task }) => task)), MOST_TASK)
  return { memory, smooth }
}

const smoothness = (name, frame, task) => ({ name, middle: percentile(frame, 0.5), frame: Math.max(...frame), task: Math.max(...task) })

async function measureOpening(rounds) {
  const { buildEnvelopePage } = await importSource('scripts/envelope-page-plugin.ts')
  const { sealHtml } = await importSource('src/crypto/envelopes/html/write.ts')
  const page = await buildEnvelopePage()
  const gzip = (text) => gzipSync(text, { level: 9 }).length / 1024
  console.log(`  the page in every HTML envelope: script ${gzip(page.script).toFixed(1)} KB gzip, style ${gzip(page.style).toFixed(1)}, markup ${gzip(page.markup).toFixed(1)}`)
  const folder = mkdtempSync(join(tmpdir(), 'sceau-bench-'))
  const path = join(folder, 'envelope.html')
  /** A new one each time: Firefox remembers derivations. */
  const make = async (count, bytes) => {
    const files = Array.from({ length: count }, (_, index) => ({ name: `IM${index}.dcm`, type: 'application/dicom', content: new Blob([randomFillSync(new Uint8Array(bytes))]) }))
    const { envelope } = await sealHtml({ files, language: 'fr' }, SECRET, page)
    writeFileSync(path, Buffer.from(await envelope.arrayBuffer()))
    return pathToFileURL(path).href
  }
  try {
    return { opening: await timeOpening({ cases: CASES.filter(([, , bytes]) => bytes >= 16 * MB), make, secret: SECRET, rounds }) }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
