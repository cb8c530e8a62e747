import { domainOf } from '../../directory/index.ts'
import type { Case } from '../case.ts'
import { imitated } from '../domains/lookalike.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

/** Past letters needed before a domain counts as familiar against one that was written to as well. */
const RATIO = 4
/** Domains of other recipients that one is compared with: in a longer list nobody's slip is told by the others. */
const MOST_OTHERS = 50

/** Domains that this practice knows: its own, those of past letters, of the other recipients, of the person's boxes. */
function familiarTo(matter: Case, recipient: Recipient, near: readonly Recipient[]): string[] {
  const { draft, past, policy, around, standings } = matter
  const own = domainOf(recipient.address)
  const times = past.domains.get(own) ?? 0
  const written = [...past.domains].filter(([, count]) => count > times * RATIO).map(([domain]) => domain)
  const others = near.filter((one) => one !== recipient && (times === 0 || standings.get(one.address.trim().toLowerCase())?.box)).map(({ address }) => domainOf(address))
  const { named, similar } = around(recipient)
  const boxes = [...named, ...similar].map(({ address }) => domainOf(address))
  return [...new Set([...policy.internalDomains, ...(draft.from ? [domainOf(draft.from.address)] : []), ...boxes, ...written, ...others])].filter((domain) => domain !== '')
}

/** One or two recipients at each of the first domains: those that another one is compared with. */
function othersOf(recipients: readonly Recipient[], standings: Case['standings']): Recipient[] {
  const domains = new Map<string, Recipient[]>()
  for (const recipient of recipients) {
    const domain = domainOf(recipient.address)
    const there = domains.get(domain)
    // A second one, since nobody is compared with themselves; one whom the directory has vouches for more.
    if (!there && domains.size < MOST_OTHERS) domains.set(domain, [recipient])
    else if (there && (there.length < 2 || (there.length < 4 && standings.get(recipient.address.trim().toLowerCase())?.box))) there.push(recipient)
  }
  return [...domains.values()].flat()
}

/** A domain that is one slip away from, or made to look like, one that is meant: the letter would reach a stranger. Past letters do not silence it. */
export function lookalikeDomain(matter: Case): Reason[] {
  const { recipients, who, around, detection, past, standings } = matter
  const near = othersOf(recipients, standings)
  return recipients.flatMap((recipient): Reason[] => {
    const domain = domainOf(recipient.address)
    const local = recipient.address.trim().slice(0, recipient.address.trim().lastIndexOf('@')).toLowerCase()
    const usual = past.times(recipient.address) === 0 ? past.domainsOf(local) : []
    const real = imitated(domain, { familiar: familiarTo(matter, recipient, near), usual, exists: who(recipient).box !== null })
    if (real === null || real === domain) return []
    const address = around(recipient).named.find((box) => domainOf(box.address) === real)?.address ?? `${local}@${real}`
    return [{
      rule: 'lookalike-domain', severity: detection.conclusion === 'identifiable' ? 'block' : 'confirm', message: 'rule_lookalike_domain',
      params: [shown(recipient), domain, real], recipient: recipient.address, correction: { kind: 'change-recipient', address, name: recipient.name },
    }]
  })
}
