import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyStorage, polyfill } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { copies } = await import('../../../src/background/stores/copies.ts')
const { database } = await import('../../../src/background/stores/database.ts')
const { heldFiles, vault } = await import('../../../src/background/stores/vault.ts')
const { LockedError } = await import('../../../src/background/stores/vault-key-store.ts')

const DAY = 24 * 60 * 60 * 1000
const keep = (composeKey: string, text: string, sent = false): Promise<void> => copies.keep({
  composeKey, sent, file: new File([text], 'message.eml', { type: 'message/rfc822' }), about: { recipients: ['sophie@exemple.test'], subject: 'Mme Quillévéré' },
})
const texts = async (): Promise<(string | undefined)[]> => Promise.all((await copies.list()).map(async ({ id }) => (await copies.read(id))?.text()))

beforeEach(async () => {
  emptyStorage()
  const db = await database()
  for (const store of ['drafts', 'files', 'keys', 'copies'] as const) await db.clear(store)
})

describe('copies for the record', () => {
  it('come back as they were, also once the draft that they are of is forgotten', async () => {
    await heldFiles.keep('/#1', new File(['held'], 'bilan.txt'))
    await keep('/#1', 'Mme Quillévéré')
    await vault.deleteFor('https://webmail.example', '/#1')
    expect(await texts()).toEqual(['Mme Quillévéré'])
    expect(await copies.list()).toMatchObject([{ sentAt: 0, size: 17, about: { recipients: ['sophie@exemple.test'], subject: 'Mme Quillévéré' } }])
  })

  it('are one for each compose view, the last; what was sent stays sent', async () => {
    await keep('/#1', 'un')
    await copies.markSent('/#1')
    await keep('/#1', 'deux')
    expect(await texts()).toEqual(['deux'])
    expect((await copies.list())[0]?.sentAt).toBeGreaterThan(0)
    expect(await (await database()).count('files')).toBe(1)
  })

  it('are marked as sent with all copies of their view, and no others', async () => {
    for (const key of ['/#1', '/#1 1', '/#12']) await keep(key, key)
    await copies.markSent('/#1')
    const sent = await Promise.all((await copies.list()).map(async ({ id, sentAt }) => [await (await copies.read(id))?.text(), sentAt > 0] as const))
    expect(Object.fromEntries(sent)).toEqual({ '/#1': true, '/#1 1': true, '/#12': false })
  })

  it('tell a locked vault neither whom nor what, and are taken all the same', async () => {
    await vault.create('lampe rivière tambour girafe')
    await vault.lock()
    await keep('/#1', 'Mme Quillévéré', true)
    const [one] = await copies.list()
    expect(one).toMatchObject({ about: null })
    await expect(copies.read(one!.id)).rejects.toThrow(LockedError)
    const db = await database()
    const disk = JSON.stringify([await db.getAll('copies'), await db.getAll('files')], (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
    expect(disk).not.toMatch(/Quill|sophie|message\.eml/)
  })

  it('go after 14 days, and at once by hand, with their files', async () => {
    await keep('/#1', 'un')
    await keep('/#2', 'deux')
    await copies.delete((await copies.list())[0]!.id)
    expect(await (await database()).count('files')).toBe(1)
    await copies.purge(Date.now() + 13 * DAY)
    expect(await copies.list()).toHaveLength(1)
    await copies.purge(Date.now() + 15 * DAY)
    expect(await copies.list()).toEqual([])
    expect(await (await database()).count('files')).toBe(0)
  })
})
