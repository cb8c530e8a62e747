import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HeldDraft } from '../../../src/messaging/records.ts'
import { emptyStorage, polyfill, storage } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { database } = await import('../../../src/background/stores/database.ts')
const { heldFiles, vault } = await import('../../../src/background/stores/vault.ts')
const { LockedError } = await import('../../../src/background/stores/vault-key-store.ts')
const { DamagedRecordError, WrongPassphraseError } = await import('../../../src/crypto/index.ts')

const PASSPHRASE = 'lampe rivière tambour girafe'
const SITE = 'https://webmail.example'
const DAY = 24 * 60 * 60 * 1000

const draftOf = (content: string): HeldDraft => ({ from: 'lea@orange.fr', to: 'paul@orange.fr', cc: '', bcc: '', subject: 'INR', isHtml: false, content })
const keep = (composeKey: string, content: string, attachments = 0): Promise<void> => vault.keep({ site: SITE, composeKey, draft: draftOf(content), attachments })
const contents = async (): Promise<(string | undefined)[]> => Promise.all((await vault.list()).map(async ({ id }) => (await vault.read(id))?.content))
const idOf = async (composeKey: string): Promise<string> => (await vault.list()).find((one) => one.composeKey === composeKey)?.id ?? ''

async function emptyDrafts(): Promise<void> {
  const db = await database()
  await db.clear('drafts')
  await db.clear('files')
}

describe('vault before a passphrase is chosen', () => {
  beforeEach(async () => {
    emptyStorage()
    await emptyDrafts()
    await (await database()).clear('keys')
  })

  it('keeps and reads at once, and says that it has no passphrase', async () => {
    expect(await vault.status()).toEqual({ state: 'absent', heldDrafts: 0 })
    await keep('a', 'Mme Quillévéré')
    expect(await contents()).toEqual(['Mme Quillévéré'])
    expect(await vault.status()).toEqual({ state: 'absent', heldDrafts: 1 })
    // There is nothing to lock it with.
    await vault.lock()
    expect(await contents()).toEqual(['Mme Quillévéré'])
  })

  it('makes one pair of keys, however many ask for it at once', async () => {
    await Promise.all([heldFiles.keep('a', new File(['1'], '1.txt')), heldFiles.keep('a', new File(['2'], '2.txt')), keep('a', 'trois')])
    expect((await heldFiles.recall('a')).map(({ name }) => name).sort()).toEqual(['1.txt', '2.txt'])
    expect(await contents()).toEqual(['trois'])
  })

  it('loses the key of the device when a passphrase is chosen, and still reads what was kept before', async () => {
    await keep('a', 'avant')
    expect(await (await database()).count('keys')).toBe(1)
    await vault.create(PASSPHRASE)
    expect(await (await database()).count('keys')).toBe(0)
    expect(await vault.status()).toEqual({ state: 'unlocked', heldDrafts: 1 })
    expect(await contents()).toEqual(['avant'])
    await vault.lock()
    await expect(contents()).rejects.toThrow(LockedError)
  })
})

