import { domainOf } from '../../directory/index.ts'
import type { Case } from '../case.ts'
import { imitated } from '../domains/lookalike.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

/** Past letters needed before a domain counts as familiar against one that was written to as well. */
const RATIO = 4

/** Domains that this practice knows: its own, those of past letters, of the other recipients, of the person's boxes. */
function familiarTo(matter: Case, recipient: Recipient): string[] {
  const { draft, past, policy, recipients, around, standings } = matter
  const own = domainOf(recipient.address)
  const times = past.domains.get(own) ?? 0
  const written = [...past.domains].filter(([, count]) => count > times * RATIO).map(([domain]) => domain)
  const others = recipients.filter((one) => one !== recipient && (times === 0 || standings.get(one.address.trim().toLowerCase())?.box)).map(({ address }) => domainOf(address))
  const { named, similar } = around(recipient)
  const boxes = [...named, ...similar].map(({ address }) => domainOf(address))
  return [...policy.internalDomains, ...(draft.from ? [domainOf(draft.from.address)] : []), ...boxes, ...written, ...others].filter((domain) => domain !== '')
}

/** A domain that is one slip away from, or made to look like, one that is meant: the letter would reach a stranger. Past letters do not silence it. */
export function lookalikeDomain(matter: Case): Reason[] {
  const { recipients, who, around, detection, past } = matter
  return recipients.flatMap((recipient): Reason[] => {
    const domain = domainOf(recipient.address)
    const local = recipient.address.trim().slice(0, recipient.address.trim().lastIndexOf('@')).toLowerCase()
    const usual = past.times(recipient.address) === 0 ? past.domainsOf(local) : []
    const real = imitated(domain, { familiar: familiarTo(matter, recipient), usual, exists: who(recipient).box !== null })
    if (real === null || real === domain) return []
    const address = around(recipient).named.find((box) => domainOf(box.address) === real)?.address ?? `${local}@${real}`
    return [{
      rule: 'lookalike-domain', severity: detection.conclusion === 'identifiable' ? 'block' : 'confirm', message: 'rule_lookalike_domain',
      params: [shown(recipient), domain, real], recipient: recipient.address, correction: { kind: 'change-recipient', address, name: recipient.name },
    }]
  })
}
