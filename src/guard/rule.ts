import type { Detection } from '../detection/index.ts'
import type { Standing } from '../directory/index.ts'
import type { Draft } from './draft.ts'
import type { Policy } from './policy.ts'
import type { Recipient } from './reach.ts'
import type { Reason } from './verdict.ts'

/** Past correspondence, no content. */
export type History = readonly { readonly to: readonly string[]; readonly times: number; readonly last: string }[]

/** What the guard knows when it judges. */
export interface Evidence {
  readonly draft: Draft
  readonly detection: Detection
  /** The same scan without the quoted thread, where there is one: whether dropping it would settle the matter. */
  readonly detectionWithoutHistory?: Detection
  /** By lower-cased address: one for the sender and one for each recipient; a missing one is unresolved. */
  readonly standings: ReadonlyMap<string, Standing>
  readonly policy: Policy
  readonly history: History
}

/** What a rule looks at: the evidence, and how each recipient is reached. */
export interface Case extends Evidence {
  readonly recipients: readonly Recipient[]
}

/** One rule: reasons not to simply pass, none when it has nothing to say. */
export type Rule = (matter: Case) => Reason[]

/** The number of a citizen mailbox, with or without its key, wherever it stands; webmails repeat addresses as names. */
const NUMBER = /[1-478]\d{5}[\dAB]\d{6,8}/gi

/** How a sentence names a recipient: never by a citizen mailbox's address, which is an identity number. */
export function shown({ name, address, network }: Recipient): string {
  const text = name.trim() || (network === 'citizen' ? '•••@patient.mssante.fr' : address)
  return text.replace(NUMBER, '•••')
}