describe('vault under a passphrase', () => {
  // Deriving a key from a passphrase is slow on purpose: once for all.
  let created: unknown
  beforeAll(async () => {
    emptyStorage()
    await emptyDrafts()
    await vault.create(PASSPHRASE)
    created = structuredClone(storage.local.held.get('vault'))
  })
  beforeEach(async () => {
    emptyStorage()
    storage.local.held.set('vault', created)
    await emptyDrafts()
  })

  it('takes drafts and files while locked, and reads them only after it was unlocked', async () => {
    expect((await vault.status()).state).toBe('locked')
    await keep('a', 'Mme Quillévéré', 1)
    await heldFiles.keep('a', new File(['INR 5,8'], 'bilan été.txt', { type: 'text/plain' }))
    await expect(contents()).rejects.toThrow(LockedError)
    await expect(heldFiles.recall('a')).rejects.toThrow(LockedError)

    await vault.unlock(PASSPHRASE)
    expect((await vault.status()).state).toBe('unlocked')
    expect(await contents()).toEqual(['Mme Quillévéré'])
    const [file] = await heldFiles.recall('a')
    expect([file?.name, file?.type, await file?.text()]).toEqual(['bilan été.txt', 'text/plain', 'INR 5,8'])

    await vault.lock()
    await expect(contents()).rejects.toThrow(LockedError)
  })

  it('still reads a file whose record was kept as bytes, before it was kept as a Blob', async () => {
    await heldFiles.keep('a', new File(['INR 5,8'], 'bilan.txt'))
    const db = await database()
    const [record] = await db.getAll('files')
    if (!record) throw new Error('nothing was kept')
    expect(record.sealed).toBeInstanceOf(Blob)
    await db.put('files', { ...record, sealed: new Uint8Array(await new Blob([record.sealed]).arrayBuffer()) })
    await vault.unlock(PASSPHRASE)
    expect(await (await heldFiles.recall('a'))[0]?.text()).toBe('INR 5,8')
  })

  it('does not open for a wrong passphrase, and stays locked', async () => {
    await expect(vault.unlock('lampe rivière tambour')).rejects.toThrow(WrongPassphraseError)
    expect((await vault.status()).state).toBe('locked')
  })

  it('gets no new passphrase while it is locked', async () => {
    await expect(vault.create('une autre phrase entière')).rejects.toThrow(LockedError)
    expect(storage.local.held.get('vault')).toEqual(created)
  })

  it('changes its passphrase while it is open', async () => {
    await keep('a', 'gardé')
    await vault.unlock(PASSPHRASE)
    await vault.create('une autre phrase entière')
    await vault.lock()
    await expect(vault.unlock(PASSPHRASE)).rejects.toThrow(WrongPassphraseError)
    await vault.unlock('une autre phrase entière')
    expect(await contents()).toEqual(['gardé'])
  })

  it('writes nothing of a draft or a file in clear, and tells a locked reader only what it must', async () => {
    await keep('a', 'Quillévéré', 2)
    await heldFiles.keep('a', new File(['Quillévéré'], 'Quillévéré.txt'))
    const db = await database()
    const bytes = (await Promise.all([...await db.getAll('drafts'), ...await db.getAll('files')].map(({ sealed }) => new Blob([sealed]).text()))).join()
    expect(bytes).not.toMatch(/Quill|orange|"INR"|INR 5/)
    const [record] = await db.getAll('drafts')
    expect(Object.keys(record ?? {}).sort()).toEqual(['attachments', 'composeKey', 'heldAt', 'id', 'sealed', 'site'])
    expect(Object.keys((await db.getAll('files'))[0] ?? {}).sort()).toEqual(['composeKey', 'id', 'keptAt', 'sealed'])
    expect(await vault.list()).toEqual([expect.objectContaining({ site: SITE, composeKey: 'a', attachments: 2 })])
    expect(Number.isNaN(Date.parse(record?.heldAt ?? ''))).toBe(false)
  })

  describe('when open', () => {
    beforeEach(async () => {
      storage.session.held.clear()
      await vault.unlock(PASSPHRASE)
    })

    it('keeps one record for one compose view, the newest, even when saves overlap', async () => {
      await Promise.all([keep('a', 'un'), keep('a', 'deux'), keep('b', 'autre'), keep('a', 'trois')])
      expect((await contents()).sort()).toEqual(['autre', 'trois'])
    })

    it('does not take the same key on another site for the same view', async () => {
      await keep('a', 'ici')
      await vault.keep({ site: 'https://other.example', composeKey: 'a', draft: draftOf('ailleurs'), attachments: 0 })
      expect((await contents()).sort()).toEqual(['ailleurs', 'ici'])
    })

    it('moves a draft and its files to the view that takes them up', async () => {
      await keep('a', 'repris')
      await heldFiles.keep('a', new File(['1'], '1.txt'))
      const id = await idOf('a')
      await vault.move(id, 'b')
      expect(await vault.list()).toMatchObject([{ id, composeKey: 'b' }])
      expect((await vault.read(id))?.content).toBe('repris')
      expect(await heldFiles.recall('a')).toEqual([])
      expect((await heldFiles.recall('b')).map(({ name }) => name)).toEqual(['1.txt'])
      // What the view writes from now on takes the place of what it took up.
      await keep('b', 'continué')
      expect(await contents()).toEqual(['continué'])
      await vault.move('nobody', 'c')
      expect(await contents()).toEqual(['continué'])
    })

    it('forgets a draft and its files, by id or by view, and no other', async () => {
      for (const view of ['a', 'b', 'c']) {
        await keep(view, view)
        await heldFiles.keep(view, new File([view], `${view}.txt`))
      }
      await vault.delete(await idOf('a'))
      await vault.deleteFor(SITE, 'b')
      await vault.delete('nobody')
      expect(await contents()).toEqual(['c'])
      expect([await heldFiles.recall('a'), await heldFiles.recall('b')]).toEqual([[], []])
      expect(await heldFiles.recall('c')).toHaveLength(1)
    })

    it('keeps files without a draft, and forgets them with their view', async () => {
      await heldFiles.keep('a', new File([], 'vide.txt'))
      expect((await heldFiles.recall('a')).map(({ size, name }) => [size, name])).toEqual([[0, 'vide.txt']])
      await vault.deleteFor(SITE, 'a')
      expect(await heldFiles.recall('a')).toEqual([])
    })

    it('deletes after 14 days, not before', async () => {
      await keep('a', 'vieux')
      await heldFiles.keep('a', new File(['1'], '1.txt'))
      const now = Date.now()
      await vault.purge(now + 14 * DAY - 60_000)
      expect([await contents(), (await heldFiles.recall('a')).length]).toEqual([['vieux'], 1])
      await vault.purge(now + 14 * DAY + 60_000)
      expect([await contents(), (await heldFiles.recall('a')).length]).toEqual([[], 0])
    })

    it('refuses a record that was put in the place of another', async () => {
      await keep('a', 'un')
      await keep('b', 'deux')
      const db = await database()
      const [first, second] = await db.getAll('drafts')
      await db.put('drafts', { ...first!, sealed: second!.sealed })
      await expect(vault.read(first!.id)).rejects.toThrow(DamagedRecordError)
      expect(await vault.read(second!.id)).not.toBeNull()
      expect(await vault.read('nobody')).toBeNull()
    })

    it('lists the newest first', async () => {
      vi.useFakeTimers({ toFake: ['Date'] })
      try {
        for (const [at, view] of ['a', 'b', 'c'].entries()) {
          vi.setSystemTime(new Date(2026, 0, 1 + ((at + 1) % 3)))
          await keep(view, view)
        }
      } finally {
        vi.useRealTimers()
      }
      expect(await contents()).toEqual(['b', 'a', 'c'])
    })
  })
})
