import type { DirectorySources, SourceState } from '../../messaging/directory-records.ts'
import { directoryStore, type SourceFacts } from '../stores/directory.ts'
import { loadSettings } from '../stores/settings.ts'
import { vaultKeys } from '../stores/vault-key-store.ts'
import { isMetered } from './metered.ts'
import { contacts, fhirKey } from './private.ts'

const stateOf = ({ from, date, bytes, rows }: SourceFacts): SourceState => ({ from, date, bytes, rows })

/** Every source with what came of it, for the options. */
export async function directorySources(): Promise<DirectorySources> {
  const [facts, trust, fault, own, hasKey, vault, { directoryOnMetered }] = await Promise.all([
    directoryStore.get('facts'), directoryStore.get('trust'), directoryStore.get('fault'), contacts.facts(), fhirKey.isThere(), vaultKeys.state(), loadSettings(),
  ])
  return {
    mailboxes: facts ? stateOf(facts.mailboxes) : null,
    register: facts?.register ? stateOf(facts.register) : null,
    domains: trust ? { from: trust.from, date: trust.date, bytes: 0, rows: trust.count } : null,
    contacts: own ? { from: own.from, date: own.date, bytes: 0, rows: own.count } : null,
    checkedAt: facts ? new Date(facts.checkedAt).toISOString() : '',
    untrusted: facts?.left.untrusted ?? 0,
    fault: fault ? { key: fault.key, params: fault.params, date: new Date(fault.at).toISOString() } : null,
    hasKey, vaultLocked: vault === 'locked', waitsForNetwork: isMetered() && !directoryOnMetered,
  }
}
