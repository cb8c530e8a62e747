import { recipientsOf } from '../../guard/index.ts'
import type { Scan } from './scan.ts'

/** Domains that the ledger is told of one message. */
const MOST_DOMAINS = 1000

/** What the ledger may know of a draft: which rules spoke, and the domains it goes to. No text, no name. */
export function ledgerFacts(scan: Scan | null): { readonly rules: string[]; readonly recipientDomains: string[] } {
  const domains = new Set(scan ? recipientsOf(scan.draft).map(({ address }) => address.split('@')[1] ?? '') : [])
  return { rules: [...new Set(scan?.verdict.reasons.map(({ rule }) => rule))], recipientDomains: [...domains].slice(0, MOST_DOMAINS) }
}
