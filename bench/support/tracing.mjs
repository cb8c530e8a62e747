// Chromium's own trace of what ran in a tab's main thread.

const CATEGORIES = ['-*', 'devtools.timeline', 'v8', 'disabled-by-default-v8.compile', 'blink.user_timing']

/** Records while `work` runs, `more` categories too; gives the trace's events and what `work` gave. */
export async function traced(page, work, more = []) {
  await page.tracing.start({ categories: [...CATEGORIES, ...more] })
  let given
  let bytes
  try {
    given = await work()
  } finally {
    bytes = await page.tracing.stop()
  }
  return { given, events: JSON.parse(Buffer.from(bytes).toString('utf8')).traceEvents }
}

/** Events that run a script whose address `matches`. A script called by another one counts once, with its caller. */
export function scriptRuns(events, matches) {
  const runs = events
    .filter(({ ph, name, args }) => ph === 'X' && (name === 'EvaluateScript' || name === 'FunctionCall') && matches(args?.data?.url ?? ''))
    .map(({ name, ts, dur = 0, tdur = dur, pid, tid, args }) => ({ name, url: args.data.url, start: ts, end: ts + dur, processor: tdur, thread: `${pid}/${tid}` }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const outer = []
  const last = new Map()
  for (const run of runs) {
    if (run.end <= (last.get(run.thread)?.end ?? -1)) continue
    last.set(run.thread, run)
    outer.push(run)
  }
  return outer
}

/**
 * The longest task of the main thread of a page's process: wall clock, and processor time, which leaves out what other programs took.
 * Needs the category TASKS. Both in milliseconds.
 */
export function longestTask(events, host) {
  const frames = events.find(({ name }) => name === 'TracingStartedInBrowser')?.args.data.frames ?? []
  const pid = frames.find(({ url = '' }) => URL.canParse(url) && new URL(url).hostname === host)?.processId
  const tid = events.find((event) => event.pid === pid && event.name === 'thread_name' && event.args.name === 'CrRendererMain')?.tid
  const tasks = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.name === 'RunTask')
  if (tasks.length === 0) throw new Error(`the trace has no task of ${host}`)
  const most = (key) => Math.max(...tasks.map((task) => task[key] ?? 0)) / 1000
  return { wall: most('dur'), processor: most('tdur') }
}

export const TASKS = 'disabled-by-default-devtools.timeline'

/** Processor time of the runs, which leaves out what other programs took. */
export const processorMilliseconds = (runs) => runs.reduce((sum, { processor }) => sum + processor, 0) / 1000

export const milliseconds = (runs) => runs.reduce((sum, { start, end }) => sum + end - start, 0) / 1000
