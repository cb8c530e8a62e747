// Chromium's own trace of what ran in a tab's main thread.

const CATEGORIES = ['-*', 'devtools.timeline', 'v8', 'disabled-by-default-v8.compile', 'blink.user_timing']

/** Records while `work` runs; gives the trace's events and what `work` gave. */
export async function traced(page, work) {
  await page.tracing.start({ categories: CATEGORIES })
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
    .map(({ name, ts, dur = 0, pid, tid, args }) => ({ name, url: args.data.url, start: ts, end: ts + dur, thread: `${pid}/${tid}` }))
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

export const milliseconds = (runs) => runs.reduce((sum, { start, end }) => sum + end - start, 0) / 1000
