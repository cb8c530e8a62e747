import type { Case } from '../case.ts'
import { isOneHouse } from '../domains/house.ts'
import { agreesWithHolder } from '../patients/holder.ts'
import { isPlainlyMeant } from '../persons/plainly-meant.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

/**
 * Whether something other than past letters says that this address is right: a source that has it, the trust space, whose
 * members are identified, one's own house, or the patient whom the letter names. Where they contradict each other, a
 * graver rule speaks. That a directory does not list a box of the trust space stands beside it as a word.
 */
function isVouchedFor(matter: Case, recipient: Recipient): boolean {
  const { address, network } = recipient
  const { statements = [], asOf = '' } = matter.standings.get(address.trim().toLowerCase()) ?? {}
  if (network === 'citizen') return agreesWithHolder(matter, recipient)
  return statements.length > 0 || (network === 'mssante' && asOf !== '') || network === 'internal' || isOneHouse(matter.draft.from?.address ?? '', address)
}

/**
 * Health data to an address that past letters do not know. In the first week they know nobody: then only where nothing
 * else vouches for it. The judge leaves it out where a stronger reason already names the recipient.
 */
export function firstTimeRecipient(matter: Case): Reason[] {
  const { detection: { conclusion }, recipients, past, answers } = matter
  if (conclusion !== 'identifiable' || !past.kept) return []
  return recipients
    .filter(({ address, network }) => network !== 'unresolved' && past.times(address) === 0 && !answers(address))
    .filter((recipient) => !past.empty || !isVouchedFor(matter, recipient))
    .map((recipient) => ({
      rule: 'first-time-recipient', severity: past.empty || isPlainlyMeant(matter, recipient) ? 'advise' : 'confirm', message: 'rule_first_time_recipient', params: [shown(recipient)], recipient: recipient.address,
    }))
}
