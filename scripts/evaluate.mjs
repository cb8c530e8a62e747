// Measures detection on labelled texts, beside two baselines in the same table.
//   npm run evaluate -- FILE… [--generated DIR] [--genres] [--errors] [--no-baselines]
// FILE: .jsonl, one {id,label,genre?,subject?,text,from?,to?,cc?} a line, or the readable .txt of test/fixtures/mails. `label` is
// identifiable-health, health-unidentified, identity-only or none; 0 and 1 are those of plain corpora, none of which names a patient of ours.
// --generated DIR adds generated mails of templates that never trained, filled from the lists in DIR.
import { basename } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { holdsInsee } from './evaluate/insee-definition.mjs'
import { readMails } from './evaluate/mails.mjs'
import { interval } from './evaluate/wilson.mjs'
import { mailsOf } from './mail-generator/generate.mjs'
import { listsFrom } from './mail-generator/lists.mjs'

const GENERATED = 2000
const GENERATED_SEED = 77
const FEWEST = 3
const args = process.argv.slice(2)
const generatedFrom = args.includes('--generated') ? args[args.indexOf('--generated') + 1] : null
const has = (flag) => args.includes(flag)
const files = args.filter((argument, index) => !argument.startsWith('--') && args[index - 1] !== '--generated')
if (files.length === 0 && !generatedFrom) {
  console.error('usage: npm run evaluate -- FILE… [--generated DIR] [--genres] [--errors] [--no-baselines]')
  process.exit(2)
}
const source = fileURLToPath(new URL('../src/detection/index.ts', import.meta.url))
const { detect, splitQuoted } = (await runnerImport(source, { configFile: false, logLevel: 'error' })).module

function partsOf({ subject = '', text }) {
  const split = { body: '', quoted: '' }
  for (const { part, start, end } of splitQuoted(text)) split[part] += text.slice(start, end)
  return [{ part: 'subject', text: subject }, { part: 'body', text: split.body }, { part: 'quoted', text: split.quoted }]
}
const wholeText = ({ subject = '', text }) => `${subject}\n${text}`

/** Each method answers whether a mail would be stopped, and what it concluded. */
const methods = [['Sceau', (row) => {
  const detection = detect(partsOf(row), [row.from, ...(row.to ?? []), ...(row.cc ?? [])].filter(Boolean))
  return { stopped: detection.conclusion === 'identifiable', detection }
}]]
if (!has('--no-baselines')) {
  const { OpenRedaction } = await import('@openredaction/openredaction')
  const redactor = new OpenRedaction({ enableLearning: false })
  methods.push(['OpenRedaction 1.0.4', async (row) => ({ stopped: (await redactor.detect(wholeText(row))).detections.length > 0 })])
  methods.push(['INSEE definition (Purview)', (row) => ({ stopped: holdsInsee(wholeText(row)) })])
}

const sets = files.map((file) => [basename(file), readMails(file)])
if (generatedFrom) sets.push(['generated, templates held out', mailsOf(listsFrom(generatedFrom), 'check', GENERATED, GENERATED_SEED)])
const isPositive = ({ label }) => label === 'identifiable-health'
const rate = (outcomes, positive) => {
  const those = outcomes.filter(({ row }) => isPositive(row) === positive)
  return interval(those.filter(({ stopped }) => stopped).length, those.length)
}

console.log('| set | texts | method | recall | false positives | µs/KB |\n|---|---|---|---|---|---|')
const details = []
for (const [name, rows] of sets) {
  for (const [method, judge] of methods) {
    const outcomes = []
    let spent = 0
    for (const row of rows) {
      const before = performance.now()
      const outcome = await judge(row)
      spent += performance.now() - before
      outcomes.push({ row, ...outcome })
    }
    const kilobytes = rows.reduce((sum, row) => sum + wholeText(row).length, 0) / 1024
    console.log(`| ${name} | ${rows.length} | ${method} | ${rate(outcomes, true)} | ${rate(outcomes, false)} | ${((1000 * spent) / kilobytes).toFixed(0)} |`)
    if (method === 'Sceau') details.push([name, outcomes])
  }
}
for (const [name, outcomes] of details) {
  const group = (key) => Map.groupBy ? [...Map.groupBy(outcomes, key)] : [...outcomes.reduce((map, one) => map.set(key(one), [...(map.get(key(one)) ?? []), one]), new Map())]
  console.log(`\n${name}: how each label was concluded`)
  for (const [label, those] of group(({ row }) => row.label)) {
    const counts = {}
    for (const { detection } of those) counts[detection.conclusion] = (counts[detection.conclusion] ?? 0) + 1
    console.log(`- ${label}: ${Object.entries(counts).map(([conclusion, count]) => `${conclusion} ${count}`).join(', ')}`)
  }
  if (has('--genres')) {
    console.log('\n| genre | recall | false positives |\n|---|---|---|')
    for (const [genre, those] of group(({ row }) => row.genre ?? '–')) if (those.length >= FEWEST) console.log(`| ${genre} | ${rate(those, true)} | ${rate(those, false)} |`)
  }
  if (has('--errors')) {
    for (const { row, detection, stopped } of outcomes.filter(({ row, stopped }) => isPositive(row) !== stopped)) {
      console.log(`  ${row.id} ${row.label} -> ${detection.conclusion} ${detection.score.toFixed(2)} (${row.genre ?? ''}) ${stopped ? '' : 'missed'}`)
      console.log(`     ${detection.findings.map((found) => `${found.role[0]}/${found.strength[0]} ${found.recognizer}:${JSON.stringify(found.excerpt)}`).join(' ')}`)
    }
  }
}
