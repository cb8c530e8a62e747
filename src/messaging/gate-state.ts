import type { GateState } from './requests.ts'

const OPENNESS: readonly GateState[] = ['closed', 'sendable', 'clean']

/** The more closed of two. */
export const atMost = (a: GateState, b: GateState): GateState => (OPENNESS.indexOf(a) < OPENNESS.indexOf(b) ? a : b)

/**
 * The one gate of several views, in one document or in several of a tab: as closed as the most closed of them, but open for the send of one
 * that was let go. What that send may carry is looked at where it is asked for.
 */
export function gateOf(wanted: readonly GateState[]): GateState {
  if (wanted.length > 0 && wanted.every((state) => state === 'clean')) return 'clean'
  return wanted.includes('sendable') ? 'sendable' : 'closed'
}
