/** Door of the guard room: draft + standings + findings + policy -> verdict. */
export type { AnsweredMessage, AttachmentState, Draft, DraftAttachment, Mailbox } from './draft.ts'
export { recipientsOf } from './draft.ts'
export { partsOf } from './parts.ts'
export type { Level, Reason, RecipientPlan, Remedy, RemedyKind, Verdict } from './verdict.ts'
export type { Policy } from './policy.ts'
export { DEFAULT_POLICY } from './policy.ts'
export { judge } from './judge.ts'
export type { Evidence, History } from './rule.ts'
