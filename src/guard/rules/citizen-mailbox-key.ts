import { isCitizenMailbox } from '../../directory/index.ts'
import type { Case } from '../rule.ts'
import type { Reason } from '../verdict.ts'

/** A citizen mailbox whose number does not agree with its key: a digit is wrong, and it may be another patient's. */
export function citizenMailboxKey({ recipients }: Case): Reason[] {
  return recipients.filter(({ network, address }) => network === 'citizen' && !isCitizenMailbox(address)).map(({ address }) => ({
    rule: 'citizen-mailbox-key', severity: 'block', message: 'rule_citizen_mailbox_key', params: [], recipient: address,
  }))
}
