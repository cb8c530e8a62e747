import { domainOf } from '../../directory/index.ts'
import type { Case } from '../case.ts'
import { imitated } from '../domains/lookalike.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

/** Past letters needed before a domain counts as familiar against one that was written to as well. */
const RATIO = 4

/** In a crowd no domain speaks for another, and comparing each with each takes for ever. */
const MOST_OTHERS = 50

/** Domains of a draft's recipients, each once: of all of them, and of those whose address the directory knows. */
interface Others { readonly all: readonly string[]; readonly known: readonly string[] }

function othersOf({ recipients, standings }: Case): Others {
  const all = new Set<string>()
  const known = new Set<string>()
  for (const { address } of recipients) {
    const domain = domainOf(address)
    all.add(domain)
    if (standings.get(address.trim().toLowerCase())?.box) known.add(domain)
  }
  return { all: [...all].slice(0, MOST_OTHERS), known: [...known].slice(0, MOST_OTHERS) }
}

/** Domains that this practice knows: its own, those of past letters, of the other recipients, of the person's boxes. The recipient's own may be among them. */
function familiarTo(matter: Case, recipient: Recipient, domain: string, others: Others): string[] {
  const { draft, past, policy, around } = matter
  const times = past.domains.get(domain) ?? 0
  const written = [...past.domains].filter(([, count]) => count > times * RATIO).map(([each]) => each)
  const { named, similar, nearDomains } = around(recipient)
  const boxes = [...named, ...similar].map(({ address }) => domainOf(address))
  // A house that was written to, or that answers, has the domain it has, listed or not.
  const listed = times === 0 && !matter.answers(recipient.address) ? nearDomains : []
  return [...policy.internalDomains, ...(draft.from ? [domainOf(draft.from.address)] : []), ...boxes, ...listed, ...written, ...(times === 0 ? others.all : others.known)]
    .filter((each) => each !== '')
}

/** A domain that is one slip away from, or made to look like, one that is meant: the letter would reach a stranger. Past letters do not silence it. */
export function lookalikeDomain(matter: Case): Reason[] {
  const { recipients, who, around, detection, past, policy } = matter
  const others = othersOf(matter)
  return recipients.flatMap((recipient): Reason[] => {
    const domain = domainOf(recipient.address)
    const local = recipient.address.trim().slice(0, recipient.address.trim().lastIndexOf('@')).toLowerCase()
    const usual = past.times(recipient.address) === 0 ? past.domainsOf(local) : []
    const real = imitated(domain, { familiar: familiarTo(matter, recipient, domain, others), usual, exists: who(recipient).box !== null })
    // Of two domains that a practice declares as its own, neither imitates the other.
    if (real === null || real === domain || policy.internalDomains.includes(domain)) return []
    const address = around(recipient).named.find((box) => domainOf(box.address) === real)?.address ?? `${local}@${real}`
    return [{
      rule: 'lookalike-domain', severity: detection.conclusion === 'identifiable' ? 'block' : 'confirm', message: 'rule_lookalike_domain',
      params: [shown(recipient), domain, real], recipient: recipient.address, correction: { kind: 'change-recipient', address, name: recipient.name },
    }]
  })
}
