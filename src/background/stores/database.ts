import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Bytes, WrappedKey } from '../../crypto/index.ts'
import type { LedgerLine } from '../../messaging/records.ts'

/** A held draft as it lies on the disk: what may be known while the vault is locked, and the sealed rest. */
export interface DraftRecord {
  readonly id: string
  readonly site: string
  readonly composeKey: string
  readonly heldAt: string
  readonly attachments: number
  readonly sealed: Bytes
}

export interface FileRecord {
  readonly id: string
  readonly composeKey: string
  /** Milliseconds since 1970. */
  readonly keptAt: number
  readonly sealed: Bytes
}

interface Schema extends DBSchema {
  drafts: { key: string; value: DraftRecord }
  files: { key: string; value: FileRecord; indexes: { composeKey: string } }
  /** One entry, `device`, until a passphrase is chosen. */
  keys: { key: string; value: { readonly key: CryptoKey } & WrappedKey }
  ledger: { key: number; value: LedgerLine }
  /** One entry, `current`: the file as it was fetched. */
  directory: { key: string; value: { readonly text: Blob; readonly date: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | null = null

/** The extension's database on this device. */
export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('sceau', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'id' })
      db.createObjectStore('files', { keyPath: 'id' }).createIndex('composeKey', 'composeKey')
      db.createObjectStore('keys')
      db.createObjectStore('ledger', { autoIncrement: true })
      db.createObjectStore('directory')
    },
    terminated: () => (opened = null),
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}
