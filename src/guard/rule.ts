import type { Detection } from '../detection/index.ts'
import type { Standing } from '../directory/index.ts'
import type { Case } from './case.ts'
import type { Draft } from './draft.ts'
import type { Knowledge } from './knowledge.ts'
import type { Policy } from './policy.ts'
import type { Recipient } from './reach.ts'
import type { Reason } from './verdict.ts'

/** Past correspondence, no content. An entry without addresses stands for letters to others. */
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
  /** Past letters: an empty list is the first week; none at all, and nobody is told that they never wrote to somebody. */
  readonly history?: History
  /** What the directory knows around the draft; without it the rules that need it have nothing to say. */
  readonly knowledge?: Knowledge
  /** Doubts that the practitioner has answered in this compose view (`doubtOf`): not asked again, shown as marks. */
  readonly answered?: ReadonlySet<string>
  /** Lower-cased addresses picked here with name, specialty and town in view: their namesakes and a first letter to them are marks. */
  readonly picked?: ReadonlySet<string>
  /** Today, ISO: tells a minor from a date of birth. Without it the directory's date serves. */
  readonly today?: string
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
