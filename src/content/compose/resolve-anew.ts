import type { Mailbox } from '../../guard/index.ts'
import type { GuardedView } from './guarded-view.ts'
import { passes, type Scan, type ScanContext } from './scan.ts'
import { namesOf } from './view-of.ts'

/** A draft whose recipients were resolved anew, as each way of sending does. */
export interface Resolved {
  /** `null` when it could not be judged. */
  readonly scan: Scan | null
  /** Whether every recipient was answered for. */
  readonly settled: boolean
  /** Recipients of whom less is known than was shown. They are told once. */
  readonly weaker: readonly Mailbox[]
}

/** Resolves every recipient of what stands in a compose view now. */
export async function resolveAnew({ passages, standings, verdict }: Pick<GuardedView, 'passages' | 'standings' | 'verdict'>): Promise<Resolved> {
  const first = verdict.current()
  if (first && !(await standings.settle(first.draft))) {
    verdict.failure = 'content_failure_silent'
    return { scan: first, settled: false, weaker: [] }
  }
  if (first && !passes(first)) await passages.want(first)
  const scan = first && verdict.current()
  // What was typed while the answer was on its way has been asked for by nobody yet.
  return { scan, settled: scan !== null && standings.knows(scan.draft), weaker: scan ? standings.takeWeaker(scan.draft) : [] }
}

/** What stands against sending what a remedy has left, as a sentence and its values; `null` where nothing does. */
export function againstSending({ scan, settled, weaker }: Resolved, context: Pick<ScanContext, 'standings'>): readonly [message: string, params: readonly string[]] | null {
  if (scan && weaker.length > 0) return ['content_weaker', [namesOf(weaker, context)]]
  if (!scan || !settled) return ['content_failure_silent', []]
  return passes(scan) ? null : ['content_still_held', []]
}
