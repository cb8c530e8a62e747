import type { Case } from '../case.ts'
import type { Reason } from '../verdict.ts'

/** Something about health and nobody who could be singled out: worth a look, not a stop. */
export function healthWithoutIdentity({ detection: { conclusion, findings }, recipients }: Case): Reason[] {
  if (conclusion !== 'health-unidentified' || recipients.every(({ reach }) => reach === 'entitled')) return []
  return [{ rule: 'health-without-identity', severity: 'advise', message: 'rule_health_without_identity', params: [], findings }]
}
