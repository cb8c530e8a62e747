import { type Detection, Detector, type KnownPerson } from '../detection/index.ts'
import { type Directory, standingOf } from '../directory/index.ts'
import { type Draft, recipientsOf } from './draft.ts'
import { judge } from './judge.ts'
import { knowledgeOf } from './knowledge.ts'
import { partsOf } from './parts.ts'
import type { Evidence } from './rule.ts'
import type { Verdict } from './verdict.ts'

/** What is known beside the draft itself. */
export interface Grounds extends Omit<Evidence, 'draft' | 'detection' | 'detectionWithoutHistory'> {
  /** Keys of passages that are no patient's data. */
  readonly notPatients?: ReadonlySet<string>
  /** Whether what the draft names as its sender is the mailbox that sends it: elsewhere a secure address is merely written there. */
  readonly sendsAsNamed: boolean
}

export interface Judgement {
  readonly detection: Detection
  readonly verdict: Verdict
}

/** Sender and recipients: whom a draft names without being about them. */
export const knownPersons = (draft: Draft): KnownPerson[] => [...(draft.from ? [draft.from] : []), ...recipientsOf(draft)]

/**
 * Scans a draft and judges it: the one way from a draft to a verdict, in the webmail, in every add-in and in the terminal. A `detector`
 * that is kept from one scan of the draft to the next looks only at what an edit may reach.
 */
export function judgeDraft(draft: Draft, { notPatients, sendsAsNamed, ...grounds }: Grounds, detector = new Detector()): Judgement {
  const known = knownPersons(draft)
  const detection = detector.detect(partsOf(draft, true), known, notPatients)
  const standings = new Map(grounds.standings)
  const sender = draft.from && standings.get(draft.from.address.trim().toLowerCase())
  if (sender?.network === 'mssante' && !sendsAsNamed) standings.set(sender.address, { ...sender, network: 'ordinary' })
  const verdict = judge({
    ...grounds, draft, detection, standings,
    ...(draft.quoted === '' ? {} : { detectionWithoutHistory: detector.detect(partsOf(draft, false), known, notPatients) }),
  })
  return { detection, verdict }
}

/** Judges a draft by what a directory at hand says of its people, today. */
export function judgeByDirectory(draft: Draft, directory: Directory | null, grounds: Pick<Grounds, 'policy' | 'history' | 'sendsAsNamed'>): Judgement {
  return judgeDraft(draft, {
    ...grounds,
    standings: new Map(knownPersons(draft).map(({ address }) => [address.trim().toLowerCase(), standingOf(address, directory, grounds.policy.internalDomains)])),
    knowledge: knowledgeOf(draft, directory),
    today: new Date().toISOString().slice(0, 10),
  })
}
