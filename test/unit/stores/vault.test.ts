import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HeldDraft } from '../../../src/messaging/records.ts'
import { emptyStorage, polyfill, storage } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { database } = await import('../../../src/background/stores/database.ts')
const { heldFiles, vault } = await import('../../../src/background/stores/vault.ts')
const recalled = async (composeKey: string): Promise<File[]> => (await heldFiles.recall(composeKey)).files.map(({ file }) => file)
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
    expect((await recalled('a')).map(({ name }) => name).sort()).toEqual(['1.txt', '2.txt'])
    expect(await contents()).toEqual(['trois'])
  })

  it('makes one pair of keys also when a frame and the background begin at once, and neither undoes a passphrase', async () => {
    // A second copy of all modules, as in another context; the database and the storage are the same.
    vi.resetModules()
    const frame = await import('../../../src/background/stores/vault.ts')
    await Promise.all([frame.heldFiles.keep('a', new File(['1'], '1.txt')), keep('a', 'un')])
    expect((await recalled('a')).map(({ name }) => name)).toEqual(['1.txt'])
    expect(await contents()).toEqual(['un'])
    // The storage of a browser that crashed may lack what its database has.
    storage.local.held.clear()
    await keep('a', 'deux')
    expect([await contents(), (await recalled('a')).length]).toEqual([['deux'], 1])

    emptyStorage()
    await emptyDrafts()
    await (await database()).clear('keys')
    const late = frame.heldFiles.keep('a', new File(['1'], '1.txt'))
    await vault.create(PASSPHRASE)
    await late
    expect(storage.local.held.get('vault')).toMatchObject({ locked: {} })
    expect((await recalled('a')).map(({ name }) => name)).toEqual(['1.txt'])
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
    const [file] = await recalled('a')
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
    expect(await (await recalled('a'))[0]?.text()).toBe('INR 5,8')
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
    const files = await db.getAll('files')
    const bytes = (await Promise.all([...await db.getAll('drafts'), ...files].map(({ sealed }) => sealed).concat(files.flatMap(({ name }) => name ?? [])).map((sealed) => new Blob([sealed]).text()))).join()
    expect(bytes).not.toMatch(/Quill|orange|"INR"|INR 5/)
    const [record] = await db.getAll('drafts')
    expect(Object.keys(record ?? {}).sort()).toEqual(['attachments', 'composeKey', 'heldAt', 'id', 'sealed', 'site'])
    expect(Object.keys((await db.getAll('files'))[0] ?? {}).sort()).toEqual(['composeKey', 'id', 'keptAt', 'name', 'sealed'])
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
      expect(await recalled('a')).toEqual([])
      expect((await recalled('b')).map(({ name }) => name)).toEqual(['1.txt'])
      // What the view writes from now on takes the place of what it took up.
      await keep('b', 'continué')
      expect(await contents()).toEqual(['continué'])
      await vault.move('nobody', 'c')
      expect(await contents()).toEqual(['continué'])
    })

    it('sets aside what was kept of the view that takes a draft up, so that neither is written over nor kept twice', async () => {
      await keep('a', 'repris')
      await keep('b', 'commencé')
      await vault.move(await idOf('a'), 'b')
      expect((await vault.list()).filter(({ composeKey }) => composeKey === 'b')).toHaveLength(1)
      await keep('b', 'continué')
      expect((await contents()).sort()).toEqual(['commencé', 'continué'])
      await vault.deleteFor(SITE, 'b')
      expect(await contents()).toEqual(['commencé'])
    })

    describe('with one damaged record among its files', () => {
      const NAMES = ['un.txt', 'deux.txt', 'trois.txt']
      const damages: [string, (whole: Uint8Array<ArrayBuffer>) => Blob | Uint8Array<ArrayBuffer>][] = [
        ['in its content', (whole) => new Blob([whole.with(whole.length - 20, (whole.at(-20) ?? 0) ^ 1)])],
        ['in its key', (whole) => new Blob([whole.with(20, (whole[20] ?? 0) ^ 1)])],
        ['cut off', (whole) => new Blob([whole.slice(0, 8)])],
        ['empty', () => new Blob([])],
      ]

      it.each(damages)('%s brings the others back and names that one', async (_, damage) => {
        for (const name of NAMES) await heldFiles.keep('a', new File([name], name))
        const db = await database()
        const all = await db.getAll('files')
        const hit = all[1]!
        const whole = new Uint8Array(await new Blob([hit.sealed]).arrayBuffer())
        await db.put('files', { ...hit, sealed: damage(whole) })
        const { files, damaged } = await heldFiles.recall('a')
        expect(files).toHaveLength(2)
        expect(damaged.map(({ id }) => id)).toEqual([hit.id])
        expect([...files.map(({ file }) => file.name), ...damaged.map(({ name }) => name)].sort()).toEqual([...NAMES].sort())
        expect(files.map(({ id }) => id)).not.toContain(hit.id)
      })

      it('brings text and others back also when that one cannot follow into the new view, and names it', async () => {
        await keep('a', 'repris', 2)
        for (const name of NAMES) await heldFiles.keep('a', new File([name], name))
        const db = await database()
        const [, hit] = await db.getAll('files')
        const { put } = IDBObjectStore.prototype
        const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, record: { id: string }) {
          if (record.id === hit?.id) throw new Error('its blob is gone')
          return put.call(this, record)
        })
        const left = await vault.move(await idOf('a'), 'b')
        spy.mockRestore()
        expect(left).toHaveLength(1)
        expect([...left, ...(await recalled('b')).map(({ name }) => name)].sort()).toEqual([...NAMES].sort())
        expect((await recalled('a')).map(({ name }) => name)).toEqual(left)
      })
    })

    it('brings back what is not here already', async () => {
      const id = await heldFiles.keep('a', new File(['1'], '1.txt'))
      await heldFiles.keep('a', new File(['1'], '1.txt'))
      expect((await heldFiles.recall('a', [id])).files.map((one) => [one.file.name, one.id === id])).toEqual([['1.txt', false]])
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
      expect([await recalled('a'), await recalled('b')]).toEqual([[], []])
      expect(await recalled('c')).toHaveLength(1)
    })

    it('keeps files without a draft, and forgets them with their view', async () => {
      await heldFiles.keep('a', new File([], 'vide.txt'))
      expect((await recalled('a')).map(({ size, name }) => [size, name])).toEqual([[0, 'vide.txt']])
      await vault.deleteFor(SITE, 'a')
      expect(await recalled('a')).toEqual([])
    })

    it('deletes after 14 days, not before', async () => {
      await keep('a', 'vieux')
      await heldFiles.keep('a', new File(['1'], '1.txt'))
      const now = Date.now()
      await vault.purge(now + 14 * DAY - 60_000)
      expect([await contents(), (await recalled('a')).length]).toEqual([['vieux'], 1])
      await vault.purge(now + 14 * DAY + 60_000)
      expect([await contents(), (await recalled('a')).length]).toEqual([[], 0])
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
