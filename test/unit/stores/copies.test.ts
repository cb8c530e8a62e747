import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyStorage, polyfill } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { copies } = await import('../../../src/background/stores/copies.ts')
const { database } = await import('../../../src/background/stores/database.ts')
const { heldFiles, vault } = await import('../../../src/background/stores/vault.ts')
const { LockedError } = await import('../../../src/background/stores/vault-key-store.ts')

const DAY = 24 * 60 * 60 * 1000
const SOPHIE = { name: '', address: 'sophie@exemple.test' }
const saying = (text: string) => (
  { from: { name: '', address: 'lea@cabinet.example' }, to: [SOPHIE], cc: [], bcc: [], subject: 'Mme Quillévéré', text, messageId: '<1@sceau.invalid>', unsent: false, ownCopy: true }
)
const FILE = new File(['INR 2,4'], 'bilan.txt', { type: 'text/plain' })
let clock = 0
const keep = (composeKey: string, text: string, { sent = false, files = [FILE], takenAt = (clock += 1) } = {}): Promise<void> =>
  copies.keep({ ...saying(text), files }, { composeKey, takenAt, sent })
const amend = (composeKey: string, text: string, takenAt = (clock += 1)): Promise<boolean> => copies.amend(composeKey, takenAt, saying(text))
const all = async () => Promise.all((await copies.list()).map(async ({ id }) => (await copies.read(id))!))
const texts = async (): Promise<(string | undefined)[]> => (await all()).map(({ message }) => message.text)

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
    const [one] = await all()
    expect(one?.message).toMatchObject(saying('Mme Quillévéré'))
    expect(await Promise.all(one!.message.files.map(async (file) => [file.name, file.type, await file.text()]))).toEqual([['bilan.txt', 'text/plain', 'INR 2,4']])
    expect(await copies.list()).toMatchObject([{ sentAt: 0, size: 21, about: { recipients: ['sophie@exemple.test'], subject: 'Mme Quillévéré' } }])
  })

  it('are one for each compose view, the last; what was sent stays sent', async () => {
    await keep('/#1', 'un')
    await copies.markSent('/#1')
    await keep('/#1', 'deux')
    expect(await texts()).toEqual(['deux'])
    expect((await copies.list())[0]?.sentAt).toBeGreaterThan(0)
    expect(await (await database()).count('files')).toBe(1)
  })

  it('take newer text while their files stay, also after the send and into a locked vault, and nothing where there is none', async () => {
    await vault.create('lampe rivière tambour girafe')
    await keep('/#1', 'un')
    await copies.markSent('/#1')
    await vault.lock()
    expect([await amend('/#1', 'deux'), await amend('/#2', 'nul')]).toEqual([true, false])
    await vault.unlock('lampe rivière tambour girafe')
    expect((await all()).map(({ message }) => [message.text, message.files.map(({ name }) => name)])).toEqual([['deux', ['bilan.txt']]])
    expect((await copies.list())[0]?.sentAt).toBeGreaterThan(0)
  })

  it('never go back to text that was taken down earlier, whichever arrives last', async () => {
    await keep('/#1', 'first', { takenAt: 10 })
    await amend('/#1', 'last', 30)
    await amend('/#1', 'between', 20)
    // Its files were long in coming.
    await keep('/#1', 'also between', { takenAt: 25, files: [FILE, new File(['x'], 'plan.txt')] })
    expect((await all()).map(({ message }) => [message.text, message.files.length])).toEqual([['last', 2]])
  })

  it('stay as they were when the disk is full half-way through the next one, which leaves nothing behind', async () => {
    await keep('/#1', 'un')
    const whole = heldFiles.keep.bind(heldFiles)
    const spy = vi.spyOn(heldFiles, 'keep')
    spy.mockImplementationOnce(whole).mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))
    await expect(keep('/#1', 'deux', { files: [FILE, FILE] })).rejects.toThrow('full')
    spy.mockRestore()
    expect((await all()).map(({ message }) => [message.text, message.files.length])).toEqual([['un', 1]])
    expect(await (await database()).count('files')).toBe(1)
  })

  it('are marked as sent with all copies of their view, and no others', async () => {
    for (const key of ['/#1', '/#1 1', '/#12']) await keep(key, key)
    await copies.markSent('/#1')
    const sent = await Promise.all((await copies.list()).map(async ({ id, sentAt }) => [(await copies.read(id))?.message.text, sentAt > 0] as const))
    expect(Object.fromEntries(sent)).toEqual({ '/#1': true, '/#1 1': true, '/#12': false })
  })

  it('tell a locked vault neither whom nor what, and are taken all the same', async () => {
    await vault.create('lampe rivière tambour girafe')
    await vault.lock()
    await keep('/#1', 'Mme Quillévéré', { sent: true })
    const [one] = await copies.list()
    expect(one).toMatchObject({ about: null })
    await expect(copies.read(one!.id)).rejects.toThrow(LockedError)
    const db = await database()
    const disk = JSON.stringify([await db.getAll('copies'), await db.getAll('files')], (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
    expect(disk).not.toMatch(/Quill|sophie|bilan|INR/)
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
