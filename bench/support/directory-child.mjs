// One engine in a process of its own, so that its memory is its own: node --expose-gc directory-child.mjs BUNDLE ENGINE ROWS QUESTIONS FOLDER
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { ENGINES } from './directory-engines.mjs'
import { directoryQueries, KINDS } from './directory-queries.mjs'
import { directoryRows } from './directory-rows.mjs'
import { summary } from './figures.mjs'

const [bundle, name, rows, questions, folder] = process.argv.slice(2)
const directory = await import(pathToFileURL(bundle).href)
const engine = ENGINES[name]
const inUse = () => {
  for (let times = 0; times < 3; times++) globalThis.gc()
  const { heapUsed, arrayBuffers, external } = process.memoryUsage()
  return heapUsed + Math.max(arrayBuffers, external)
}

// Boxes are made once before, so that making them is not measured.
let boxes = [...directoryRows(Number(rows))]
const queries = directoryQueries(boxes, Number(questions))
const before = performance.now()
const built = await engine.build(() => boxes, { directory, folder })
const build = performance.now() - before

// Peers that answer with the objects they were given keep them; the index needs none.
const keeps = built.boxes !== undefined
boxes = null
let memory = inUse()
if (built.path && name === 'Sceau') {
  memory = 0
  const without = inUse()
  built.opened = performance.now()
  var answers = engine.open(built, { directory })
  answers['name + town']('Martin Lille', { family: 'Martin', city: 'Lille' })
  built.opened = performance.now() - built.opened
  memory = inUse() - without
} else {
  var answers = engine.open(built, { directory })
  const all = inUse()
  const spare = keeps ? built.boxes : null
  memory = all - (spare ? 0 : 0)
}

const results = {}
for (const [kind] of KINDS) {
  const asked = queries[kind]
  for (const one of asked.slice(0, 100)) answers[kind](one.ask, one)
  const times = []
  let right = 0
  for (const one of asked) {
    const start = performance.now()
    const found = answers[kind](one.ask, one)
    times.push(performance.now() - start)
    if (found.some(one.right)) right++
  }
  results[kind] = { ...summary(times), hits: right / asked.length }
}
process.stdout.write(`${JSON.stringify({ name, build, onDisk: built.onDisk ?? null, opened: built.opened ?? null, memory: Math.max(memory, built.heap ?? 0), results })}\n`)
