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
/** Nothing stands against it any more. */
const ORDER_CLEAR: readonly RemedyKind[] = ['send-as-is', 'go-back']
/** What puts a reason right without an address. */
const PUTS_RIGHT: Readonly<Record<string, RemedyKind>> = { 'not-entitled': 'hand-to-patient', 'many-recipients': 'hide-recipients', 'missing-attachment': 'attach-file' }
const QUIET: readonly RemedyKind[] = ['send-anyway', 'emergency']

/** Whether the secure mailbox would carry this draft for at least one recipient. */
export function canHandOver(hold: HoldView): boolean {
  return hold.remedies.includes('hand-over') && hold.recipients.some(({ plan }) => plan !== 'send')
}

/** Puts the remedy that finishes the job first: the right recipient, or the secure mailbox where it is set. */
export function offered(hold: HoldView): OfferedRemedies {
  // Going back costs nothing and is never withheld, whatever the guard listed.
  const order = hold.verdict === 'pass' ? ORDER_CLEAR : hold.remedies.includes('send-as-is') ? ORDER_ASKED : hold.secureAddress === '' ? ORDER_UNSET : ORDER
  const there = order.filter((kind) => kind === 'go-back' || (kind === 'hand-over' ? canHandOver(hold) : hold.remedies.includes(kind)))
  const asked = PUTS_RIGHT[hold.reasons[0]?.rule ?? '']
  const first = asked !== undefined && hold.remedies.includes(asked) ? asked : hold.correction?.ofQuestion ? 'change-recipient' : null
  const right = [...(hold.correction ? ['change-recipient' as const] : []), ...Object.values(PUTS_RIGHT).filter((kind) => hold.remedies.includes(kind))].filter((kind) => kind !== first)
  // What puts the question right comes first, and what puts a mark right second.
  const [main = null, ...others] = first ? [first, ...right, ...there] : [...there.slice(0, 1), ...right, ...there.slice(1)]
  return { main, others, quiet: QUIET.filter((kind) => hold.remedies.includes(kind)) }
}
