/** The fixed reasons for which a held message may be sent all the same. What the ledger keeps is the code, never free text. */
export const DECISION_REASONS = ['recipient-entitled', 'no-patient-data', 'patient-informed', 'other'] as const

export type DecisionReason = (typeof DECISION_REASONS)[number]

/** Key of the sentence of a reason. */
export function reasonKey(reason: DecisionReason): string {
  return `common_reason_${reason.replaceAll('-', '_')}`
}

/** Whether a text of the ledger is one of the fixed reasons. */
export function isDecisionReason(reason: string): reason is DecisionReason {
  return (DECISION_REASONS as readonly string[]).includes(reason)
}
