import { domainOf } from '../../directory/index.ts'
import type { Case } from '../case.ts'
import { PROVIDERS } from '../domains/known.ts'
import { isInternalMatter } from '../letter/internal-matter.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

const isSecure = ({ network }: Recipient): boolean => network === 'mssante' || network === 'citizen'

/** `a.chu-x.fr` and `chu-x.fr` are one house. */
const houseOf = (address: string): string => domainOf(address).split('.').slice(-2).join('.')

/** Recipients among whom another one stands out: those on secure mailboxes, or those of one house. */
function circles(recipients: readonly Recipient[]): (readonly Recipient[])[] {
  const houses = new Map<string, Recipient[]>()
  for (const recipient of recipients) {
    const house = houseOf(recipient.address)
    if (recipient.network === 'unresolved' || isSecure(recipient) || PROVIDERS.includes(house)) continue
    const others = houses.get(house)
    if (others) others.push(recipient)
    else houses.set(house, [recipient])
  }
  return [recipients.filter(isSecure), ...houses.values()]
}

/** One ordinary or foreign address among secure ones, or among those of one house: a suggestion of the webmail taken by mistake. */
export function outsider(matter: Case): Reason[] {
  const { recipients, past, answers } = matter
  const circle = circles(recipients).sort((a, b) => b.length - a.length)[0] ?? []
  const inside = new Set(circle)
  const out = recipients.filter((recipient) => !inside.has(recipient) && recipient.network !== 'unresolved')
  const [one] = out
  const secure = circle.every(isSecure)
  if (!one || out.length !== 1 || circle.length < 2) return []
  // Written to first, with two of one's own in copy, it is the one addressed.
  if (!secure && circle.length < 3 && recipients[0] === one) return []
  if (isSecure(one) || (secure && one.network === 'apicrypt') || answers(one.address) || circle.some(({ address }) => past.together(address, one.address))) return []
  if (matter.detection.conclusion === 'none' && past.times(one.address) > 0) return []
  const harmless = matter.detection.conclusion === 'none' && past.empty
  // In the first week nobody knows who is usual: then only what is not for others is worth a mark.
  if (harmless && !isInternalMatter(matter.letter.prose)) return []
  return [{
    rule: 'outsider', severity: harmless ? 'advise' : 'confirm', message: secure ? 'rule_outsider_secure' : 'rule_outsider_house', params: [shown(one)], recipient: one.address,
  }]
}
