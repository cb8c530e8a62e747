import type { Case } from '../case.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

/** Nothing about a patient, but the recipient's network takes no mail from here: it would come back unread. */
export function refusedByNetwork({ detection: { conclusion }, recipients }: Case): Reason[] {
  if (conclusion === 'identifiable') return []
  return recipients.filter(({ reach }) => reach === 'refused').map((recipient) => ({
    rule: 'refused-by-network', severity: 'advise',
    message: recipient.network === 'ordinary' || recipient.network === 'internal' ? 'rule_refused_by_network_outside' : 'rule_refused_by_network',
    params: [shown(recipient)], recipient: recipient.address,
  }))
}
