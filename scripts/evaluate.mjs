// Measures detection on labelled mails, one JSON object a line: {id,label,subject?,text,from?,to?,cc?}.
//   node scripts/evaluate-detection.mjs FILE.jsonl… [--errors] [--quiet]
// `label` is identifiable-health, health-unidentified, identity-only or none; 1 and 0 of plain corpora are counted apart.
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const withErrors = process.argv.includes('--errors')
if (files.length === 0) {
  console.error('usage: node scripts/evaluate-detection.mjs FILE.jsonl… [--errors]')
  process.exit(2)
}
const source = fileURLToPath(new URL('../src/detection/index.ts', import.meta.url))
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' })
const { detect, splitQuoted } = module

const EXPECTED = { 'identifiable-health': 'identifiable', 'health-unidentified': 'health-unidentified', 'identity-only': 'identity-only', none: 'none' }

/** Wilson interval at 95 %, in percent. */
function interval(hits, total) {
  if (total === 0) return '–'
  const z = 1.96
  const p = hits / total
  const centre = (p + z * z / (2 * total)) / (1 + z * z / total)
  const half = z * Math.sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
  return `${hits}/${total} = ${(100 * p).toFixed(1)} % [${(100 * (centre - half)).toFixed(1)}–${(100 * (centre + half)).toFixed(1)}]`
}

function partsOf({ subject = '', text }) {
  const split = { body: '', quoted: '' }
  for (const { part, start, end } of splitQuoted(text)) split[part] += text.slice(start, end)
  return [{ part: 'subject', text: subject }, { part: 'body', text: split.body }, { part: 'quoted', text: split.quoted }]
}

for (const file of files) {
  const rows = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
  const confusion = new Map()
  const times = []
  const errors = []
  for (const row of rows) {
    const known = [row.from, ...(row.to ?? []), ...(row.cc ?? [])].filter(Boolean)
    const parts = partsOf(row)
    const before = performance.now()
    const detection = detect(parts, known)
    times.push(performance.now() - before)
    const line = confusion.get(row.label) ?? new Map()
    line.set(detection.conclusion, (line.get(detection.conclusion) ?? 0) + 1)
    confusion.set(row.label, line)
    const wanted = EXPECTED[row.label] === 'identifiable'
    if (EXPECTED[row.label] !== undefined && wanted !== (detection.conclusion === 'identifiable')) errors.push({ row, detection })
  }
  console.log(`\n${file}: ${rows.length} texts`)
  for (const [label, line] of confusion) console.log(`  ${String(label).padEnd(20)} ${[...line].map(([name, count]) => `${name} ${count}`).join(', ')}`)
  const count = (labels, conclusion) => labels.reduce((sum, label) => sum + (confusion.get(label)?.get(conclusion) ?? 0), 0)
  const total = (labels) => rows.filter(({ label }) => labels.includes(label)).length
  const others = ['health-unidentified', 'identity-only', 'none']
  if (total(['identifiable-health']) > 0) {
    console.log(`  recall          ${interval(count(['identifiable-health'], 'identifiable'), total(['identifiable-health']))}`)
    console.log(`  false positives ${interval(count(others, 'identifiable'), total(others))}`)
  }
  times.sort((a, b) => a - b)
  console.log(`  time per text: median ${times[Math.floor(times.length / 2)]?.toFixed(2)} ms, longest ${times.at(-1)?.toFixed(1)} ms`)
  if (withErrors) {
    for (const { row, detection } of errors) {
      console.log(`  ${row.id} ${row.label} -> ${detection.conclusion} ${detection.score.toFixed(2)} (${row.genre ?? ''})`)
      console.log(`     ${detection.findings.map((f) => `${f.role[0]}/${f.strength[0]} ${f.recognizer}:${JSON.stringify(f.excerpt)}`).join(' ')}`)
    }
  }
}
