import { type Box, networkOf, TRUST_SPACE } from '../../directory/index.ts'
import type { Mailbox } from '../../guard/index.ts'
import type { CorrectionView } from '../../messaging/hold-view.ts'
import type { PeopleEvidence } from '../../messaging/people-records.ts'
import type { RecipientField } from '../../messaging/people-port.ts'
import { type Scan, type ScanContext, standingKey } from './scan.ts'

/** The one press that puts the gravest doubt with such a way out right; `null` where none has one. */
export function correctionOf({ verdict: { reasons } }: Scan, { people, policy }: ScanContext): CorrectionView | null {
  for (const [rank, { rule, correction, recipient }] of reasons.entries()) {
    const { kind, address = '', name = '' } = correction ?? {}
    const insteadOf = kind === 'change-recipient' ? recipient ?? '' : ''
    const network = networkOf(address, policy.internalDomains, TRUST_SPACE)
    // A greeting to nobody of several recipients does not say which of them is the wrong one.
    if (network === 'unresolved' || (kind !== 'add-recipient' && insteadOf === '')) continue
    // Of two who bear a name, neither is the likelier one.
    return { address, network, name, box: boxAt(address, people), insteadOf, ofQuestion: rank === 0 && rule !== 'homonym' }
  }
  return null
}

function boxAt(address: string, { knowledge }: PeopleEvidence): Box | null {
  const boxes = [...knowledge.people.flatMap(({ named, others, similar, homonyms }) => [...named, ...others, ...similar, ...homonyms]), ...knowledge.names.flatMap((one) => one.boxes)]
  return boxes.find((box) => standingKey(box.address) === standingKey(address)) ?? null
}

type Recipients = Readonly<Record<RecipientField, readonly Mailbox[]>>

const keyOf = ({ address, name }: Mailbox): string => standingKey(address || name)

/** Every recipient where the others do not see them, each once. */
export const hidden = ({ to, cc, bcc }: Recipients): Recipients =>
  ({ to: [], cc: [], bcc: [...new Map([...bcc, ...to, ...cc].map((one) => [keyOf(one), one])).values()] })

/** The recipients without these. */
export function without({ to, cc, bcc }: Recipients, addresses: readonly string[]): Recipients {
  const gone = new Set(addresses.map(standingKey))
  const stay = (list: readonly Mailbox[]): readonly Mailbox[] => list.filter((one) => !gone.has(keyOf(one)))
  return { to: stay(to), cc: stay(cc), bcc: stay(bcc) }
}

/** The recipients once corrected: in the place of the wrong one wherever it stands, or else in copy; nobody is named twice. */
export function corrected(recipients: Recipients, right: Mailbox, insteadOf: string): Recipients {
  const is = (mailbox: Mailbox, address: string): boolean => address !== '' && keyOf(mailbox) === standingKey(address)
  let named = false
  const put = (list: readonly Mailbox[]): Mailbox[] => list.flatMap((one) => {
    if (!is(one, right.address) && !is(one, insteadOf)) return [one]
    if (named) return []
    named = true
    return [right]
  })
  const [to, cc, bcc] = [put(recipients.to), put(recipients.cc), put(recipients.bcc)]
  return { to, cc: [to, cc, bcc].flat().includes(right) ? cc : [...cc, right], bcc }
}
