import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Runtime } from 'webextension-polyfill'
import type { FileKeys } from '../../../src/background/stores/vault.ts'
import { emptyStorage, storage } from '../stores/browser-storage.ts'

const area: { storage: Partial<typeof storage> } = { storage }
vi.mock('webextension-polyfill', () => ({
  default: { get storage() { return area.storage }, runtime: { id: 'sceau', getURL: (path: string) => `chrome-extension://sceau/${path}` } },
}))
const { door } = await import('../../../src/background/door.ts')
const { claimFrame, openFrame } = await import('../../../src/background/holds.ts')
const { heldFileHandlers } = await import('../../../src/background/handlers/held-file-handlers.ts')
const { database } = await import('../../../src/background/stores/database.ts')
const { heldFiles, vault } = await import('../../../src/background/stores/vault.ts')

const open = door({} as never, heldFileHandlers as never)
const engine = (tab: number): Runtime.MessageSender => (
  { id: 'sceau', url: 'chrome-extension://sceau/src/engine/engine.html', frameId: 4, tab: { id: tab } as never, documentId: `engine-${tab}` }
)
const claim = async (tab: number): Promise<unknown> => claimFrame(await openFrame(tab, ''), tab, `engine-${tab}`)
const keysFor = async (composeKey: string, tab: number): Promise<FileKeys> => {
  const reply = (await open({ sceau: 'held-file-keys', request: { composeKey } }, engine(tab))) as { answer?: { keys: FileKeys } }
  if (!reply.answer) throw new Error('refused')
  return reply.answer.keys
}

/** What a frame in a webmail's tab can do in Firefox: there is no `storage.session` in it. */
async function inFrameOfFirefox<T>(work: () => Promise<T>): Promise<T> {
  area.storage = { local: storage.local }
  try {
    return await work()
  } finally {
    area.storage = storage
  }
}

/** The engine's frame brings files back: the keys from the background, the rest by itself. */
async function recall(composeKey: string, tab = 3): Promise<string[]> {
  const keys = await keysFor(composeKey, tab)
  const { files } = await inFrameOfFirefox(() => heldFiles.recall(composeKey, [], () => Promise.resolve(keys)))
  return Promise.all(files.map(async ({ file }) => `${file.name}: ${await file.text()}`))
}

beforeEach(async () => {
  emptyStorage()
  const db = await database()
  for (const store of ['drafts', 'files', 'keys'] as const) await db.clear(store)
  storage.session.held.set('compose:3', { tabId: 3, composeKeys: ['/#1', '/#2'] })
  storage.session.held.set('compose:4', { tabId: 4, composeKeys: ['/#3'] })
  for (const [composeKey, name] of [['/#1', 'bilan.csv'], ['/#1', 'radio.txt'], ['/#3', 'autre.txt']] as const) {
    await heldFiles.keep(composeKey, new File([`INR de ${name}`], name))
  }
  // As after a crash: what was open is not any more.
  storage.session.held.delete('vault-key')
  await claim(3)
})

describe('files that are brought back in a frame of a webmail tab', () => {
  it('come back where the frame itself cannot reach the key of the vault', async () => {
    expect(await recall('/#1')).toEqual(['bilan.csv: INR de bilan.csv', 'radio.txt: INR de radio.txt'])
    expect(await recall('/#2')).toEqual([])
  })

  it('come back from a vault with a passphrase once it is open, and stay where they are until then', async () => {
    await vault.create('lampe rivière tambour girafe')
    expect(await recall('/#1')).toHaveLength(2)
    await vault.lock()
    await expect(recall('/#1')).rejects.toThrow('locked')
    expect(await (await database()).count('files')).toBe(3)
  })

  it('are given to no frame that proved nothing, nor to another tab', async () => {
    await expect(keysFor('/#3', 4)).rejects.toThrow('refused')
    await claim(4)
    expect(Object.keys(await keysFor('/#3', 4))).toHaveLength(1)
    await expect(keysFor('/#1', 4)).rejects.toThrow('this tab has no such compose view')
    await expect(keysFor('/#1', 5)).rejects.toThrow('refused')
  })

  it('open with their own key alone', async () => {
    const [one, other] = Object.entries(await keysFor('/#1', 3))
    const swapped = { [one![0]]: other![1], [other![0]]: one![1] }
    expect((await heldFiles.recall('/#1', [], () => Promise.resolve(swapped))).files).toEqual([])
    expect((await heldFiles.recall('/#1', [], () => Promise.resolve({}))).files).toEqual([])
  })
})
