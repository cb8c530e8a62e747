import { recipientsOf } from '../../guard/index.ts'
import { type Scan, type ScanContext, standingKey } from './scan.ts'

/** Rules that nothing stands behind any more once the message is sealed for the people it is written to. */
const SETTLED_BY_SEALING = ['plaintext-health-data', 'unread-attachment']

/**
 * Whether this is mail between addresses of the practice against which nothing stands but the practice's own wish to seal it:
 * then it is sealed and goes, and nobody is asked.
 */
export function isOnlyInside({ draft, verdict: { reasons } }: Scan, { policy, standings }: Pick<ScanContext, 'policy' | 'standings'>): boolean {
  const isInternal = (address: string): boolean => standings.get(standingKey(address))?.network === 'internal'
  const people = recipientsOf(draft)
  return policy.sealInside && people.length > 0 && [...people, ...(draft.from ? [draft.from] : [])].every(({ address }) => isInternal(address)) && draft.from !== null
    && reasons.every(({ severity, rule }) => severity === 'advise' || SETTLED_BY_SEALING.includes(rule))
}
