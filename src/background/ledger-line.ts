import type { LedgerLine } from '../messaging/records.ts'
import { activeProfile } from './profiles.ts'
import { ledger } from './stores/ledger.ts'
import { loadSettings } from './stores/settings.ts'

/** Adds one line to the ledger. A ledger that cannot be written never lets a send go, nor stops one that was let go. */
export async function addToLedger(
  entry: Pick<LedgerLine, 'action' | 'rules' | 'recipientDomains'> & { readonly reason?: string },
): Promise<void> {
  const profile = activeProfile(await loadSettings())?.name ?? ''
  await ledger.append({
    date: new Date().toISOString(), profile, action: entry.action, rules: entry.rules,
    recipientDomains: [...new Set(entry.recipientDomains.map((domain) => domain.trim().toLowerCase()).filter((domain) => domain !== ''))],
    reason: entry.reason ?? '',
  }).catch(() => undefined)
}
