const MB = 1024 * 1024

/** What is known of a mail provider. Sizes are those of the whole mail, base64 included: the stricter reading of "25 MB". */
export interface Provider {
  readonly sends: number
  readonly receives: number
  /** Refuses an encrypted archive that holds an archive. */
  readonly refusesNestedArchives: boolean
}

const provider = (sends: number, receives = sends, refusesNestedArchives = false): Provider => ({ sends: sends * MB, receives: receives * MB, refusesNestedArchives })

/**
 * For a provider of which nothing certain was found, and most practices' own domains. Orange, Free, SFR and La Poste were looked for
 * four times (last on 27 November 2026): no page of theirs that names a limit was found, so for them it is an assumption. Mail guides name 10 to
 * 20 MB as what arrives everywhere; the least of it.
 */
export const CAUTIOUS: Provider = provider(10)

// Read in November 2026.
/**
 * support.google.com/mail/answer/6584: 25 MB sent; 50 MB received (announced by Google in 2017).
 * support.google.com/mail/answer/6590: "password-protected archives whose content is an archive" are blocked.
 */
const GMAIL = provider(25, 50, true)
/** Provider overviews of 2025 and 2026 agree on 20 MB for Outlook.com. */
const OUTLOOK = provider(20)
/** The same overviews: 25 MB in all. */
const YAHOO = provider(25)
/** support.apple.com/kb/HT4863: "the size of incoming and outgoing messages (20 MB)". */
const ICLOUD = provider(20)
/** The same overviews as for Outlook.com: 25 MB. */
const PROTON = provider(25)
/** Operators of secure mailboxes have to take 10 MB at least (référentiel 1 of the ANS, not read at its source). */
const MSSANTE = provider(10)
/** Mon espace santé: 25 MB for the whole mail, documentation of the network. */
const CITIZEN: Provider = { ...MSSANTE, receives: 25 * MB }

const BY_DOMAIN: Readonly<Record<string, Provider>> = {
  'gmail.com': GMAIL, 'googlemail.com': GMAIL,
  'outlook.com': OUTLOOK, 'outlook.fr': OUTLOOK, 'hotmail.com': OUTLOOK, 'hotmail.fr': OUTLOOK, 'live.com': OUTLOOK, 'live.fr': OUTLOOK, 'msn.com': OUTLOOK,
  'yahoo.com': YAHOO, 'yahoo.fr': YAHOO, 'ymail.com': YAHOO,
  'icloud.com': ICLOUD, 'me.com': ICLOUD, 'mac.com': ICLOUD,
  'proton.me': PROTON, 'protonmail.com': PROTON, 'pm.me': PROTON,
  'patient.mssante.fr': CITIZEN,
}
/** Whole domains under which each operator has its own. */
const BY_PARENT: readonly (readonly [string, Provider])[] = [['mssante.fr', MSSANTE]]

/** @param domain of an address, in any case; compared by whole labels. */
export function providerOf(domain: string): Provider {
  const plain = domain.trim().toLowerCase().replace(/\.$/, '')
  return BY_DOMAIN[plain] ?? BY_PARENT.find(([parent]) => plain === parent || plain.endsWith(`.${parent}`))?.[1] ?? CAUTIOUS
}

/** Whether something certain is known of a domain's provider. */
export const isKnownProvider = (domain: string): boolean => providerOf(domain) !== CAUTIOUS

/** Bytes of the largest mail that gets from one domain to another. */
export const wireLimit = (sender: string, recipient: string): number => Math.min(providerOf(sender).sends, providerOf(recipient).receives)
