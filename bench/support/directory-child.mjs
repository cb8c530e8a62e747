// One engine in a process of its own, so that its memory is its own: node --expose-gc directory-child.mjs BUNDLE ENGINE ROWS QUESTIONS FOLDER
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { ENGINES } from './directory-engines.mjs'
import { directoryQueries, KINDS } from './directory-queries.mjs'
import { directoryRows } from './directory-rows.mjs'
import { summary } from './figures.mjs'

const TIMES = 3
const [bundle, name, rows, questions, folder] = process.argv.slice(2)
const directory = await import(pathToFileURL(bundle).href)
const engine = ENGINES[name]
const inUse = () => {
  for (let times = 0; times < 3; times++) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const before = inUse()
// Boxes are made once before, so that making them is not measured.
let boxes = [...directoryRows(Number(rows))]
const queries = directoryQueries(boxes, Number(questions))
const started = performance.now()
const built = await engine.build(() => boxes, { directory, folder })
const build = performance.now() - started
boxes = null

inUse()
const opening = performance.now()
const answers = engine.open(built, { directory })
answers['name + town']('Martin Lille', { family: 'Martin', city: 'Lille' })
const opened = performance.now() - opening
const memory = Math.max(inUse() - before, built.heap ?? 0)

const results = {}
for (const [kind] of KINDS) {
  const asked = queries[kind]
  for (const one of asked.slice(0, 100)) answers[kind](one.ask, one)
  const times = []
  const best = asked.map(() => Infinity)
  let right = 0
  for (let time = 0; time < TIMES; time++) {
    for (const [at, one] of asked.entries()) {
      const start = performance.now()
      const found = answers[kind](one.ask, one)
      const took = performance.now() - start
      times.push(took)
      best[at] = Math.min(best[at], took)
      if (time === 0 && found.some(one.right)) right++
    }
  }
  results[kind] = { ...summary(times), best: summary(best), hits: right / asked.length }
}
process.stdout.write(`${JSON.stringify({ name, build, onDisk: built.onDisk ?? null, opened, memory, results })}\n`)
