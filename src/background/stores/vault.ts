import {
  type Bytes, contentKeyOf, fromBase64, fromUtf8, openRecord, openWithContentKey, RECORD_HEAD, sealContent, sealRecord, toBase64, utf8,
} from '../../crypto/index.ts'
import type { RecalledFiles } from '../../messaging/engine-port.ts'
import type { HeldDraft, HeldSummary, VaultStatus } from '../../messaging/records.ts'
import { turns } from '../turns.ts'
import { database, type DraftRecord, type FileRecord } from './database.ts'
import { vaultKeys } from './vault-key-store.ts'

/** What is held longer than this is deleted: it is a safety net, not an archive. */
export const KEPT_MILLISECONDS = 14 * 24 * 60 * 60 * 1000

const draftPurpose = (id: string): string => `draft ${id}`
const filePurpose = (id: string): string => `file ${id}`
const namePurpose = (id: string): string => `name of file ${id}`

/** What a compose view has to be kept. */
export interface Kept {
  readonly site: string
  readonly composeKey: string
  readonly draft: HeldDraft
  readonly attachments: number
}

const summaryOf = ({ id, site, composeKey, heldAt, attachments }: DraftRecord): HeldSummary => ({ id, site, composeKey, heldAt, attachments })

/** One writer after another, so that two saves of one compose view never make two records of it. */
const inTurn = turns()

async function recordFor(site: string, composeKey: string): Promise<DraftRecord | undefined> {
  return (await (await database()).getAll('drafts')).find((one) => one.site === site && one.composeKey === composeKey)
}

/** Held drafts, encrypted on this device. Anyone of ours may add; only an unlocked vault reads. */
export const vault = {
  async status(): Promise<VaultStatus> {
    return { state: await vaultKeys.state(), heldDrafts: await (await database()).count('drafts') }
  },
  create: (passphrase: string): Promise<void> => inTurn(() => vaultKeys.protect(passphrase)),
  /** @throws WrongPassphraseError */
  unlock: (passphrase: string): Promise<void> => vaultKeys.unlock(passphrase),
  lock: (): Promise<void> => vaultKeys.lock(),

  /** Keeps a draft, in place of what was kept of the same compose view. */
  keep: ({ site, composeKey, draft, attachments }: Kept): Promise<void> => inTurn(async () => {
    const id = (await recordFor(site, composeKey))?.id ?? crypto.randomUUID()
    const sealed = await sealRecord(await vaultKeys.publicKey(), utf8(JSON.stringify(draft)), draftPurpose(id))
    await (await database()).put('drafts', { id, site, composeKey, heldAt: new Date().toISOString(), attachments, sealed })
  }),

  async list(): Promise<HeldSummary[]> {
    const records = await (await database()).getAll('drafts')
    return records.map(summaryOf).sort((a, b) => b.heldAt.localeCompare(a.heldAt))
  },

  /** The draft; `null` when there is none of this id. @throws LockedError, DamagedRecordError */
  async read(id: string): Promise<HeldDraft | null> {
    const record = await (await database()).get('drafts', id)
    if (!record) return null
    const content = await openRecord(await vaultKeys.privateKey(), record.sealed, draftPurpose(id))
    return JSON.parse(fromUtf8(content)) as HeldDraft
  },

  delete: (id: string): Promise<void> => inTurn(async () => {
    const db = await database()
    const record = await db.get('drafts', id)
    await db.delete('drafts', id)
    if (record) await heldFiles.forget(record.composeKey)
  }),

  deleteFor: (site: string, composeKey: string): Promise<void> => inTurn(async () => {
    const record = await recordFor(site, composeKey)
    if (record) await (await database()).delete('drafts', record.id)
    await heldFiles.forget(composeKey)
  }),

  /**
   * The draft is taken up again in another compose view: it and its files are that view's from now on. What was kept of that view's own
   * text is set aside as a draft of no view: it is about to be written over there.
   * @returns names of files that could not follow, empty where not even that is known. @throws LockedError when there are such.
   */
  move: (id: string, composeKey: string): Promise<string[]> => inTurn(async () => {
    const db = await database()
    const record = await db.get('drafts', id)
    if (!record) return []
    const own = await recordFor(record.site, composeKey)
    if (own && own.id !== id) await db.put('drafts', { ...own, composeKey: `${composeKey} ${own.id}` })
    await db.put('drafts', { ...record, composeKey })
    return heldFiles.move(record.composeKey, composeKey)
  }),

  /** @param now Milliseconds since 1970. */
  purge: (now: number): Promise<void> => inTurn(async () => {
    const db = await database()
    for (const { id, heldAt } of await db.getAll('drafts')) if (Date.parse(heldAt) < now - KEPT_MILLISECONDS) await db.delete('drafts', id)
    for (const { id, keptAt } of await db.getAll('files')) if (keptAt < now - KEPT_MILLISECONDS) await db.delete('files', id)
  }),
}

