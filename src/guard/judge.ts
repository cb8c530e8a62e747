import type { Detection } from '../detection/index.ts'
import type { Standing } from '../directory/index.ts'
import type { Draft } from './draft.ts'
import type { Policy } from './policy.ts'
import type { Verdict } from './verdict.ts'

/** Past correspondence, no content. */
export type History = readonly { readonly to: readonly string[]; readonly times: number; readonly last: string }[]

/** What the guard knows when it judges. */
export interface Evidence {
  readonly draft: Draft
  readonly detection: Detection
  /** By lower-cased address: one for the sender and one for each recipient; a missing one is unresolved. */
  readonly standings: ReadonlyMap<string, Standing>
  readonly policy: Policy
  readonly history: History
}

/** Gives the verdict for one draft. Pure: the same evidence gives the same verdict. */
export function judge(evidence: Evidence): Verdict {
  evidence
  return { verdict: 'block', reasons: [], remedies: [], plans: [] }
}
