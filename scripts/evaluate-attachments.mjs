// Measures reading and detection together on generated attachments, through `sceau scan`:
//   node scripts/evaluate-attachments.mjs [--seed=1] [--count=360] [--errors]
// Prints Markdown; docs/evaluation-attachments.md is one such run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from './attachment-generator/generate.mjs'
import { interval } from './evaluate/wilson.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const option = (name, otherwise) => Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise)
const [seed, count] = [option('seed', 1), option('count', 360)]
const BATCH = 60

const folder = mkdtempSync(join(tmpdir(), 'sceau-attachments-'))
const results = new Map()
let manifest
try {
  manifest = await generate(folder, { seed, count })
  for (let from = 0; from < manifest.length; from += BATCH) {
    const files = manifest.slice(from, from + BATCH).map(({ file }) => join(folder, file))
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'cli/bin.mjs'), 'scan', ...files, '--json'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    if (status === 2) throw new Error(stderr)
    for (const line of stdout.split('\n').filter(Boolean)) {
      const result = JSON.parse(line)
      results.set(basename(result.file), result)
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}

const rows = manifest.map((line) => ({ ...results.get(line.file), ...line }))
const sick = rows.filter(({ label }) => label === 'identifiable-health')
const harmless = rows.filter(({ label }) => label !== 'identifiable-health')
const found = (list) => interval(list.filter(({ identifiable }) => identifiable).length, list.length)
/** What a person is asked about because it could not be read. */
const unread = (list) => list.filter(({ readable }) => !readable).length

function table(name, key) {
  console.log(`\n| ${name} | recall | false alarms | not read |\n|---|---|---|---|`)
  for (const value of [...new Set(rows.map((row) => row[key]))].sort()) {
    const of = (list) => list.filter((row) => row[key] === value)
    console.log(`| ${value} | ${found(of(sick))} | ${found(of(harmless))} | ${unread(of(rows))} |`)
  }
}

console.log(`${rows.length} attachments, seed ${seed}.\n\n| | |\n|---|---|`)
console.log(`| recall: files with identifiable health data, concluded so | ${found(sick)} |`)
console.log(`| the same, or not read and therefore asked about | ${interval(sick.filter(({ identifiable, readable }) => identifiable || !readable).length, sick.length)} |`)
console.log(`| false alarms: other files, concluded identifiable | ${found(harmless)} |`)
console.log(`| not read | ${unread(rows)}/${rows.length} |`)
table('genre', 'genre')
table('format', 'format')
if (process.argv.includes('--errors')) {
  for (const { file, label, genre, identifiable, readable, conclusion, why, findings } of rows) {
    if (identifiable === (label === 'identifiable-health')) continue
    console.log(`\n${file} ${genre} -> ${conclusion}${readable ? '' : ` (${why})`}: ${findings.map(({ role, excerpt }) => `${role[0]}:${JSON.stringify(excerpt)}`).join(' ')}`)
  }
}
