import { reachRecipients } from './reach.ts'
import { plansOf, remediesOf } from './remedies.ts'
import type { Case, Evidence } from './rule.ts'
import { RULES } from './rules/registry.ts'
import { graver, type Level, type Reason, type Verdict } from './verdict.ts'

const levelOf = (reasons: readonly Reason[]): Level => reasons.reduce<Level>((level, { severity }) => graver(level, severity), 'pass')

/** Whether the draft would go if its quoted thread were dropped. */
function goesWithoutHistory(matter: Case): boolean {
  const { draft, detectionWithoutHistory: detection } = matter
  if (draft.quoted.trim() === '' || !detection) return false
  const level = levelOf(RULES.flatMap((rule) => rule({ ...matter, detection, draft: { ...draft, quoted: '' } })))
  return level === 'pass' || level === 'advise'
}

/** Gives the verdict for one draft. Pure: the same evidence gives the same verdict. */
export function judge(evidence: Evidence): Verdict {
  const matter: Case = { ...evidence, recipients: reachRecipients(evidence.draft, evidence.standings, evidence.policy) }
  const reasons = RULES.flatMap((rule) => rule(matter))
  const verdict = levelOf(reasons)
  const plans = plansOf(matter)
  return { verdict, reasons, remedies: remediesOf(matter, { verdict, plans, goesWithoutHistory: goesWithoutHistory(matter) }), plans }
}
