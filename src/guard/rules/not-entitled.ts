import type { Case } from '../case.ts'
import { institutionAddressed, institutionOf, isOrdered } from '../institutions.ts'
import { plain } from '../letter/plain.ts'
import { FULL_AGE, holderOf, youngestAge } from '../patients/citizen.ts'
import { isConfidential } from '../patients/confidential.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'

const MINOR = /(?<!\p{L})(?:mineure?|lyceenne?|collegienne?|adolescente?)(?!\p{L})/u
const AGE = /(?<![\d,.])(\d{1,2}) ?ans(?! de)/gu

/** Whether the letter is about somebody under age: said, told by the age, or by a day of birth. */
function isAboutMinor({ letter, about, today, standings }: Case): boolean {
  const text = plain(letter.prose)
  const ages = [...text.matchAll(AGE)].map((match) => Number(match[1]))
  if (MINOR.test(text) || ages.some((age) => age > 9 && age < FULL_AGE)) return true
  const now = today ?? [...standings.values()].find(({ asOf }) => asOf !== '')?.asOf ?? ''
  return about.births.some((birth) => {
    const age = youngestAge(birth, now)
    return age !== null && age > 9 && age < FULL_AGE
  })
}

/** The minor's own citizen mailbox is opened from a parent's account, so it is no better. */
function isMinorsMailbox({ address }: Recipient, { today }: Case): boolean {
  const holder = holderOf(address)
  const age = holder && today !== undefined ? youngestAge(holder, today) : null
  return age !== null && age > 9 && age < FULL_AGE
}

/** A private address of nobody in care: a parent's, as far as anyone can tell. */
const isPrivate = (matter: Case, recipient: Recipient): boolean => {
  const { box, shared } = matter.who(recipient)
  return recipient.network === 'ordinary' && !box && !shared && matter.letter.greeting.persons.some(({ title }) => title === 'civil')
}

/** Health data to somebody whom encryption does not entitle to read it; a minor's confidential care to where the parents read. */
export function notEntitled(matter: Case): Reason[] {
  const { detection: { conclusion }, recipients, letter } = matter
  const reachesParents = (recipient: Recipient): boolean => recipient.network === 'citizen' || isPrivate(matter, recipient)
  // Asked of a letter that may reach them alone: it is read at each key.
  const confidential = recipients.some(reachesParents) && isConfidential(letter.prose)
  return recipients.flatMap((recipient): Reason[] => {
    const reason = (message: string): Reason[] => [{
      rule: 'not-entitled', severity: 'block', message, params: [shown(recipient)], recipient: recipient.address, correction: { kind: 'hand-to-patient' },
    }]
    if (confidential && reachesParents(recipient) && (isAboutMinor(matter) || isMinorsMailbox(recipient, matter))) return reason('rule_not_entitled_minor')
    if (conclusion !== 'identifiable') return []
    const kind = matter.who(recipient).box ? null : institutionOf(recipient) ?? (recipient.network === 'ordinary' ? institutionAddressed(letter.prose, recipient) : null)
    if (kind === 'authority' && isOrdered(letter.prose)) return []
    return kind ? reason(`rule_not_entitled_${kind}`) : []
  })
}