/** A file and its name in one record: how long the name part is, the name part, the bytes. */
function packed(file: File): Blob {
  const head = utf8(JSON.stringify({ name: file.name, type: file.type }))
  const length = new DataView(new ArrayBuffer(4))
  length.setUint32(0, head.length)
  return new Blob([length, head, file])
}

function unpacked(content: Bytes): File {
  const length = new DataView(content.buffer).getUint32(0)
  const { name, type } = JSON.parse(fromUtf8(content.subarray(4, 4 + length))) as { name: string; type: string }
  return new File([content.subarray(4 + length)], name, { type })
}

const bytesOf = async (sealed: Blob | Bytes): Promise<Bytes> => (sealed instanceof Blob ? new Uint8Array(await sealed.arrayBuffer()) : sealed)

const filesFor = async (composeKey: string): Promise<FileRecord[]> => (await database()).getAllFromIndex('files', 'composeKey', composeKey)

/** What opens files, by their ids: a key each, in base64, that opens that one file; empty where its record is damaged. The name is for saying which. */
export type FileKeys = Readonly<Record<string, { readonly key: string; readonly name: string }>>

/** A damaged record costs nothing but itself. */
const unlessDamaged = (work: Promise<string>): Promise<string> => work.catch(() => '')

async function nameOf(privateKey: Bytes, { id, name }: FileRecord): Promise<string> {
  return name ? unlessDamaged(openRecord(privateKey, name, namePurpose(id)).then(fromUtf8)) : ''
}

/** @throws LockedError */
async function fileKeys(composeKey: string): Promise<FileKeys> {
  const records = await filesFor(composeKey)
  if (records.length === 0) return {}
  const privateKey = await vaultKeys.privateKey()
  return Object.fromEntries(await Promise.all(records.map(async (record) => {
    const key = bytesOf(record.sealed.slice(0, RECORD_HEAD)).then((head) => contentKeyOf(privateKey, head)).then(toBase64)
    return [record.id, { key: await unlessDamaged(key), name: await nameOf(privateKey, record) }] as const
  })))
}

/** As `sealContent`. */
export type SealContent = typeof sealContent

/** Files that were held back from a webmail, encrypted on this device. */
export const heldFiles = {
  /** @param seal What does the work; a frame gives it to a worker. @returns the id under which it is kept. */
  async keep(composeKey: string, file: File, seal: SealContent = sealContent): Promise<string> {
    const id = crypto.randomUUID()
    const publicKey = await vaultKeys.publicKey()
    const sealed = await seal(publicKey, packed(file), filePurpose(id))
    const name = await sealRecord(publicKey, utf8(file.name), namePurpose(id))
    await (await database()).put('files', { id, composeKey, keptAt: Date.now(), sealed, name })
    return id
  },

  keys: fileKeys,

  /**
   * Each file by itself: a damaged one is named, and keeps no other from coming back.
   * @param here Ids of files that need not come: they are in the view already.
   * @param keysOf Who gives the keys: a frame in a webmail's tab has to ask for them. @throws LockedError
   */
  async recall(composeKey: string, here: readonly string[] = [], keysOf: typeof fileKeys = fileKeys): Promise<RecalledFiles> {
    const keys = await keysOf(composeKey)
    const records = (await filesFor(composeKey)).filter(({ id }) => !here.includes(id)).sort((a, b) => a.keptAt - b.keptAt)
    const opened = await Promise.all(records.map(async ({ id, sealed }) => {
      const open = async (): Promise<File> => unpacked(await openWithContentKey(fromBase64(keys[id]?.key ?? ''), await bytesOf(sealed), filePurpose(id)))
      return { id, file: await open().catch(() => null) }
    }))
    return {
      files: opened.flatMap(({ id, file }) => (file ? [{ id, file }] : [])),
      damaged: opened.flatMap(({ id, file }) => (file ? [] : [{ id, name: keys[id]?.name ?? '' }])),
    }
  },

  ids: async (composeKey: string): Promise<string[]> => (await database()).getAllKeysFromIndex('files', 'composeKey', composeKey),

  async drop(ids: readonly string[]): Promise<void> {
    const db = await database()
    for (const id of ids) await db.delete('files', id)
  },

  forget: async (composeKey: string): Promise<void> => heldFiles.drop(await heldFiles.ids(composeKey)),

  /** @returns names of those that the browser could not write anew: they stay where they are. @throws LockedError when there are such. */
  async move(from: string, to: string): Promise<string[]> {
    const left: FileRecord[] = []
    for (const record of await filesFor(from)) {
      await database().then((db) => db.put('files', { ...record, composeKey: to })).catch(() => left.push(record))
    }
    if (left.length === 0) return []
    const privateKey = await vaultKeys.privateKey()
    return Promise.all(left.map((record) => nameOf(privateKey, record)))
  },
}
