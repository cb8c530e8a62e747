import type { Case } from '../case.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

/** A recipient that is no usable address, or of which nothing could be learnt. */
export function unresolvedRecipient({ detection: { conclusion }, recipients }: Case): Reason[] {
  const severity = conclusion === 'identifiable' ? 'block' : 'advise'
  return recipients.filter(({ reach }) => reach === 'unknown').map((recipient) => ({
    rule: 'unresolved-recipient', severity, message: 'rule_unresolved_recipient', params: [shown(recipient)], recipient: recipient.address,
  }))
}
