import type { Case } from './case.ts'
import { RULES } from './rules/registry.ts'
import { LEVELS, type Reason, RULE_CODES } from './verdict.ts'

/** The other name of the same doubt, where a graver reason about the recipient already raises it. */
function isCovered(reason: Reason, reasons: readonly Reason[]): boolean {
  if (reason.rule !== 'first-time-recipient') return false
  return reasons.some((other) => other.rule !== reason.rule && (other.recipient === reason.recipient || (other.rule === 'salutation-mismatch' && other.recipient === undefined))
    && (other.severity === 'confirm' || other.severity === 'block' || other.rule === 'homonym' || other.rule === 'unknown-address'))
}

/**
 * The reasons of a case with the severities that the policy wants, gravest first; among equals, in the order of the
 * rules' codes. The first is the question that a send asks; what follows is shown beneath it as marks.
 */
export function reasonsOf(matter: Case): Reason[] {
  const { severities = {} } = matter.policy
  const reasons = RULE_CODES.flatMap((code) => {
    const wanted = severities[code]
    return wanted === 'off' ? [] : RULES[code](matter).map((reason) => (wanted ? { ...reason, severity: wanted } : reason))
  })
  return reasons.filter((reason) => !isCovered(reason, reasons)).sort((a, b) => LEVELS.indexOf(b.severity) - LEVELS.indexOf(a.severity))
}
