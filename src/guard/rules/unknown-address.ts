import { domainOf } from '../../directory/index.ts'
import type { Case } from '../case.ts'
import { TRUST_DOMAINS } from '../domains/known.ts'
import { isOneSlip } from '../persons/distance.ts'
import { type Acquaintance, shownWords } from '../knowledge.ts'
import type { Recipient } from '../reach.ts'
import type { Correction, Reason } from '../verdict.ts'

/** Classes of box that the public file never lists: machines, liberal practices (TRE_R257: APP, CAB). */
const UNLISTED = /^(?:app|lps|dmp|mss|no-?reply|hl7|interop|xds|robot|auto(?:mate)?|ged|dpi|cab(?:inet)?|selarl|scm|scp|msp|maison)(?:[._\d-]|$)|^(?:cab|cabinet)/
const UNLISTED_DOMAINS = ['interop-mssante.apicrypt.org']

/** Whether an address is of a class of box that the public file lists. */
export const isListed = ({ address, network }: Recipient): boolean =>
  network === 'mssante' && !UNLISTED.test(address.trim().toLowerCase()) && !UNLISTED_DOMAINS.includes(domainOf(address))

/** The one box that may be meant: the person's own, or that of somebody whose name is one slip away. */
export function meantInstead({ around }: Pick<Case, 'around'>, recipient: Recipient): Correction | null {
  const { others, named, similar } = around(recipient)
  const [box] = [others, named, similar].find((boxes) => boxes.length > 0) ?? []
  return box ? { kind: 'change-recipient', address: box.address, name: `${box.givenName} ${box.familyName}`.trim() } : null
}

/** Whether the directory would have the address if there were one: it has others at the domain, or who is shown has a box elsewhere. */
const isMissed = ({ address, name }: Recipient, { listedDomain }: Acquaintance, correction: Correction | null): boolean =>
  listedDomain || TRUST_DOMAINS.includes(domainOf(address)) || (correction !== null && shownWords({ name, address }).filter((word) => word.length > 1).length > 1)

/** Whether no source, past letter or answered message knows an address of a class that the sources list. */
function isUnknown({ standings, past, answers, who, knowledge }: Case, recipient: Recipient): boolean {
  const standing = standings.get(recipient.address.trim().toLowerCase())
  const isAsked = standing !== undefined && knowledge !== undefined && knowledge.people.length > 0
  if (!isAsked || !isListed(recipient) || who(recipient).box || standing.statements.length > 0 || standing.lastSeen !== '') return false
  return past.times(recipient.address) === 0 && !answers(recipient.address)
}

/** Nobody knows the address, and the directory has exactly this person in another house: they have left, or never were in this one. In the same one it is a slip. */
export function isOnlyElsewhere(matter: Case, recipient: Recipient): boolean {
  const { named } = matter.around(recipient)
  const isOnePerson = new Set(named.map(({ nationalId, address }) => nationalId || address)).size === 1
  return isOnePerson && named.every(({ address }) => !isOneSlip(domainOf(address), domainOf(recipient.address))) && isUnknown(matter, recipient)
}

/**
 * A secure network's domain, a class of box that the sources list, an address that none of them knows: a slip of the
 * pen, a made-up address, or somebody unlisted. Whoever wrote, or was written to, is known by that. Nothing is said of a
 * house of which the directory has no box at all: there it is the house that is not listed, "not in the directory" stands
 * beside the recipient, and past letters tell that it is new. Where none are kept, this rule asks instead.
 */
export function unknownAddress(matter: Case): Reason[] {
  const { recipients, past } = matter
  return recipients.flatMap((recipient): Reason[] => {
    if (!isUnknown(matter, recipient)) return []
    const meant = meantInstead(matter, recipient)
    if (past.kept && !isMissed(recipient, matter.around(recipient), meant)) return []
    // Where the person has gone is told beside it, as a stale address.
    const correction = isOnlyElsewhere(matter, recipient) ? null : meant
    return [{
      rule: 'unknown-address', severity: 'confirm', message: correction ? 'rule_unknown_address_meant' : 'rule_unknown_address',
      params: [recipient.address.trim(), ...(correction?.address ? [correction.address] : [])], recipient: recipient.address, ...(correction ? { correction } : {}),
    }]
  })
}
