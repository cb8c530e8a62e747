// Runs everything that can fail: types, lint, unit, integration with real servers, the build, both browsers.
// `npm test` runs all stages; `npm test -- unit lint` only those named. The last line counts the whole run.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setUpOrExit } from './setup.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'test-results')
const MINUTE = 60_000
const ALL_IN = 50 * MINUTE

const bin = (path) => [process.execPath, join(root, 'node_modules', path)]
/** A stage that is one check: it holds or it does not. */
const check = (name, minutes, ...commands) => ({ name, minutes, commands, report: null })
/** A stage whose tests are counted from Vitest's report. */
const vitest = (name, minutes, ...projects) => {
  const report = join(results, `${name}.json`)
  const command = [...bin('vitest/vitest.mjs'), 'run', ...[name, ...projects].flatMap((project) => ['--project', project]), '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name, minutes, commands: [command], report }
}

// What shares a line runs side by side: each of it leaves a core idle, or mostly waits for servers and browsers of its own.
const STAGES = [
  [
    check('typecheck', 3, [...bin('typescript/bin/tsc'), '-p', 'tsconfig.json'], [...bin('typescript/bin/tsc'), '-p', 'tsconfig.pure.json']),
    check('lint', 5, [...bin('eslint/bin/eslint.js'), '.']),
  ],
  vitest('unit', 10, 'unit-pure'),
  check('build', 3, [process.execPath, 'scripts/build.mjs']),
  [vitest('integration', 8), vitest('envelope', 10)],
  vitest('packages', 6),
  [vitest('e2e-chromium', 28), vitest('e2e-firefox', 28)],
]
const named = STAGES.flat()

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !named.some((stage) => stage.name === name))
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}. Stages: ${named.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}

await setUpOrExit({ purpose: 'test' })
mkdirSync(results, { recursive: true })

const end = Date.now() + ALL_IN
const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const pid of running) endGroup(pid, 'SIGTERM')
    process.exit(130)
  })
}

const total = { passed: 0, failed: 0 }
/** Said once more at the end: who looks at a long log looks there. */
const failures = []
for (const stages of STAGES) {
  await Promise.all([stages].flat().filter(({ name }) => wanted.length === 0 || wanted.includes(name)).map(count))
}
for (const line of failures) console.log(line)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
// Written out before we go, whatever still hangs on.
process.exitCode = total.failed === 0 ? 0 : 1

async function count(stage) {
  const from = Date.now()
  console.log(`\n=== ${stage.name}`)
  const { passed, failed } = await runStage(stage)
  total.passed += passed
  total.failed += failed
  console.log(`=== ${stage.name}: ${passed} passed, ${failed} failed (${((Date.now() - from) / 1000).toFixed(1)} s)`)
}

async function runStage({ commands, report, minutes }) {
  if (report) rmSync(report, { force: true })
  let sound = true
  for (const command of commands) sound = (await run(command, Math.min(minutes * MINUTE, end - Date.now()))) && sound
  if (!sound && !report) failures.push(`\nFAILED ${commands[0].join(' ').replaceAll(root, '')}`)
  if (!report) return { passed: sound ? 1 : 0, failed: sound ? 0 : 1 }
  const { passed, failed } = counted(report)
  // A stage that fails without a failed test to show for it (a server that does not start, a crash) is a failure all the same.
  return { passed, failed: !sound && failed === 0 ? 1 : failed }
}

function counted(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    for (const { name, message, status, assertionResults } of testResults) {
      for (const test of assertionResults.filter((each) => each.status === 'failed')) failures.push(failureLine(name, test.fullName, test.failureMessages[0]))
      if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) failures.push(failureLine(name, '', message))
    }
    const unloadable = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed')).length
    return { passed: numPassedTests, failed: numFailedTests + unloadable }
  } catch (error) {
    failures.push(`\nFAILED ${report.replace(root, '')}: its report cannot be read: ${error.message}`)
    return { passed: 0, failed: 1 }
  }
}

function failureLine(file, test, message) {
  return `\nFAILED ${file.replace(root, '')} ${test}\n  ${(message ?? '').split('\n').slice(0, 6).join('\n  ').slice(0, 1000)}`
}

/** Runs a command in its own process group; false if it fails or takes too long. */
function run([command, ...args], timeout) {
  if (timeout <= 0) {
    console.log('no time left')
    return Promise.resolve(false)
  }
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true, env: { ...process.env, FORCE_COLOR: '0' } })
    const { pid } = child
    running.add(pid)
    let late = false
    const timer = setTimeout(() => {
      late = true
      console.log(`stopped after ${(timeout / MINUTE).toFixed(1)} minutes`)
      endGroup(pid, 'SIGTERM')
      setTimeout(() => endGroup(pid, 'SIGKILL'), 8000).unref()
    }, timeout)
    child.once('error', () => { clearTimeout(timer); running.delete(pid); resolve(false) })
    child.once('exit', (code) => {
      clearTimeout(timer)
      running.delete(pid)
      // Browsers that a killed test left behind.
      if (late) endGroup(pid, 'SIGKILL')
      resolve(code === 0 && !late)
    })
  })
}

function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    // It has ended.
  }
}
