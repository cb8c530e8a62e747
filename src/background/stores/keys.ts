import { keyedMark } from '../../crypto/index.ts'
import type { KnownKeyStore } from '../../crypto/keys/known-keys.ts'
import type { KeyRecord, OwnKey, OwnKeyWithSecret } from '../../messaging/key-records.ts'
import { turns } from '../turns.ts'
import { database } from './database.ts'
import { markKey, marksOf, plain, privateKeyOfVault, seal, unseal } from './sealed.ts'

const ownPurpose = (id: string): string => `own key ${id}`
const knownPurpose = (mark: string): string => `known key ${mark}`

const inTurn = turns()

const markOf = async (address: string): Promise<string> => keyedMark(await markKey(await privateKeyOfVault()), plain(address))

const withoutSecret = ({ id, role, profile, name, address, fingerprint, publicKey, created, expires, use, members }: OwnKeyWithSecret): OwnKey => (
  { id, role, profile, name, address, fingerprint, publicKey, created, expires, use, members }
)

/**
 * Our own secret keys: a practitioner's and the practice's. A key is kept without a passphrase of its own, because the
 * vault's protects it; whatever leaves the vault as a file gets one. Reading throws LockedError and DamagedRecordError.
 */
export const ownKeys = {
  /** Keeps a key, in place of the one with this fingerprint. @throws LockedError */
  keep: (key: Omit<OwnKeyWithSecret, 'id'>): Promise<OwnKey> => inTurn(async () => {
    const same = (await ownKeys.list()).find(({ fingerprint }) => fingerprint === key.fingerprint)
    const kept = { ...key, id: same?.id ?? crypto.randomUUID() }
    await (await database()).put('ownKeys', { id: kept.id, sealed: await seal(kept, ownPurpose(kept.id)) })
    return withoutSecret(kept)
  }),

  /** Newest first. @throws LockedError */
  async list(): Promise<OwnKey[]> {
    const privateKey = await privateKeyOfVault()
    const records = await (await database()).getAll('ownKeys')
    const keys = await Promise.all(records.map(({ id, sealed }) => unseal<OwnKeyWithSecret>(privateKey, sealed, ownPurpose(id))))
    return keys.map(withoutSecret).sort((a, b) => b.created - a.created)
  },

  /** `null` when there is none of this id. @throws LockedError */
  async read(id: string): Promise<OwnKeyWithSecret | null> {
    const privateKey = await privateKeyOfVault()
    const record = await (await database()).get('ownKeys', id)
    return record ? unseal<OwnKeyWithSecret>(privateKey, record.sealed, ownPurpose(id)) : null
  },

  forget: (id: string): Promise<void> => inTurn(async () => (await database()).delete('ownKeys', id)),

  /** Works while the vault is locked. */
  async count(): Promise<number> {
    return (await database()).count('ownKeys')
  },
}

async function writeKnown(record: KeyRecord): Promise<void> {
  const mark = await markOf(record.address)
  await (await database()).put('knownKeys', { mark, sealed: await seal({ ...record, address: plain(record.address) }, knownPurpose(mark)) })
}

/** Public keys of correspondents, sealed like the rest: whom a practice writes to is nobody else's business. Reading throws LockedError. */
export const knownKeys = {
  get: async (address: string): Promise<KeyRecord | undefined> => (await knownKeys.of([address])).get(plain(address)),

  /** Those of these people, by compared address. The vault is opened once, however many they are. @throws LockedError */
  async of(addresses: readonly string[]): Promise<ReadonlyMap<string, KeyRecord>> {
    const privateKey = await privateKeyOfVault()
    const db = await database()
    if ((await db.count('knownKeys')) === 0) return new Map()
    const marks = await marksOf(await markKey(privateKey), addresses)
    const { store } = db.transaction('knownKeys')
    const records = (await Promise.all(marks.map((mark) => store.get(mark)))).filter((record) => record !== undefined)
    const keys = await Promise.all(records.map(({ mark, sealed }) => unseal<KeyRecord>(privateKey, sealed, knownPurpose(mark))))
    return new Map(keys.map((key) => [key.address, key]))
  },

  put: (record: KeyRecord): Promise<void> => inTurn(() => writeKnown(record)),

  /** Keeps it unless a key is known for its address. @returns whether it was kept. @throws LockedError */
  putFirst: (record: KeyRecord): Promise<boolean> => inTurn(async () => {
    if (await knownKeys.get(record.address)) return false
    await writeKnown(record)
    return true
  }),

  forget: (address: string): Promise<void> => inTurn(async () => (await database()).delete('knownKeys', await markOf(address))),

  /** By address. */
  async list(): Promise<KeyRecord[]> {
    const privateKey = await privateKeyOfVault()
    const records = await (await database()).getAll('knownKeys')
    const keys = await Promise.all(records.map(({ mark, sealed }) => unseal<KeyRecord>(privateKey, sealed, knownPurpose(mark))))
    return keys.sort((a, b) => a.address.localeCompare(b.address, 'fr'))
  },

  /** Works while the vault is locked. */
  async count(): Promise<number> {
    return (await database()).count('knownKeys')
  },
} satisfies KnownKeyStore & Record<string, unknown>
