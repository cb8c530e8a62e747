import type { Case } from '../case.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'
import { meantInstead } from './unknown-address.ts'

/** Somebody whom past letters reached here, and whom the directory now knows at another address only. */
const hasMoved = ({ past, around, who, standings }: Case, recipient: Recipient): boolean =>
  recipient.network === 'mssante' && !who(recipient).box
  // Past letters are what tells that the address is stale, not that it is right.
  && !(standings.get(recipient.address.trim().toLowerCase())?.statements.some(({ source }) => source !== 'correspondence') ?? false)
  && past.times(recipient.address) > 0 && around(recipient).named.length > 0

/** An address that the newest directory file no longer has: the box may be closed, or given to somebody else. */
export function staleAddress(matter: Case): Reason[] {
  return matter.recipients.flatMap((recipient): Reason[] => {
    const lastSeen = matter.standings.get(recipient.address.trim().toLowerCase())?.lastSeen ?? ''
    if (lastSeen === '' && !hasMoved(matter, recipient)) return []
    const correction = meantInstead(matter, recipient)
    const day = lastSeen.slice(0, 10)
    return [{
      rule: 'stale-address', severity: 'confirm', recipient: recipient.address, ...(correction ? { correction } : {}),
      message: day === '' ? 'rule_stale_address_moved' : correction ? 'rule_stale_address_since_moved' : 'rule_stale_address_since',
      params: [shown(recipient), ...(day === '' ? [] : [day]), ...(correction?.address ? [correction.address] : [])],
    }]
  })
}
