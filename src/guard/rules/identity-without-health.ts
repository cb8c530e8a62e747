import type { Case } from '../case.ts'
import type { Reason } from '../verdict.ts'

/** Somebody is named and nothing is said of their health. As a rule nothing is wrong with that: only a policy that wants it hears of it. */
export function identityWithoutHealth({ detection: { conclusion, findings }, recipients }: Case): Reason[] {
  if (conclusion !== 'identity-only' || recipients.every(({ reach }) => reach === 'entitled')) return []
  return [{ rule: 'identity-without-health', severity: 'advise', found: 'identity-only', message: 'rule_identity_without_health', params: [], findings }]
}
