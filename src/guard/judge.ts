import { type Case, openCase } from './case.ts'
import { reasonsOf } from './reasons.ts'
import { plansOf, remediesOf } from './remedies.ts'
import type { Evidence } from './rule.ts'
import { graver, type Level, type Reason, type Verdict } from './verdict.ts'

const levelOf = (reasons: readonly Reason[]): Level => reasons.reduce<Level>((level, { severity }) => graver(level, severity), 'pass')

/** Whether the draft would go if its quoted thread were dropped. */
function goesWithoutHistory(matter: Case): boolean {
  const { draft, detectionWithoutHistory: detection } = matter
  if (draft.quoted.trim() === '' || !detection) return false
  const level = levelOf(reasonsOf({ ...matter, detection, draft: { ...draft, quoted: '' } }))
  return level === 'pass' || level === 'advise'
}

/** Gives the verdict for one draft. Pure: the same evidence gives the same verdict. */
export function judge(evidence: Evidence): Verdict {
  const matter = openCase(evidence)
  const reasons = reasonsOf(matter)
  const verdict = levelOf(reasons)
  const plans = plansOf(matter)
  return { verdict, reasons, remedies: remediesOf(matter, { verdict, reasons, plans, goesWithoutHistory: goesWithoutHistory(matter) }), plans }
}
