import { type Draft, type Mailbox, recipientKey } from './draft.ts'
import { rolesAddressed } from './letter/asked-roles.ts'
import { type Greeting, greetingOf } from './letter/greeting.ts'
import { mentionsIn } from './letter/mentions.ts'
import type { Named } from './letter/named.ts'
import { promisesAttachment } from './letter/promise.ts'
import { proseOf } from './letter/prose.ts'
import type { Role } from './letter/roles.ts'
import type { Acquaintance } from './knowledge.ts'
import { type Past, pastOf } from './past.ts'
import { type About, aboutIn } from './patients/patients.ts'
import { type Identity, identityOf } from './persons/identity.ts'
import { reachRecipients, type Recipient } from './reach.ts'
import type { Evidence } from './rule.ts'

/** What the typed text says, its quoted thread apart. */
export interface Letter {
  /** Subject and text without the signature. */
  readonly prose: string
  readonly greeting: Greeting
  /** Persons said to be in copy. */
  readonly mentions: readonly Named[]
  /** Specialties and professions asked of the reader, with the words that ask. */
  readonly roles: ReadonlyMap<Role, string>
  readonly promisesAttachment: boolean
}

/** What a rule looks at: the evidence, how each recipient is reached and who they seem to be, what the letter says. */
export interface Case extends Evidence {
  readonly recipients: readonly Recipient[]
  readonly letter: Letter
  readonly past: Past
  /** Whom subject and text are about. */
  readonly about: About
  readonly who: (recipient: Recipient) => Identity
  readonly around: (recipient: Recipient) => Acquaintance
  /** Whether the answered message came from, went to or quotes this address, or it is the sender's own: it is known to be right. */
  readonly answers: (address: string) => boolean
}

const keyOf = (address: string): string => address.trim().toLowerCase()

function letterOf({ subject, body, quoted, inReplyTo }: Draft): Letter {
  const prose = proseOf(body)
  const greeting = greetingOf(body)
  return { prose: `${subject}\n${prose}`, greeting, mentions: mentionsIn(body), roles: rolesAddressed(greeting.text, `${subject}.\n\n${prose}`), promisesAttachment: promisesAttachment(prose, { subject, body }, quoted !== '' || inReplyTo !== null) }
}

function answersOf({ from, inReplyTo, quoted }: Draft): (address: string) => boolean {
  const answered: readonly Mailbox[] = inReplyTo ? [...(inReplyTo.from ? [inReplyTo.from] : []), ...inReplyTo.to, ...inReplyTo.cc] : []
  const known = new Set([...answered, ...(from ? [from] : [])].map(({ address }) => keyOf(address)))
  const thread = quoted.toLowerCase()
  return (address) => known.has(keyOf(address)) || (address.includes('@') && thread.includes(keyOf(address)))
}

/** Puts together what rules look at. Pure; cheap enough for every change of a draft. */
export function openCase(evidence: Evidence): Case {
  const { draft, standings, policy, detection, history, knowledge } = evidence
  const recipients = reachRecipients(draft, standings, policy)
  const identities = new Map(recipients.map((recipient) => [recipientKey(recipient), identityOf(recipient, standings.get(keyOf(recipient.address)))]))
  const acquaintances = new Map(knowledge?.people.map((one) => [one.address, one]))
  return {
    ...evidence,
    recipients,
    letter: letterOf(draft),
    past: pastOf(history),
    about: aboutIn(detection.findings.filter(({ place: { part } }) => part === 'subject' || part === 'body')),
    who: (recipient) => identities.get(recipientKey(recipient)) ?? identityOf(recipient, undefined),
    around: ({ address }) => acquaintances.get(keyOf(address)) ?? { address: keyOf(address), listedDomain: false, rememberedSince: '', nearDomains: [], homonyms: [], others: [], named: [], similar: [] },
    answers: answersOf(draft),
  }
}
