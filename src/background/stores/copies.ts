import { DamagedRecordError } from '../../crypto/index.ts'
import { LockedError } from './vault-key-store.ts'
import type { CopyPlace, MessageToWrite } from '../../messaging/engine-port.ts'
import type { CopyAbout, CopySummary, CopyText } from '../../messaging/records.ts'
import { turns } from '../turns.ts'
import { database, type CopyRecord } from './database.ts'
import { privateKeyOfVault, seal, unseal } from './sealed.ts'
import { heldFiles, KEPT_MILLISECONDS, type SealContent } from './vault.ts'

const purpose = (id: string): string => `copy ${id}`
const textPurpose = (id: string): string => `text of copy ${id}`
/** The files lie among the held ones, under a name that no compose view has. */
const filesOf = (id: string): string => `copy ${id}`

/** What is written down of a copy beside its files. */
async function sealedText(id: string, takenAt: number, text: CopyText): Promise<Pick<CopyRecord, 'takenAt' | 'sealed' | 'text'>> {
  const about: CopyAbout = { recipients: [...text.to, ...text.cc, ...text.bcc].map(({ address }) => address), subject: text.subject }
  return { takenAt, sealed: await seal(about, purpose(id)), text: await seal(text, textPurpose(id)) }
}

/** The same as it stands there, where that is newer. */
const newest = (now: CopyRecord | undefined, fresh: Pick<CopyRecord, 'takenAt' | 'sealed' | 'text'>): typeof fresh =>
  (now && now.takenAt > fresh.takenAt ? { takenAt: now.takenAt, sealed: now.sealed, text: now.text } : fresh)

const idFor = async (composeKey: string): Promise<string | undefined> =>
  (await (await database()).getAll('copies')).find((one) => one.composeKey === composeKey)?.id

const inTurn = turns()

/**
 * Readable copies for the patient's record, of what left sealed or through the secure mailbox: encrypted on this device like held drafts,
 * for as long, until the practitioner has saved or deleted them. Anyone of ours may add; only an open vault reads.
 */
export const copies = {
  /** Keeps a copy; a second one of the same compose view replaces the first. */
  keep: ({ files, ...text }: MessageToWrite, { composeKey, takenAt, sent }: CopyPlace, seal?: SealContent): Promise<void> => inTurn(async () => {
    const db = await database()
    const id = (await idFor(composeKey)) ?? crypto.randomUUID()
    const fresh = await sealedText(id, takenAt, text)
    const former = await heldFiles.ids(filesOf(id))
    try {
      for (const file of files) await heldFiles.keep(filesOf(id), file, seal)
    } catch (error) {
      // A full disk: the copy before stays as it was, and half a new one takes no room.
      await heldFiles.drop((await heldFiles.ids(filesOf(id))).filter((one) => !former.includes(one)))
      throw error
    }
    await heldFiles.drop(former)
    const size = files.reduce((sum, file) => sum + file.size, (text.html ?? text.text ?? '').length)
    // In one step with the reading: meanwhile it may have been sent, or more been written.
    const change = db.transaction('copies', 'readwrite')
    const now = await change.store.get(id)
    await change.store.put({ id, composeKey, keptAt: Date.now(), sentAt: now?.sentAt ?? (sent ? Date.now() : 0), size, ...newest(now, fresh) })
    await change.done
  }),

  /** Puts newer text into the copy of a compose view; its files stay. @returns whether there is such a copy. */
  amend: (composeKey: string, takenAt: number, text: CopyText): Promise<boolean> => inTurn(async () => {
    const id = await idFor(composeKey)
    if (id === undefined) return false
    const fresh = await sealedText(id, takenAt, text)
    const change = (await database()).transaction('copies', 'readwrite')
    const now = await change.store.get(id)
    if (now) await change.store.put({ ...now, ...newest(now, fresh) })
    await change.done
    return now !== undefined
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

  /** The copy itself, and when it was sent or at least written; `null` when there is none of this id. @throws LockedError, DamagedRecordError */
  async read(id: string): Promise<{ readonly message: MessageToWrite; readonly date: Date } | null> {
    const record = await (await database()).get('copies', id)
    if (!record) return null
    const text = await unseal<CopyText>(await privateKeyOfVault(), record.text, textPurpose(id))
    const { files, damaged } = await heldFiles.recall(filesOf(id))
    // A copy without one of its files would be taken for the whole.
    if (damaged.length > 0) throw new DamagedRecordError('a file of this copy does not open')
    return { message: { ...text, files: files.map(({ file }) => file) }, date: new Date(record.sentAt || record.takenAt) }
  },

  delete: (id: string): Promise<void> => inTurn(async () => {
    await (await database()).delete('copies', id)
    await heldFiles.forget(filesOf(id))
  }),

  /** @param now Milliseconds since 1970. */
  purge: (now: number): Promise<void> => inTurn(async () => {
    const db = await database()
    for (const { id, keptAt } of await db.getAll('copies')) {
      if (keptAt >= now - KEPT_MILLISECONDS) continue
      await db.delete('copies', id)
      await heldFiles.forget(filesOf(id))
    }
  }),
}

/** One compose view may have several, each of a message that was sealed as a whole: their keys go on after a blank. */
const isOf = (record: CopyRecord, composeKey: string): boolean => record.composeKey === composeKey || record.composeKey.startsWith(`${composeKey} `)
