import { type KeyRecord, mayEncryptTo, stopSentence } from '../crypto/keys/known-keys.ts'
import type { KeyStanding, OwnKey, SealKeys } from '../messaging/key-records.ts'
import { knownKeys, ownKeys } from './stores/keys.ts'
import { plain } from './stores/sealed.ts'
import { loadSettings } from './stores/settings.ts'
import { LockedError } from './stores/vault-key-store.ts'

const isUsable = ({ use, expires }: OwnKey, now: number): boolean => use === 'current' && (expires === null || expires > now)

/**
 * The key that signs: the own key of whoever uses this browser now, else the practice's. Never a colleague's: what it
 * signs would be said in another person's name.
 */
function signer(keys: readonly OwnKey[], profile: string, now: number): OwnKey | undefined {
  const usable = keys.filter((key) => isUsable(key, now))
  return usable.find(({ role, profile: of }) => role === 'own' && (of === '' || of === profile)) ?? usable.find(({ role }) => role === 'group')
}

/** The practice's key, for an address whose owner was declared to hold it. */
const groupKeyOf = (keys: readonly OwnKey[], address: string, now: number): OwnKey | undefined =>
  keys.find((key) => key.role === 'group' && isUsable(key, now) && key.members.some((member) => plain(member) === plain(address)))

type Found = { readonly publicKey: string } | { readonly reason: string }

/** What seals to an address, or why nothing does. @param known By compared address. */
function find(address: string, own: readonly OwnKey[], known: ReadonlyMap<string, KeyRecord>, now: number): Found {
  const group = groupKeyOf(own, address, now)
  if (group) return { publicKey: group.publicKey }
  const record = known.get(plain(address))
  const reason = mayEncryptTo(record, now)
  return reason === 'ok' && record ? { publicKey: record.publicKey } : { reason: stopSentence(reason === 'ok' ? 'unknown' : reason) }
}

/**
 * Whether something can be sealed to each address, and why not. Answered without any key.
 * @param now Milliseconds since 1970.
 */
export async function keyStandings(addresses: readonly string[], now: number): Promise<{ readonly standings: readonly KeyStanding[]; readonly signer: string }> {
  const stopped = (reason: string): KeyStanding[] => addresses.map((address) => ({ address, known: false, reason }))
  try {
    const [own, known] = await Promise.all([ownKeys.list(), knownKeys.of(addresses)])
    const found = addresses.map((address): KeyStanding => {
      const key = find(address, own, known, now)
      return { address, known: 'publicKey' in key, reason: 'reason' in key ? key.reason : '' }
    })
    return { standings: found, signer: signer(own, (await loadSettings()).activeProfile, now) ? '' : 'keys_own_missing' }
  } catch (error) {
    if (!(error instanceof LockedError)) throw error
    // How many keys there are is no secret: who never had one is not asked to open the vault.
    const any = (await knownKeys.count()) + (await ownKeys.count()) > 0
    return { standings: stopped(any ? 'keys_vault_closed' : stopSentence('unknown')), signer: any ? '' : 'keys_own_missing' }
  }
}

/** What seals to these people now; asked again at the very moment of sealing. `why`: the sentence of what stops it. */
export async function keysFor(
  addresses: readonly string[], now: number,
): Promise<{ readonly keys: SealKeys | null; readonly why: string; readonly params: readonly string[] }> {
  const refused = (why: string, params: readonly string[] = []) => ({ keys: null, why, params })
  try {
    const [own, known] = await Promise.all([ownKeys.list(), knownKeys.of(addresses)])
    const recipients = new Set<string>()
    for (const address of addresses) {
      const key = find(address, own, known, now)
      if ('reason' in key) return refused(key.reason, [address])
      recipients.add(key.publicKey)
    }
    const self = signer(own, (await loadSettings()).activeProfile, now)
    const secret = self && (await ownKeys.read(self.id))
    if (recipients.size === 0 || !secret) return refused('keys_own_missing')
    return { keys: { recipients: [...recipients], self: secret.privateKey }, why: '', params: [] }
  } catch (error) {
    if (error instanceof LockedError) return refused('keys_vault_closed')
    throw error
  }
}
