// Runs the benchmarks and prints what they measured beside the aims. Slow is not a failure: only a wrong behaviour is.
//   npm run bench -- [NAME…] [--rounds N] [--json FILE]
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { Practice } from './support/practice.mjs'

const BENCHES = ['keystroke', 'first-script', 'send', 'held-panel', 'page', 'envelopes', 'pdf-envelope', 'directory', 'directory-browsers', 'detection']

const { names, rounds, json } = readArguments(process.argv.slice(2))
const practice = new Practice()
const machine = { node: process.version, processor: cpus()[0]?.model ?? '', processors: cpus().length, load: loadavg()[0] }
const results = { date: new Date().toISOString(), machine, benches: {} }
console.log(`${machine.processors} × ${machine.processor}, Node ${machine.node}, load ${machine.load.toFixed(2)}`)
console.log('Compare ratios within one run, not figures of two runs.')
let wrong = false
try {
  for (const name of names) {
    const { title, run } = await import(`./${name}.mjs`)
    console.log(`\n${title}`)
    const started = Date.now()
    const result = await run({ practice, rounds })
    results.benches[name] = result
    wrong ||= result.wrong === true
    result.load = loadavg()[0]
    console.log(`  (${Math.round((Date.now() - started) / 1000)} s, load at the end ${result.load.toFixed(1)})`)
  }
} finally {
  await practice.stop()
}
if (json) writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`)
process.exitCode = wrong ? 1 : 0

function readArguments(list) {
  const given = { names: [], rounds: undefined, json: undefined }
  for (let at = 0; at < list.length; at++) {
    if (list[at] === '--json') given.json = list[++at] ?? refuse('--json needs a file')
    else if (list[at] === '--rounds') given.rounds = positive(list[++at])
    else if (BENCHES.includes(list[at])) given.names.push(list[at])
    else refuse(`${list[at]} is not a benchmark`)
  }
  return given.names.length > 0 ? given : { ...given, names: BENCHES }
}

function positive(text) {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : refuse('--rounds needs a whole number above 0')
}

function refuse(why) {
  console.error(`${why}\nusage: npm run bench -- [${BENCHES.join('|')}]… [--rounds N] [--json FILE]`)
  process.exit(2)
}
