import type { Case } from '../case.ts'
import { titleOf } from '../letter/named.ts'
import { plain } from '../letter/plain.ts'
import { FULL_AGE, youngestAge } from './citizen.ts'
import { type Birth, birthIn } from './dates.ts'
import { speaksOfKin } from './kin.ts'
import { aboutIn } from './patients.ts'
import { someMayBeSame } from './same-patient.ts'

/** Years since when a day beside a name, which nothing calls one of birth, may be that of an examination. */
const RECENT = 3
const BESIDE = /^[ \t,;:(–-]{0,4}\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}(?!\d)/u
const REACH = 20

/** Days of birth of grown-ups in files that name, in two words, whom the letter names: the file says what the letter leaves out. A child's is sent to its parents. */
function inFiles({ about, detection, draft, letter }: Case, now: string): readonly Birth[] {
  const named = about.patients.filter(({ words }) => words.length > 1)
  if (named.length === 0 || speaksOfKin(letter.prose)) return []
  return draft.attachments.flatMap(({ id }) => {
    const file = aboutIn(detection.findings.filter(({ place }) => place.part === 'attachment' && place.attachment === id))
    const isTheirs = file.births.length === 1 && file.patients.some(({ words }) => words.length > 1 && someMayBeSame(named, words))
    return isTheirs ? file.births.filter((birth) => (youngestAge(birth, now) ?? 0) >= FULL_AGE) : []
  })
}

/** The letter's days of birth; failing that, the one beside the patient's name ("PORTEFAIX Mélanie, 08/05/2001"), or in their file. */
export function birthsOf(matter: Case): readonly Birth[] {
  const { about, detection, draft, today, standings } = matter
  if (about.births.length > 0) return about.births
  const now = today ?? [...standings.values()].find(({ asOf }) => asOf !== '')?.asOf
  if (now === undefined) return []
  const beside = detection.findings.flatMap(({ kind, strength, place, excerpt }) => {
    if (kind !== 'person' || strength === 'weak' || (place.part !== 'subject' && place.part !== 'body')) return []
    if (titleOf(plain(excerpt).split(/[\s.]/)[0] ?? '') === 'doctor') return []
    const birth = birthIn(BESIDE.exec(draft[place.part].slice(place.end, place.end + REACH))?.[0] ?? '')
    return birth && (youngestAge(birth, now) ?? 0) >= RECENT ? [birth] : []
  })
  return beside.length > 0 ? beside : inFiles(matter, now)
}
