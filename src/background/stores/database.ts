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
  /** Bytes in records from before 2026-11-27: the browser copied them whole, and more than once, in the page's own thread. */
  readonly sealed: Blob | Bytes
  /** Its name once more, for saying which file is damaged; not in records from before 2026-11-27. */
  readonly name?: Bytes
}

/** A standing secret as it lies on the disk: nothing tells a locked reader whose it is. */
export interface StandingRecord {
  readonly id: string
  /** Keyed hashes of the addresses: equal ones can be found by whoever holds the key, which is sealed too. */
  readonly marks: readonly string[]
  readonly sealed: Bytes
}

/** The secret of one envelope. */
export interface EnvelopeRecord {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly keptAt: number
  readonly sealed: Bytes
}

/** A secret key of ours, of a practitioner or of the practice. Nothing tells a locked reader whose. */
export interface OwnKeyRecord {
  readonly id: string
  readonly sealed: Bytes
}

/** The public key of a correspondent with how far it is trusted: the address is found by its mark only. */
export interface KnownKeyRecord {
  readonly mark: string
  readonly sealed: Bytes
}

/** Past correspondence: one record `book` with everything, and what was learnt since, while the vault was locked. */
export interface HistoryRecord {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly keptAt: number
  readonly sealed: Bytes
}

/** A passage said to be no patient's data: its keyed mark, and nothing of it. */
export interface AnswerRecord {
  readonly mark: string
  /** Milliseconds since 1970. */
  readonly keptAt: number
}

/** A readable copy for the record; its files lie among the held ones. */
export interface CopyRecord {
  readonly id: string
  readonly composeKey: string
  /** Milliseconds since 1970. */
  readonly keptAt: number
  /** The same; 0 until the webmail said that the message was sent. */
  readonly sentAt: number
  /** Bytes of its files and its first text. */
  readonly size: number
  /** Whom it went to and its subject. */
  readonly sealed: Bytes
  /** When what follows was taken down, in milliseconds since 1970. */
  readonly takenAt: number
  /** What it says. */
  readonly text: Bytes
}

interface Schema extends DBSchema {
  drafts: { key: string; value: DraftRecord }
  files: { key: string; value: FileRecord; indexes: { composeKey: string } }
  /** One entry, `device`, until a passphrase is chosen. The public key stands in it so that whoever finds it there makes no other; not before 2026-11-27. */
  keys: { key: string; value: { readonly key: CryptoKey; readonly publicKey?: Bytes } & WrappedKey }
  ledger: { key: number; value: LedgerLine }
  /** What stores/directory.ts keeps, by its name. */
  directory: { key: string; value: unknown }
  standing: { key: string; value: StandingRecord; indexes: { marks: string } }
  envelopes: { key: string; value: EnvelopeRecord }
  /** Keys that only the open vault may use, sealed. One entry, `marks`. */
  sealedKeys: { key: string; value: Bytes }
  ownKeys: { key: string; value: OwnKeyRecord }
  knownKeys: { key: string; value: KnownKeyRecord }
  history: { key: string; value: HistoryRecord }
  answers: { key: string; value: AnswerRecord }
  copies: { key: string; value: CopyRecord }
}

let opened: Promise<IDBPDatabase<Schema>> | null = null

/** The extension's database on this device. */
export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('sceau', 5, {
    // Each step brings what the version before it had not; what is there stays.
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('drafts', { keyPath: 'id' })
        db.createObjectStore('files', { keyPath: 'id' }).createIndex('composeKey', 'composeKey')
        db.createObjectStore('keys')
        db.createObjectStore('ledger', { autoIncrement: true })
        db.createObjectStore('directory')
      }
      if (before < 2) {
        db.createObjectStore('standing', { keyPath: 'id' }).createIndex('marks', 'marks', { multiEntry: true })
        db.createObjectStore('envelopes', { keyPath: 'id' })
        db.createObjectStore('sealedKeys')
      }
      if (before < 3) {
        db.createObjectStore('ownKeys', { keyPath: 'id' })
        db.createObjectStore('knownKeys', { keyPath: 'mark' })
      }
      if (before < 4) db.createObjectStore('history', { keyPath: 'id' })
      if (before < 5) {
        db.createObjectStore('answers', { keyPath: 'mark' })
        db.createObjectStore('copies', { keyPath: 'id' })
      }
    },
    // An older page of ours that is still open must not keep a new version out.
    blocking: (_, __, event) => {
      ;(event.target as IDBDatabase).close()
      opened = null
    },
    terminated: () => (opened = null),
  }).then((db) => {
    // In Firefox a connection that met a full disk goes on failing once there is room again; a new one does not.
    db.addEventListener('abort', () => {
      db.close()
      opened = null
    })
    return db
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}
