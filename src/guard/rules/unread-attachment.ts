import type { Case } from '../case.ts'
import type { FindingClass } from '../policy.ts'
import type { Reason } from '../verdict.ts'

/** An attachment whose content nobody could look at goes to someone who may not receive health data in clear. */
export function unreadAttachment({ draft, recipients }: Case): Reason[] {
  if (recipients.length > 0 && recipients.every(({ reach }) => reach === 'entitled')) return []
  return draft.attachments.flatMap(({ name, state }): Reason[] => {
    const reason = (severity: Reason['severity'], found?: FindingClass): Reason => ({
      rule: 'unread-attachment', severity, ...(found ? { found } : {}), message: `rule_unread_attachment_${state}`, params: [name],
    })
    switch (state) {
      case 'read': return []
      // Not looked at yet: waiting costs a moment.
      case 'pending': return [reason('block')]
      case 'unreadable': return [reason('confirm', 'unreadable-file')]
      // Encrypted before sending is what the CNIL's guidance asks for; only the practitioner knows how well.
      case 'encrypted': return [reason('advise', 'encrypted-file')]
    }
  })
}
