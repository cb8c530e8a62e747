import { reachRecipients } from './reach.ts'
import { plansOf, remediesOf } from './remedies.ts'
import type { Case, Evidence } from './rule.ts'
import { RULES } from './rules/registry.ts'
import { graver, type Level, type Verdict } from './verdict.ts'

/** Gives the verdict for one draft. Pure: the same evidence gives the same verdict. */
export function judge(evidence: Evidence): Verdict {
  const matter: Case = { ...evidence, recipients: reachRecipients(evidence.draft, evidence.standings) }
  const reasons = RULES.flatMap((rule) => rule(matter))
  const verdict = reasons.reduce<Level>((level, { severity }) => graver(level, severity), 'pass')
  const plans = plansOf(matter)
  return { verdict, reasons, remedies: remediesOf(matter, verdict, plans), plans }
}
