import { conclude, findingOf } from './conclude.ts'
import type { Detection, Finding } from './finding.ts'
import type { Model } from './model/model.ts'
import { isAnswerable, passageAt } from './passage.ts'
import { type Analysis, type Seen, sightedIn } from './weighing/analysis.ts'

/**
 * Weighs a draft without the passages of which the practitioner has said that they are no patient's data: nothing in them
 * counts, neither as an identity nor beside another one. What else there is counts as before.
 */
export function concludeWithout(model: Model, parts: readonly Analysis[], answered: ReadonlySet<string>): Detection {
  if (answered.size === 0) return conclude(model, parts)
  const aside: Finding[] = []
  const left = parts.map((own): Analysis => {
    const isAside = (one: Seen): boolean => {
      const { scan } = own
      const [start, end] = [scan.original(one.start), scan.original(one.end)]
      return isAnswerable(one, end - start) && answered.has(passageAt(one.kind, scan.part.text, start, end).key)
    }
    const seen: Seen[] = []
    for (const one of own.seen) {
      if (isAside(one)) aside.push(findingOf(own, one))
      else seen.push(one)
    }
    return seen.length === own.seen.length ? own : { ...own, ...sightedIn(own.scan, seen) }
  })
  return { ...conclude(model, left), answered: aside }
}
