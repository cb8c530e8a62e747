import type { RemedyKind } from '../guard/index.ts'
import type { HoldView } from '../messaging/hold-view.ts'

/** The remedies in the order in which the panel offers them. `main` comes first; `quiet` stand at the bottom. */
export interface OfferedRemedies {
  readonly main: RemedyKind | null
  readonly others: readonly RemedyKind[]
  readonly quiet: readonly RemedyKind[]
}

const ORDER: readonly RemedyKind[] = ['hand-over', 'answer-without-history', 'remove-passages', 'eml', 'go-back']
const QUIET: readonly RemedyKind[] = ['send-anyway', 'emergency']

/** Whether the secure mailbox would carry this draft for at least one recipient. */
export function canHandOver(hold: HoldView): boolean {
  return hold.remedies.includes('hand-over') && hold.recipients.some(({ plan }) => plan !== 'send')
}

/** Puts the remedy that finishes the job first: the secure mailbox where it is set, else the best of the others. */
export function offered(hold: HoldView): OfferedRemedies {
  // Going back costs nothing and is never withheld, whatever the guard listed.
  const there = ORDER.filter((kind) => kind === 'go-back' || (kind === 'hand-over' ? canHandOver(hold) : hold.remedies.includes(kind)))
  const ready = there.filter((kind) => kind !== 'hand-over' || hold.secureAddress !== '')
  const main = ready[0] ?? null
  return { main, others: there.filter((kind) => kind !== main), quiet: QUIET.filter((kind) => hold.remedies.includes(kind)) }
}
