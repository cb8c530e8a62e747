import { ANALYTES } from '../lexicon/analytes.ts'
import { CALENDAR, ROLES } from '../lexicon/not-names.ts'
import type { WordFacts } from '../word-facts.ts'
import { hashOfWord } from './hash.ts'

const DRUG = hashOfWord('<drug>')
const ILLNESS = hashOfWord('<illness>')
const CARE = hashOfWord('<care>')
const MEASURE = hashOfWord('<measure>')
const NUMBER = hashOfWord('<number>')
const DAY = hashOfWord('<day>')
const ROLE = hashOfWord('<role>')
const SHORTEST = 2
const MEASURED: ReadonlySet<string> = new Set(ANALYTES.map((one) => /^[a-z0-9]+/.exec(one)?.[0] ?? '').filter((one) => one.length > SHORTEST))

/** What a word stands for, so that a rare one says what its like say: "X sous Lasilix" as "X sous Eliquis". 0 of any other word. */
export function classOf(folded: string, { drug, term }: WordFacts): number {
  const first = folded.charCodeAt(0)
  if (first >= 48 && first <= 57) return NUMBER
  if (drug) return DRUG
  if (term === 'strong') return ILLNESS
  if (MEASURED.has(folded)) return MEASURE
  if (term === 'weak') return CARE
  if (CALENDAR.has(folded)) return DAY
  return ROLES.has(folded) ? ROLE : 0
}
