import type { Detection } from '../detection/index.ts'
import type { Case } from './case.ts'
import { thresholdOf } from './policy.ts'
import { RULES } from './rules/registry.ts'
import { LEVELS, type Reason, RULE_CODES, type RuleCode } from './verdict.ts'

/** What may be read on its way, or by nobody knows whom: not a question of who is meant, and never settled by one press. */
const IN_THE_OPEN: ReadonlySet<RuleCode> = new Set(['plaintext-health-data', 'unresolved-recipient', 'unread-attachment', 'health-without-identity', 'identity-without-health'])

/** Whether a reason is a question that the practitioner settles by a yes. */
export const isQuestion = ({ rule, severity }: Reason): boolean => severity === 'confirm' && !IN_THE_OPEN.has(rule)

/** What was looked at when somebody was picked from the directory. */
const ANSWERED_BY_PICKING: ReadonlySet<RuleCode> = new Set(['homonym', 'first-time-recipient'])

/** Identifies a doubt exactly: another recipient, another name, or health data that came since make another doubt. Compared, never stored. */
export const doubtOf = ({ rule, message, params, recipient }: Reason, { conclusion }: Detection): string =>
  JSON.stringify([rule, message, params, recipient ?? '', conclusion])

/** Whether the practitioner has settled a question in this compose view. */
function isSettled(reason: Reason, { answered, picked, detection }: Case): boolean {
  if (!isQuestion(reason)) return false
  const { rule, recipient = '' } = reason
  return (answered?.has(doubtOf(reason, detection)) ?? false) || (ANSWERED_BY_PICKING.has(rule) && (picked?.has(recipient.trim().toLowerCase()) ?? false))
}

/** Tells the other name of the same doubt, where a graver reason about the recipient already raises it. */
function coveredAmong(reasons: readonly Reason[]): (reason: Reason) => boolean {
  const graver = reasons.filter(({ rule, severity }) => rule !== 'first-time-recipient' && (severity === 'confirm' || severity === 'block' || rule === 'homonym' || rule === 'unknown-address'))
  const recipients = new Set(graver.map(({ recipient }) => recipient))
  const everybody = graver.some(({ rule, recipient }) => rule === 'salutation-mismatch' && recipient === undefined)
  return ({ rule, recipient }) => rule === 'first-time-recipient' && (everybody || recipients.has(recipient))
}

/**
 * The reasons of a case with the severities that the policy wants, gravest first; among equals, in the order of the
 * rules' codes. A question that is settled is a mark. The first is the question that a send asks; what follows is shown beneath it as marks.
 */
export function reasonsOf(matter: Case): Reason[] {
  const reasons = RULE_CODES.flatMap((code) => RULES[code](matter).flatMap((reason): Reason[] => {
    const severity = thresholdOf(matter.policy, code, reason.found, reason.severity)
    return severity === 'off' ? [] : [{ ...reason, severity }]
  }))
  const isCovered = coveredAmong(reasons)
  const open = reasons.filter((reason) => !isCovered(reason))
  return open.map((reason): Reason => (isSettled(reason, matter) ? { ...reason, severity: 'advise' } : reason)).sort((a, b) => LEVELS.indexOf(b.severity) - LEVELS.indexOf(a.severity))
}
