import type { Case } from '../case.ts'
import { titleOf } from '../letter/named.ts'
import { plain } from '../letter/plain.ts'
import { youngestAge } from './citizen.ts'
import { type Birth, birthIn } from './dates.ts'

/** Years since when a day beside a name, which nothing calls one of birth, may be that of an examination. */
const RECENT = 3
const BESIDE = /^[ \t,;:(–-]{0,4}\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}(?!\d)/u
const REACH = 20

/** The letter's days of birth; failing that, the one beside the patient's name: "PORTEFAIX Mélanie, 08/05/2001". */
export function birthsOf({ about, detection, draft, today, standings }: Case): readonly Birth[] {
  if (about.births.length > 0) return about.births
  const now = today ?? [...standings.values()].find(({ asOf }) => asOf !== '')?.asOf
  if (now === undefined) return []
  return detection.findings.flatMap(({ kind, strength, place, excerpt }) => {
    if (kind !== 'person' || strength === 'weak' || (place.part !== 'subject' && place.part !== 'body')) return []
    if (titleOf(plain(excerpt).split(/[\s.]/)[0] ?? '') === 'doctor') return []
    const birth = birthIn(BESIDE.exec(draft[place.part].slice(place.end, place.end + REACH))?.[0] ?? '')
    return birth && (youngestAge(birth, now) ?? 0) >= RECENT ? [birth] : []
  })
}
