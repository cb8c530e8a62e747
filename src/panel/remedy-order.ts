import type { RemedyKind } from '../guard/index.ts'
import type { HoldView } from '../messaging/hold-view.ts'

/** The remedies in the order in which the panel offers them. `main` comes first; `quiet` stand at the bottom. */
export interface OfferedRemedies {
  readonly main: RemedyKind | null
  readonly others: readonly RemedyKind[]
  readonly quiet: readonly RemedyKind[]
}

const ORDER: readonly RemedyKind[] = ['hand-over', 'seal', 'answer-without-history', 'remove-passages', 'eml', 'go-back']
/** Without a secure mailbox the hand-over begins with its set-up: what finishes the job at once goes before it. */
const ORDER_UNSET: readonly RemedyKind[] = ['seal', 'answer-without-history', 'remove-passages', 'hand-over', 'eml', 'go-back']
/** A question: nothing is wrong yet, and yes is one press. */
const ORDER_ASKED: readonly RemedyKind[] = ['go-back', 'send-as-is', 'hand-over', 'seal', 'answer-without-history', 'remove-passages']
const QUIET: readonly RemedyKind[] = ['send-anyway', 'emergency']

/** Whether the secure mailbox would carry this draft for at least one recipient. */
export function canHandOver(hold: HoldView): boolean {
  return hold.remedies.includes('hand-over') && hold.recipients.some(({ plan }) => plan !== 'send')
}

/** Puts the remedy that finishes the job first: the right recipient, or the secure mailbox where it is set. */
export function offered(hold: HoldView): OfferedRemedies {
  // Going back costs nothing and is never withheld, whatever the guard listed.
  const order = hold.remedies.includes('send-as-is') ? ORDER_ASKED : hold.secureAddress === '' ? ORDER_UNSET : ORDER
  const there = order.filter((kind) => kind === 'go-back' || (kind === 'hand-over' ? canHandOver(hold) : hold.remedies.includes(kind)))
  const right: readonly RemedyKind[] = hold.correction ? ['change-recipient'] : []
  // The right recipient comes first where that is the question, and second where another one is.
  const [main = null, ...others] = hold.correction?.ofQuestion ? [...right, ...there] : [...there.slice(0, 1), ...right, ...there.slice(1)]
  return { main, others, quiet: QUIET.filter((kind) => hold.remedies.includes(kind)) }
}
