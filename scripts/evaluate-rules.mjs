// Measures the rules on drafts, one JSON object a line, as `sceau check` judges them.
//   node scripts/evaluate-rules.mjs FILE.jsonl [--directory FILE] [--history FILE] [--empty-history] [--errors]
// A line is {id, draft, history?, expected?: [rule codes]}, or a mail {id, from, to, cc, subject, text, label} of which
// nothing is expected. `--made development|check` measures the made-up scenarios of test/unit/guard/scenarios
// instead, `--second-set` the second set by hand.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const args = process.argv.slice(2)
const valueOf = (option) => (args.includes(option) ? args[args.indexOf(option) + 1] : undefined)
const has = (flag) => args.includes(flag)
const OPTIONS = ['--directory', '--history', '--made', '--seed', '--each']
const files = args.filter((argument, at) => !argument.startsWith('--') && !OPTIONS.includes(args[at - 1]))
if (files.length === 0 && !has('--made') && !has('--second-set')) {
  console.error('usage: node scripts/evaluate-rules.mjs FILE.jsonl [--directory FILE] [--history FILE] [--empty-history] [--errors], or --made development|check [--seed N] [--each N], or --second-set [--errors]')
  process.exit(2)
}
const load = async (path) => (await runnerImport(fileURLToPath(new URL(path, import.meta.url)), { configFile: false, logLevel: 'error' })).module
const { measure } = await load('../test/unit/guard/scenarios/measure.ts')

const lines = (path) => readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
const asScenario = (row) => (row.draft ? { expected: [], ...row } : { id: row.id, kind: row.label ?? 'mail', draft: { from: row.from, to: row.to, cc: row.cc, subject: row.subject, text: row.text }, expected: [], mail: true })

const sources = []
if (has('--second-set')) {
  const { measureByHand } = await load('../test/unit/guard/scenarios/measure-by-hand.ts')
  for (const emptyHistory of [false, true]) {
    const { expected, rights, alarmed, noisy, errors } = await measureByHand(emptyHistory)
    console.log(`\nsecond set by hand${emptyHistory ? ', first week' : ''}: expected warnings ${expected.found}/${expected.of}; of ${rights} right drafts ${alarmed} with a question or stop too many, ${noisy} with any reason too many`)
    if (has('--errors')) for (const error of errors) console.log(`\n  ${error}`)
  }
}
if (has('--made')) {
  const { scenariosOf } = await load('../test/unit/guard/scenarios/scenarios.ts')
  const phrases = await load('../test/unit/guard/scenarios/phrases.ts')
  const part = valueOf('--made') === 'check' ? phrases.CHECK : phrases.DEVELOPMENT
  const made = scenariosOf(part, { seed: Number(valueOf('--seed') ?? 1), each: Number(valueOf('--each') ?? 20) })
  sources.push({ name: `made-up scenarios, ${valueOf('--made')}`, ...made })
}
for (const file of files) {
  const directory = valueOf('--directory')
  const history = valueOf('--history')
  sources.push({ name: file, directory: directory ? readFileSync(directory, 'utf8') : '', shared: history ? lines(history) : undefined, scenarios: lines(file).map(asScenario) })
}
for (const { name, directory, shared, scenarios } of sources) {
  const { total, rights, recall, alarms, noisy, marked, knowable, byRule, byKind, errors, median, slow } = await measure({ directory, shared, scenarios, emptyHistory: has('--empty-history') })
  console.log(`\n${name}: ${total} drafts, ${rights} of them right${has('--empty-history') ? ', with an empty history' : ''}`)
  if (recall.of > 0) console.log(`  expected warnings given  ${recall.found}/${recall.of} = ${(100 * recall.found / recall.of).toFixed(1)} %`)
  console.log(`  right drafts with a question or stop too many ${alarms}/${rights} = ${(100 * alarms / rights).toFixed(1)} %, with any reason too many ${noisy}/${rights} = ${(100 * noisy / rights).toFixed(1)} %`)
  if (has('--empty-history')) console.log(`  of what can be known without past letters: expected warnings ${knowable.found}/${knowable.of}, right drafts with any reason too many ${knowable.noisy}/${knowable.rights}`)
  console.log(`  right drafts with a mark only: ${marked}; scan and judgement ${median.toFixed(1)} ms in the median, ${slow.toFixed(1)} ms at p99`)
  for (const [rule, { expected, found, extra, extraMarks }] of [...byRule].sort()) {
    console.log(`    ${rule.padEnd(26)} expected ${String(expected).padStart(4)}, given ${String(found).padStart(4)}; on right drafts ${String(extra).padStart(3)} questions or stops, ${extraMarks} marks`)
  }
  if (has('--errors')) {
    for (const [kind, { missed, alarmed, marked: noted }] of byKind) if (missed + alarmed + noted > 0) console.log(`    ${kind}: ${missed} missed, ${alarmed} alarmed, ${noted} marked`)
    for (const error of errors) console.log(`\n  ${error}`)
  }
}
