import type { Case } from '../case.ts'
import type { Recipient } from '../reach.ts'
import { shown } from '../rule.ts'
import type { Reason } from '../verdict.ts'
import { domainOf } from '../../directory/index.ts'
import { TRUST_DOMAINS } from '../domains/known.ts'
import { isListed, isOnlyElsewhere, meantInstead } from './unknown-address.ts'

/** Months without a letter after which a box that the directory does not have may be closed. Whoever asked to be left out of it and is written to more often is never asked about. */
const LONG_AGO = 6
/** The same for a house of which the directory has no box at all: it may never have been listed, or it is closed. */
const LONG_AGO_UNLISTED = 18

/** The day so many months before another, ISO. */
function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return ''
  date.setUTCMonth(date.getUTCMonth() - months)
  return date.toISOString().slice(0, 10)
}

/** Somebody whom past letters reached here, or who is spelt out here, and whom the directory knows at another address only. */
const hasMoved = (matter: Case, recipient: Recipient): boolean =>
  (isKnownByLettersOnly(matter, recipient) && matter.around(recipient).named.length > 0) || isOnlyElsewhere(matter, recipient)

/** Past letters reached it, and no source has it: they are what tells that the address is stale, not that it is right. */
const isKnownByLettersOnly = ({ past, who, standings }: Case, recipient: Recipient): boolean =>
  recipient.network === 'mssante' && !who(recipient).box && past.times(recipient.address) > 0
  && !(standings.get(recipient.address.trim().toLowerCase())?.statements.some(({ source }) => source !== 'correspondence') ?? false)

/** The day of the last letter to a box that the directory, made long after, does not have; else empty. */
function lastReached(matter: Case, recipient: Recipient): string {
  const { past, around, standings, answers } = matter
  const asOf = standings.get(recipient.address.trim().toLowerCase())?.asOf ?? ''
  const { listedDomain, rememberedSince } = around(recipient)
  const isListedHouse = listedDomain || TRUST_DOMAINS.includes(domainOf(recipient.address))
  if (asOf === '' || !isListed(recipient) || !isKnownByLettersOnly(matter, recipient) || answers(recipient.address)) return ''
  const last = past.last(recipient.address)
  // A box that was listed when the letter went would be remembered as gone: this one never was.
  return last !== '' && last < rememberedSince && last < monthsBefore(asOf, isListedHouse ? LONG_AGO : LONG_AGO_UNLISTED) ? last : ''
}

/** An address that the newest directory file no longer has, or, written to long ago, does not have: the box may be closed, or given to somebody else. */
export function staleAddress(matter: Case): Reason[] {
  return matter.recipients.flatMap((recipient): Reason[] => {
    const lastSeen = matter.standings.get(recipient.address.trim().toLowerCase())?.lastSeen ?? ''
    const isMoved = lastSeen === '' && hasMoved(matter, recipient)
    const lastLetter = lastSeen === '' && !isMoved ? lastReached(matter, recipient).slice(0, 10) : ''
    if (lastSeen === '' && !isMoved && lastLetter === '') return []
    // A name one slip away is somebody else's: the box itself is not in doubt for its spelling.
    const correction = lastLetter === '' ? meantInstead(matter, recipient) : null
    const day = lastSeen.slice(0, 10) || lastLetter
    return [{
      rule: 'stale-address', severity: 'confirm', recipient: recipient.address, ...(correction ? { correction } : {}),
      message: lastLetter !== '' ? 'rule_stale_address_unlisted' : day === '' ? (matter.past.times(recipient.address) > 0 ? 'rule_stale_address_moved' : 'rule_stale_address_elsewhere') : correction ? 'rule_stale_address_since_moved' : 'rule_stale_address_since',
      params: [shown(recipient), ...(day === '' ? [] : [day]), ...(correction?.address ? [correction.address] : [])],
    }]
  })
}
