/// <reference types="office-js" />
import type { Mailbox } from '../../guard/index.ts'
import { HostError } from '../core/within.ts'

/** What Outlook gives as a recipient, by field. */
interface ReadRecipients {
  readonly resolved: readonly Mailbox[]
  /** Names without an address that the mail network knows. */
  readonly unresolved: readonly string[]
}

/** More recipients than Outlook says in one field: some may be missing, and nobody judges half a list. */
export class TooManyRecipientsError extends HostError {
  constructor() {
    super('outlook_too_many')
  }
}

/** An address of a mail network, not one of Exchange's own directory ("/o=ExchangeLabs/…"). */
const IS_ADDRESS = /^[^\s@/<>]+@[^\s@<>]+$/

/** Recipients of one field, told apart. @throws TooManyRecipientsError when the list may have been cut at `limit`. */
export function readRecipients(given: readonly Pick<Office.EmailAddressDetails, 'displayName' | 'emailAddress'>[], limit: number): ReadRecipients {
  if (given.length >= limit) throw new TooManyRecipientsError()
  const mailboxes = given.map(({ displayName, emailAddress }): Mailbox => {
    const address = (emailAddress as string | undefined ?? '').trim()
    const name = (displayName as string | undefined ?? '').trim()
    // Outlook shows the address as the name where it has no other.
    return { name: name === address ? '' : name, address }
  })
  return {
    resolved: mailboxes.filter(({ address }) => IS_ADDRESS.test(address)),
    unresolved: mailboxes.filter(({ address }) => !IS_ADDRESS.test(address)).map(({ name, address }) => name || address || '?'),
  }
}

/**
 * How many recipients of one field Outlook gives at most (`Recipients.getAsync`, @types/office-js 1.0.612): 500 in classic Outlook for
 * Windows before Mailbox 1.16, no limit in the new Outlook for Mac, 1,000 elsewhere.
 */
export function recipientLimit({ platform, requirements }: Pick<Office.Context, 'platform' | 'requirements'>): number {
  if (String(platform) === 'Mac') return Infinity
  return String(platform) === 'PC' && !requirements.isSetSupported('Mailbox', '1.16') ? 500 : 1000
}
