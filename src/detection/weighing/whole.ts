import { greetedBy, isAnimal } from '../context-cues.ts'
import { FROM, PRIVATE_READS, PRIVATE_WRITES, SAME_HOUSE, TO, TO_A_LIST, WITH_A_LAYMAN, WITH_A_STRANGER, WITH_AN_OFFICE, WITH_CARE } from '../known-words.ts'
import type { Model } from '../model/model.ts'
import type { Analysis } from './analysis.ts'
import type { EvidenceName } from './evidence-names.ts'
import { toldMostOf, toldOf } from './told.ts'

/** What the whole draft says: the same for each of its identities. */
export interface Whole {
  readonly medical: number
  readonly care: number
  readonly animal: boolean
  /** Whom the message greets: somebody by name or title as one greets a patient, or a colleague. */
  readonly greets: 'layman' | 'colleague' | null
  readonly people: number
  readonly words: number
  /** Whether a list of people, or an office, is among the correspondents. */
  readonly list: boolean
  readonly office: boolean
  /** Whether a private person is, and somebody who is at work in health care. */
  readonly layman: boolean
  /** Whether somebody is whose mailbox may be a private one. */
  readonly stranger: boolean
  readonly carer: boolean
  /** Which way it goes, where a private person and somebody in health care write to each other. */
  readonly way: 'writes' | 'reads' | null
  /** How many are named, and words of illness in all of it, each once. */
  readonly named: number
  readonly strong: number
  /** Whether any part speaks of one person in care, of teaching, of somebody without a name, of work. */
  readonly personal: boolean
  readonly general: boolean
  readonly anonymous: boolean
  readonly work: boolean
  /** How much the beginnings of all parts say that somebody's health is told who can be told. */
  readonly told: number
  /** The same of the stretch that says it most: one sentence of a long message is enough. */
  readonly toldMost: number
  /** What the files say likewise; undefined where there are none. */
  readonly toldInFiles: number | undefined
  /** Whether a file names firmly whom it is about. */
  readonly namedInFiles: boolean
  /** Whether any word of it is known to tell of health, signatures apart. */
  readonly health: boolean
  readonly ends: readonly EvidenceName[]
}

/** How many different words several parts hold. */
function different(lists: readonly ReadonlySet<string>[]): number {
  const [only, ...rest] = lists
  return rest.length === 0 ? only?.size ?? 0 : new Set(lists.flatMap((words) => [...words])).size
}

export function wholeOf(model: Model, parts: readonly Analysis[]): Whole {
  let medical = 0
  let care = 0
  let words = 0
  for (const { sums, scan } of parts) {
    const count = scan.tokens.length
    medical += sums.medical[count] ?? 0
    care += sums.care[count] ?? 0
    words += count
  }
  const root = Math.sqrt(Math.max(1, words))
  const files = parts.filter(({ scan }) => scan.part.part === 'attachment')
  const known = parts[0]?.scan.known ?? new Set<string>()
  return {
    medical: model.scales.medicalBias + medical / root, care: model.scales.careBias + care / root, words,
    people: parts.reduce((count, { people }) => count + people, 0),
    named: different(parts.map(({ named }) => named)), strong: different(parts.map(({ strong }) => strong)),
    animal: parts.some(({ scan, animals }) => isAnimal(scan.known, animals)),
    list: known.has(TO_A_LIST), office: known.has(WITH_AN_OFFICE), layman: known.has(WITH_A_LAYMAN), stranger: known.has(WITH_A_STRANGER), carer: known.has(WITH_CARE),
    way: known.has(PRIVATE_WRITES) ? 'writes' : known.has(PRIVATE_READS) ? 'reads' : null,
    personal: parts.some((one) => one.personal.length > 0), general: parts.some((one) => one.general.length > 0),
    told: toldOf(model, parts), toldMost: toldMostOf(model, parts), toldInFiles: files.length > 0 ? toldOf(model, parts, true) : undefined,
    namedInFiles: files.some(({ namesFirmly }) => namesFirmly),
    health: parts.some(({ health }) => health),
    ends: ENDS.filter(([, mark]) => known.has(mark)).map(([name]) => name),
    anonymous: parts.some((one) => one.anonymous.length > 0), work: parts.some((one) => one.work.length > 0),
    greets: parts.map(({ scan }) => greetedBy(scan)).find((one) => one !== null) ?? null,
  }
}

const ENDS: readonly (readonly [EvidenceName, string])[] = [
  ['from private', FROM.private], ['from care', FROM.care], ['from doctor', FROM.doctor], ['from office', FROM.office],
  ['to private', TO.private], ['to care', TO.care], ['to doctor', TO.doctor], ['to office', TO.office], ['same house', SAME_HOUSE],
]
