// f. The offline directory at real size, beside SQLite FTS5, MiniSearch and FlexSearch on the same rows and questions.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { KINDS } from './support/directory-queries.mjs'
import { REAL_SIZE } from './support/directory-rows.mjs'
import { aim, ms, table } from './support/figures.mjs'

export const title = 'Directory: looked up on the device, at real size'

const ENGINES = ['Sceau', 'SQLite FTS5 (WASM)', 'MiniSearch', 'FlexSearch']
const MB = 1e6
/** A slow machine may take fewer: the peers need minutes for all of them. */
const ROWS = Number(process.env.SCEAU_DIRECTORY_ROWS ?? REAL_SIZE)
const root = fileURLToPath(new URL('..', import.meta.url))

export async function run({ rounds = 1000 }) {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-directory-'))
  try {
    await build({ root, configFile: false, logLevel: 'error', publicDir: false, build: { ssr: 'src/directory/index.ts', outDir: join(folder, 'bundle'), target: 'node20' } })
    // One after the other: together they would want more memory than a laptop has.
    const engines = ENGINES.map((name) => measured(name, rounds, folder)).filter((result) => result !== null)
    print(engines)
    return { rows: ROWS, engines, wrong: engines[0]?.results['exact address'].hits !== 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measured(name, rounds, folder) {
  const args = ['--expose-gc', '--max-old-space-size=8000', join(root, 'bench/support/directory-child.mjs'), join(folder, 'bundle/index.js'), name, String(ROWS), String(rounds), folder]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1))
  console.log(`  ${name} did not finish: ${stderr.trim().split('\n').slice(-3).join(' ')}`)
  return null
}

function print(engines) {
  const [ours] = engines
  const mega = (bytes) => (Number.isFinite(bytes) && bytes !== null ? (bytes / MB).toFixed(0) : '–')
  console.log(`  ${ROWS} boxes; each question three times. "best" takes the best of the three, which tells the engine from its neighbours on the machine.`)
  table(['engine', 'build s', 'MB on disk', 'MB in memory', 'open + first answer ms'], engines.map(({ name, build: took, onDisk, memory, opened }) => [name, (took / 1000).toFixed(1), mega(onDisk), mega(memory), opened.toFixed(0)]))
  for (const [kind, limit] of KINDS) {
    console.log(`\n  ${kind}`)
    table(['ms', 'p50', 'p99', 'best p99', 'to ours, best p50', 'found %'], engines.map(({ name, results }) => {
      const one = results[kind]
      return [name, ms(one.p50), ms(one.p99), ms(one.best.p99), (one.best.p50 / ours.results[kind].best.p50).toFixed(1), (one.hits * 100).toFixed(1)]
    }))
    if (ours?.name === 'Sceau') aim(`${kind}, best p99`, ours.results[kind].best.p99, limit)
  }
  if (ours?.name !== 'Sceau') return
  aim('build', ours.build / 1000, 60, 's')
  aim('on disk', ours.onDisk / MB, 45, 'MB')
  aim('in memory', ours.memory / MB, 60, 'MB')
  aim('open and first answer', ours.opened, 200)
}
