import type { Case } from '../case.ts'
import type { Reason } from '../verdict.ts'

/** The letter says that a file comes with it, and none does. */
export function missingAttachment({ draft, letter }: Case): Reason[] {
  if (!letter.promisesAttachment || draft.attachments.length > 0) return []
  return [{ rule: 'missing-attachment', severity: 'confirm', message: 'rule_missing_attachment', params: [], correction: { kind: 'attach-file' } }]
}
