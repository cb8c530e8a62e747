import type { Standing } from '../directory/index.ts'
import { type Draft, recipientKey, recipientsOf } from './draft.ts'
import type { Policy } from './policy.ts'
import type { RecipientPlan } from './verdict.ts'

/**
 * How a message written here reaches a recipient. `entitled`: it may carry health data in clear; `outside`: it would
 * arrive, readable on the way; `refused`: that network takes nothing from here, or only its own format, and what was
 * sent has crossed the open network all the same; `unknown`: nobody can tell.
 */
export type Reach = 'entitled' | 'outside' | 'refused' | 'unknown'

/** One recipient, with the field that names it first. */
export interface Recipient {
  readonly address: string
  readonly name: string
  readonly field: RecipientPlan['field']
  readonly network: Standing['network']
  readonly reach: Reach
}

const key = (address: string): string => address.trim().toLowerCase()

const isTrusted = (network: Standing['network']): boolean => network === 'mssante' || network === 'citizen'

/**
 * The sender x recipient matrix of the networks (no network is "secure" by itself).
 * @param sealInside The practice wants its own mail sealed too.
 */
export function reachOf(sender: Standing['network'], recipient: Standing['network'], sealInside = false): Reach {
  if (recipient === 'unresolved') return 'unknown'
  if (isTrusted(recipient)) return isTrusted(sender) ? 'entitled' : 'refused'
  // Apicrypt V1 takes only its own format; its MSSanté-side addresses (interop-mssante) are in the trust space.
  if (recipient === 'apicrypt') return 'refused'
  // An operator of the trust space delivers to listed domains only.
  if (isTrusted(sender)) return 'refused'
  // Declared internal: mail that never leaves the practice's own servers, in both directions.
  return recipient === 'internal' && sender === 'internal' && !sealInside ? 'entitled' : 'outside'
}

/** Every recipient once, with its network and reach. A standing that is missing is unresolved. */
export function reachRecipients(draft: Draft, standings: ReadonlyMap<string, Standing>, { sealInside }: Policy): Recipient[] {
  const sender = senderNetwork(draft, standings)
  const fields = new Map<string, Recipient['field']>()
  for (const field of ['bcc', 'cc', 'to'] as const) for (const mailbox of draft[field]) fields.set(recipientKey(mailbox), field)
  return recipientsOf(draft).map((recipient) => {
    const { name, address } = recipient
    const field = fields.get(recipientKey(recipient)) ?? 'to'
    const network = standings.get(key(address))?.network ?? 'unresolved'
    return { address, name, field, network, reach: reachOf(sender, network, sealInside) }
  })
}

/** Network of the address that the draft is written from; a sender nobody knows is on an ordinary one. */
export function senderNetwork(draft: Draft, standings: ReadonlyMap<string, Standing>): Standing['network'] {
  return (draft.from && standings.get(key(draft.from.address))?.network) ?? 'ordinary'
}
