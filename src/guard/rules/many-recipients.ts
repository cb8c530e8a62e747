import type { Case } from '../case.ts'
import type { Reason } from '../verdict.ts'

const MANY = 8

/** Eight or more, whom everyone sees, on a message with a patient's data. */
export function manyRecipients({ detection: { conclusion }, recipients }: Case): Reason[] {
  const visible = recipients.filter(({ field }) => field !== 'bcc').length
  if (conclusion !== 'identifiable' || visible < MANY) return []
  return [{ rule: 'many-recipients', severity: 'confirm', message: 'rule_many_recipients', params: [String(visible)], correction: { kind: 'hide-recipients' } }]
}
