import type { Case } from '../case.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

/** Health data to an address that past letters do not know. The judge leaves it out where a stronger reason already names the recipient. */
export function firstTimeRecipient({ detection: { conclusion }, recipients, past, answers }: Case): Reason[] {
  if (conclusion !== 'identifiable' || !past.kept) return []
  return recipients
    .filter(({ address, network }) => network !== 'unresolved' && past.times(address) === 0 && !answers(address))
    .map((recipient) => ({
      rule: 'first-time-recipient', severity: past.empty ? 'advise' : 'confirm', message: 'rule_first_time_recipient', params: [shown(recipient)], recipient: recipient.address,
    }))
}
