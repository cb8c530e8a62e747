import type { Box } from '../directory/index.ts'
import type { HoldView, RecipientView, SecureRecipient } from '../messaging/hold-view.ts'

/** Where one recipient of the hand-over stands. Only `kept`, `chosen` and `left-out` are settled. */
export type Seat =
  | { readonly state: 'kept' }
  | { readonly state: 'looking' }
  | { readonly state: 'silent' }
  | { readonly state: 'open'; readonly matches: readonly Box[] }
  | { readonly state: 'chosen'; readonly box: Box; readonly matches: readonly Box[] }
  | { readonly state: 'left-out'; readonly matches: readonly Box[] }

export interface Guest {
  readonly recipient: RecipientView
  readonly seat: Seat
}

/** One line per recipient that the secure mailbox would write to, in the order of the draft. */
export type HandOverPlan = readonly Guest[]

/** More recipients than anybody reads on one button. */
const MOST = 5
/** What the secure mailbox settles by itself. Whatever else holds a message may be about who is meant, and is looked at first. */
const SETTLED_BY_IT: readonly string[] = ['plaintext-health-data', 'unresolved-recipient', 'unread-attachment']

/** Whether one press may send it from the secure mailbox of the same program, once each recipient has one known address there. */
export const isPlain = ({ sendsHere, secureAddress, failure, correction, reasons, recipients, remedies }: HoldView): boolean =>
  sendsHere === true && secureAddress !== '' && failure === '' && correction === null && remedies.includes('hand-over')
  && recipients.length > 0 && recipients.length <= MOST && recipients.every(({ plan }) => plan !== 'send')
  && reasons.every(({ rule, severity }) => severity === 'advise' || SETTLED_BY_IT.includes(rule))

/** The plan before anyone was looked up. */
export function firstPlan(hold: HoldView): HandOverPlan {
  return hold.recipients
    .filter(({ plan }) => plan !== 'send')
    .map((recipient) => ({ recipient, seat: { state: recipient.plan === 'hand-over' ? 'kept' : 'looking' } }))
}

/** Recipients whose secure address must be looked up, in the order in which the answers come back. */
export function toLookUp(plan: HandOverPlan): RecipientView[] {
  return plan.filter(({ recipient }) => recipient.plan === 'find-secure').map(({ recipient }) => recipient)
}

/** Takes the directory's answers: one match is proposed, several and none are left to the practitioner. */
export function withMatches(plan: HandOverPlan, matches: readonly (readonly Box[])[]): HandOverPlan {
  const answers = new Map(toLookUp(plan).map((recipient, rank) => [recipient, matches[rank] ?? []]))
  return plan.map((guest) => {
    const found = answers.get(guest.recipient)
    return found === undefined ? guest : { ...guest, seat: seatFor(found) }
  })
}

/** The seat that the directory's answer gives: chosen when exactly one person has the name, otherwise to be chosen. */
export function seatFor(matches: readonly Box[]): Seat {
  const [only] = matches
  return only && matches.length === 1 ? { state: 'chosen', box: only, matches } : { state: 'open', matches }
}

/** The directory did not answer: nobody is found, and the panel says so rather than "unknown". */
export function withSilence(plan: HandOverPlan): HandOverPlan {
  return plan.map((guest) => (guest.seat.state === 'looking' ? { ...guest, seat: { state: 'silent' } } : guest))
}

/** Seats one guest; the others stay as they are. */
export function seated(plan: HandOverPlan, rank: number, seat: Seat): HandOverPlan {
  return plan.map((guest, at) => (at === rank ? { ...guest, seat } : guest))
}

/** The persons that a seat offers to choose from. */
export function matchesOf(seat: Seat): readonly Box[] {
  return 'matches' in seat ? seat.matches : []
}

/** How many recipients still need a decision. */
export function unsettled(plan: HandOverPlan): number {
  return plan.filter(({ seat }) => seat.state === 'looking' || seat.state === 'silent' || seat.state === 'open').length
}

/** Whom the secure message goes to: one copy per secure address, in the order To, Cc, Bcc of the draft, so that a visible copy wins over a hidden one. */
export function secureRecipients(plan: HandOverPlan): SecureRecipient[] {
  const seen = new Set<string>()
  return plan.flatMap(({ recipient, seat }) => {
    const address = seat.state === 'kept' ? recipient.address : seat.state === 'chosen' ? seat.box.address : ''
    const key = address.toLowerCase()
    if (address === '' || seen.has(key)) return []
    seen.add(key)
    return [{ field: recipient.field, name: nameFor(recipient, seat), address, insteadOf: recipient.address }]
  })
}

function nameFor(recipient: RecipientView, seat: Seat): string {
  const box = seat.state === 'chosen' ? seat.box : recipient.box
  const person = box ? [box.givenName, box.familyName].filter(Boolean).join(' ') || box.service || box.organisation : ''
  return person || recipient.name
}
