import { draftOf, historyOf } from '../../../../cli/draft-file.ts'
import { verdictOf } from '../../../../cli/check.ts'
import { buildIndex, openIndex, readFiles } from '../../../../src/directory/index.ts'
import type { RuleCode } from '../../../../src/guard/index.ts'

interface Judged { readonly id: string; readonly kind?: string; readonly fromPast?: readonly RuleCode[] | 'right'; readonly draft: unknown; readonly history?: unknown; readonly expected: readonly RuleCode[] }
interface Count { expected: number; found: number; extra: number; extraMarks: number }

/** What the rules say of drafts, against what is expected of them. A draft is right when nothing about its recipients is expected. */
export async function measure({ directory, shared, scenarios, emptyHistory }: {
  readonly directory: string; readonly shared?: unknown; readonly scenarios: readonly Judged[]; readonly emptyHistory: boolean
}) {
  const known = directory === '' ? null : openIndex(await buildIndex(readFiles([new Blob([directory])]), { date: '2026-11-01' }))
  const byRule = new Map<string, Count>()
  const byKind = new Map<string, { missed: number; alarmed: number; marked: number }>()
  const count = (rule: string): Count => {
    const one = byRule.get(rule) ?? { expected: 0, found: 0, extra: 0, extraMarks: 0 }
    byRule.set(rule, one)
    return one
  }
  const errors: string[] = []
  const times: number[] = []
  const knowable = { found: 0, of: 0, rights: 0, noisy: 0 }
  const sum = { total: scenarios.length, rights: 0, recall: { found: 0, of: 0 }, alarms: 0, noisy: 0, marked: 0 }
  for (const { id, kind = '', draft: given, history: own, fromPast, expected } of scenarios) {
    const draft = await draftOf(given, id, '.')
    const history = emptyHistory ? [] : own === undefined && shared === undefined ? undefined : [...historyOf(shared, id), ...historyOf(own, id)]
    const before = performance.now()
    const { reasons } = verdictOf(draft, history, known)
    times.push(performance.now() - before)
    const missed = expected.filter((rule) => !reasons.some((reason) => reason.rule === rule))
    const right = expected.every((rule) => rule === 'plaintext-health-data')
    const extra = reasons.filter(({ rule }) => !expected.includes(rule))
    const loud = extra.filter(({ severity }) => severity !== 'advise')
    for (const rule of expected) {
      count(rule).expected += 1
      count(rule).found += missed.includes(rule) ? 0 : 1
    }
    sum.recall.of += expected.length
    sum.recall.found += expected.length - missed.length
    const due = expected.filter((rule) => fromPast === undefined || fromPast === 'right' || !fromPast.includes(rule))
    knowable.of += due.length
    knowable.found += due.filter((rule) => !missed.includes(rule)).length
    if (right && fromPast === undefined) {
      knowable.rights += 1
      knowable.noisy += extra.length > 0 ? 1 : 0
    }
    const line = byKind.get(kind) ?? { missed: 0, alarmed: 0, marked: 0 }
    byKind.set(kind, line)
    line.missed += missed.length
    if (right) {
      sum.rights += 1
      sum.alarms += loud.length > 0 ? 1 : 0
      sum.noisy += extra.length > 0 ? 1 : 0
      sum.marked += extra.length > 0 && loud.length === 0 ? 1 : 0
      line.marked += extra.length > 0 && loud.length === 0 ? 1 : 0
      line.alarmed += loud.length > 0 ? 1 : 0
      for (const rule of new Set(extra.map((reason) => reason.rule))) {
        if (loud.some((reason) => reason.rule === rule)) count(rule).extra += 1
        else count(rule).extraMarks += 1
      }
    }
    if (missed.length > 0 || (right && loud.length > 0)) {
      const people = [...draft.to, ...draft.cc, ...draft.bcc].map(({ name, address }) => `${name} <${address}>`).join(', ')
      errors.push(`${id}: missed ${missed.join(', ') || 'none'}; said ${reasons.map(({ rule, params }) => `${rule}(${params.join(' | ')})`).join(', ') || 'nothing'}\n    to ${people}; files ${draft.attachments.map(({ name }) => name).join(', ')}\n    ${draft.body.slice(0, 420).replace(/\n/g, ' / ')}`)
    }
  }
  times.sort((a, b) => a - b)
  return { ...sum, knowable, median: times[Math.floor(times.length / 2)] ?? 0, slow: times[Math.floor(times.length * 0.99)] ?? 0, byRule, byKind, errors }
}
