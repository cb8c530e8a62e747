import type { Finding } from '../../detection/index.ts'
import { type Recipient, senderNetwork } from '../reach.ts'
import type { Case } from '../case.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

const SENTENCE: Partial<Record<Recipient['network'], string>> = {
  mssante: 'rule_plaintext_health_data_mssante', citizen: 'rule_plaintext_health_data_mssante', apicrypt: 'rule_plaintext_health_data_apicrypt',
}

const isIdentityNumber = ({ kind, strength }: Finding): boolean => kind === 'citizen-mailbox' || (kind === 'identity-number' && strength === 'certain')

/** Health data of an identifiable person would leave in clear towards someone who must not receive it so. */
export function plaintextHealthData({ detection: { conclusion, findings }, recipients, draft, standings }: Case): Reason[] {
  if (conclusion !== 'identifiable') return []
  const found = findings.some(isIdentityNumber) ? 'identity-number' : 'identifiable'
  const reason = (message: string, params: readonly string[], recipient?: string): Reason => ({
    rule: 'plaintext-health-data', severity: 'block', found, message, params, findings, ...(recipient === undefined ? {} : { recipient }),
  })
  if (recipients.length === 0) {
    const sender = draft.from && standings.get(draft.from.address.trim().toLowerCase())?.network
    return sender === 'mssante' ? [] : [reason('rule_plaintext_health_data_nobody', [])]
  }
  // Between two of the practice's own addresses only its own rule stands against it.
  const inside = senderNetwork(draft, standings) === 'internal'
  const sentence = ({ network }: Recipient): string =>
    (inside && network === 'internal' ? 'rule_plaintext_health_data_inside' : SENTENCE[network] ?? 'rule_plaintext_health_data')
  return recipients
    .filter(({ reach }) => reach === 'outside' || reach === 'refused')
    .map((recipient) => reason(sentence(recipient), [shown(recipient)], recipient.address))
}
