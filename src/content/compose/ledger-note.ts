import { ask } from '../../messaging/ask.ts'
import type { Requests } from '../../messaging/requests.ts'
import type { GuardedView } from './guarded-view.ts'
import { addressesOf, type Scan } from './scan.ts'

/** Domains that the ledger is told of one message. */
const MOST_DOMAINS = 1000

/** What the ledger may know of a draft: which rules spoke, and the domains it goes to. No text, no name. */
export function ledgerFacts(scan: Scan | null): { readonly rules: string[]; readonly recipientDomains: string[] } {
  const domains = new Set(scan ? addressesOf(scan.draft).map((address) => address.split('@')[1] ?? '') : [])
  return { rules: [...new Set(scan?.verdict.reasons.map(({ rule }) => rule))], recipientDomains: [...domains].slice(0, MOST_DOMAINS) }
}

/** Notes what was done to a draft, unless it stands in a private window. */
export function noteInLedger(
  { context, verdict }: Pick<GuardedView, 'context' | 'verdict'>, action: Requests['ledger-note']['request']['action'], scan = verdict.last,
): void {
  if (!context.isPrivate) void ask('ledger-note', { action, ...ledgerFacts(scan) }).catch(() => undefined)
}
