import { LockedError } from './vault-key-store.ts'
import type { CopyAbout, CopySummary } from '../../messaging/records.ts'
import { turns } from '../turns.ts'
import { database, type CopyRecord } from './database.ts'
import { privateKeyOfVault, seal, unseal } from './sealed.ts'
import { heldFiles, KEPT_MILLISECONDS } from './vault.ts'

/** What a compose view gives to be kept of a message that was sealed or handed over. */
export interface CopyToKeep {
  /** Of the compose view; a second copy of the same replaces the first. */
  readonly composeKey: string
  readonly file: File
  readonly about: CopyAbout
  /** Whether it has left already. */
  readonly sent: boolean
}

const purpose = (id: string): string => `copy ${id}`
/** The file lies among the held ones, under a name that no compose view has: theirs begin with a slash. */
const fileOf = (id: string): string => `copy ${id}`

const inTurn = turns()

/**
 * Readable copies for the patient's record, of what left sealed or through the secure mailbox: encrypted on this device like held drafts,
 * for as long, until the practitioner has saved or deleted them. Anyone of ours may add; only an open vault reads.
 */
export const copies = {
  keep: ({ composeKey, file, about, sent }: CopyToKeep): Promise<void> => inTurn(async () => {
    const db = await database()
    const id = (await db.getAll('copies')).find((one) => one.composeKey === composeKey)?.id ?? crypto.randomUUID()
    const sealed = await seal(about, purpose(id))
    const former = await heldFiles.ids(fileOf(id))
    await heldFiles.keep(fileOf(id), file)
    await heldFiles.drop(former)
    // In one step with the reading: meanwhile it may have been sent.
    const change = db.transaction('copies', 'readwrite')
    const now = await change.store.get(id)
    await change.store.put({ id, composeKey, keptAt: Date.now(), sentAt: now?.sentAt ?? (sent ? Date.now() : 0), size: file.size, sealed })
    await change.done
  }),

  /** The webmail said that what this compose view sealed was sent. */
  markSent: (composeKey: string): Promise<void> => inTurn(async () => {
    const change = (await database()).transaction('copies', 'readwrite')
    for (const record of await change.store.getAll()) {
      if (isOf(record, composeKey) && record.sentAt === 0) await change.store.put({ ...record, sentAt: Date.now() })
    }
    await change.done
  }),

  /** Newest first; what they are about only while the vault is open. */
  async list(): Promise<CopySummary[]> {
    const records = await (await database()).getAll('copies')
    const key = records.length === 0 ? null : await privateKeyOfVault().catch((error: unknown) => {
      if (error instanceof LockedError) return null
      throw error
    })
    const all = await Promise.all(records.map(async ({ id, keptAt, sentAt, size, sealed }): Promise<CopySummary> => (
      { id, keptAt, sentAt, size, about: key && (await unseal<CopyAbout>(key, sealed, purpose(id))) }
    )))
    return all.sort((a, b) => b.keptAt - a.keptAt)
  },

  /** The copy itself; `null` when there is none of this id. @throws LockedError, DamagedRecordError */
  read: async (id: string): Promise<File | null> => (await heldFiles.recall(fileOf(id))).at(-1) ?? null,

  delete: (id: string): Promise<void> => inTurn(async () => {
    await (await database()).delete('copies', id)
    await heldFiles.forget(fileOf(id))
  }),

  /** @param now Milliseconds since 1970. */
  purge: (now: number): Promise<void> => inTurn(async () => {
    const db = await database()
    for (const { id, keptAt } of await db.getAll('copies')) {
      if (keptAt >= now - KEPT_MILLISECONDS) continue
      await db.delete('copies', id)
      await heldFiles.forget(fileOf(id))
    }
  }),
}

/** One compose view may have several, each of a message that was sealed as a whole: their keys go on after a blank. */
const isOf = (record: CopyRecord, composeKey: string): boolean => record.composeKey === composeKey || record.composeKey.startsWith(`${composeKey} `)
