import { type Bytes, fromUtf8, keyedMark, newMarkKey, openRecord, sealRecord, utf8 } from '../../crypto/index.ts'
import { turns } from '../turns.ts'
import { database } from './database.ts'
import { vaultKeys } from './vault-key-store.ts'

const MARKS = 'marks'

/** An address as it is compared. */
export const plain = (address: string): string => address.trim().normalize('NFC').toLowerCase()

/** Seals a record to the vault. Works while it is locked. @param purpose Binds the record to its place. */
export const seal = async (content: unknown, purpose: string): Promise<Bytes> =>
  sealRecord(await vaultKeys.publicKey(), utf8(JSON.stringify(content)), purpose)

/** @throws DamagedRecordError for what was altered or stands in another place. */
export async function unseal<T>(privateKey: Bytes, sealed: Bytes, purpose: string): Promise<T> {
  return JSON.parse(fromUtf8(await openRecord(privateKey, sealed, purpose))) as T
}

/** The key that reads. A vault that nobody has used yet gets its keys first: it is not locked. @throws LockedError */
export async function privateKeyOfVault(): Promise<Bytes> {
  await vaultKeys.publicKey()
  return vaultKeys.privateKey()
}

const inTurn = turns()

/** The key of the marks, made when it is first needed; one for all stores. @throws LockedError */
export const markKey = (privateKey: Bytes): Promise<Bytes> => inTurn(async () => {
  const db = await database()
  const sealed = await db.get('sealedKeys', MARKS)
  if (sealed) return openRecord(privateKey, sealed, 'key of marks')
  const made = newMarkKey()
  await db.put('sealedKeys', await sealRecord(await vaultKeys.publicKey(), made, 'key of marks'), MARKS)
  return made
})

export const marksOf = (key: Bytes, addresses: readonly string[]): Promise<string[]> =>
  Promise.all([...new Set(addresses.map(plain))].filter((address) => address !== '').map((address) => keyedMark(key, address)))
