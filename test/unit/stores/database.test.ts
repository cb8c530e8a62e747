import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { expect, it, vi } from 'vitest'
import { emptyStorage, polyfill } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)

/** The database as version 0.1.0 made it, with something in each store. */
async function formerDatabase(): Promise<void> {
  const db = await openDB('sceau', 1, {
    upgrade(made) {
      made.createObjectStore('drafts', { keyPath: 'id' })
      made.createObjectStore('files', { keyPath: 'id' }).createIndex('composeKey', 'composeKey')
      made.createObjectStore('keys')
      made.createObjectStore('ledger', { autoIncrement: true })
      made.createObjectStore('directory')
    },
  })
  const sealed = new Uint8Array([1, 2, 3])
  await db.put('drafts', { id: 'd', site: 'https://webmail.example', composeKey: 'k', heldAt: '2026-11-01T00:00:00Z', attachments: 1, sealed })
  await db.put('files', { id: 'f', composeKey: 'k', keptAt: 1, sealed })
  await db.put('keys', { wrapped: sealed }, 'device')
  await db.add('ledger', { action: 'held' })
  await db.put('directory', { text: 'annuaire', date: '2026-11-01' }, 'current')
  db.close()
}

/** What version 2 had besides. */
async function withSecrets(): Promise<void> {
  const db = await openDB('sceau', 2, {
    upgrade(made) {
      made.createObjectStore('standing', { keyPath: 'id' }).createIndex('marks', 'marks', { multiEntry: true })
      made.createObjectStore('envelopes', { keyPath: 'id' })
      made.createObjectStore('sealedKeys')
    },
  })
  await db.put('standing', { id: 's', marks: ['m'], sealed: new Uint8Array([4]) })
  db.close()
}

it('keeps everything of the versions before, and adds the secrets and the keys', async () => {
  emptyStorage()
  await formerDatabase()
  await withSecrets()
  const { database } = await import('../../../src/background/stores/database.ts')
  const { secrets } = await import('../../../src/background/stores/secrets.ts')
  const db = await database()
  expect(db.version).toBe(5)
  expect(await db.get('drafts', 'd')).toMatchObject({ site: 'https://webmail.example', sealed: new Uint8Array([1, 2, 3]) })
  expect(await db.getAllFromIndex('files', 'composeKey', 'k')).toMatchObject([{ id: 'f' }])
  expect(await db.get('keys', 'device')).toMatchObject({ wrapped: new Uint8Array([1, 2, 3]) })
  expect(await db.getAll('ledger')).toEqual([{ action: 'held' }])
  expect(await db.get('directory', 'current')).toMatchObject({ date: '2026-11-01' })
  expect(await db.getAllFromIndex('standing', 'marks', 'm')).toMatchObject([{ id: 's' }])
  expect(await db.getAll('ownKeys')).toEqual([])
  expect(await db.getAll('knownKeys')).toEqual([])
  expect(await db.getAll('history')).toEqual([])
  expect(await db.getAll('answers')).toEqual([])
  expect(await db.getAll('copies')).toEqual([])
  const id = await secrets.keepEnvelope({ fileName: 'a.pdf', format: 'pdf', recipients: [], kind: 'words', secret: 'x' })
  expect(await db.get('envelopes', id)).toMatchObject({ id })
})

it('comes from version 0.1.0 in one step too', async () => {
  vi.resetModules()
  globalThis.indexedDB = new IDBFactory()
  emptyStorage()
  await formerDatabase()
  const { database } = await import('../../../src/background/stores/database.ts')
  const db = await database()
  expect([...db.objectStoreNames].sort()).toEqual(['answers', 'copies', 'directory', 'drafts', 'envelopes', 'files', 'history', 'keys', 'knownKeys', 'ledger', 'ownKeys', 'sealedKeys', 'standing'])
  expect(await db.get('drafts', 'd')).toMatchObject({ id: 'd' })
})

it('is opened anew after a write that found no room', async () => {
  emptyStorage()
  const { database } = await import('../../../src/background/stores/database.ts')
  const first = await database()
  await first.put('directory', 1, 'a')
  expect(await database()).toBe(first)
  // As a full disk ends it.
  const write = first.transaction('directory', 'readwrite')
  write.abort()
  await expect(write.done).rejects.toThrow()
  const second = await database()
  expect(second).not.toBe(first)
  await second.put('directory', 2, 'a')
  expect(await second.get('directory', 'a')).toBe(2)
})
