import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Runtime } from 'webextension-polyfill'
import { storage, emptyStorage } from '../stores/browser-storage.ts'

const opened: string[] = []
vi.mock('webextension-polyfill', () => ({
  default: {
    storage,
    runtime: { id: 'sceau', getURL: (path: string) => `chrome-extension://sceau/${path}` },
    windows: { create: ({ url }: { url: string }) => { opened.push(url); return Promise.resolve({ id: opened.length }) }, update: () => Promise.reject(new Error('gone')) },
  },
}))
const { door } = await import('../../../src/background/door.ts')
const { claimFrame, openFrame } = await import('../../../src/background/holds.ts')
const { secretHandlers } = await import('../../../src/background/handlers/secret-handlers.ts')
const { askForSecret, awaitSecret, takeSecret } = await import('../../../src/background/secret-requests.ts')
const { database } = await import('../../../src/background/stores/database.ts')

const open = door({} as never, secretHandlers as never)
const PAGE: Runtime.MessageSender = { id: 'sceau', url: 'chrome-extension://sceau/src/secret/secret.html' }
const ask = async (sceau: string, request: unknown): Promise<Record<string, unknown>> =>
  ((await open({ sceau, request }, PAGE)) as { answer: Record<string, unknown> }).answer

const standing = (address: string, secret: string) => ({ id: '', label: address, addresses: [address], phone: '', secret, kind: 'words' })
const ABOUT = { recipients: ['anna@x.example'], fileName: 'bilan.pdf', format: 'pdf' as const }
const CHOSEN = { secret: 'girafe-tambour', kind: 'words', standingId: '' }

beforeEach(async () => {
  emptyStorage()
  opened.length = 0
  const db = await database()
  for (const store of ['standing', 'envelopes', 'sealedKeys', 'keys'] as const) await db.clear(store)
})

describe('a webmail’s tab', () => {
  const kinds = Object.keys(secretHandlers)

  it('gets no answer about secrets from its content script', () => {
    const webmail: Runtime.MessageSender = { id: 'sceau', url: 'https://webmail.example/', frameId: 0, tab: { id: 3, windowId: 1, incognito: false } as never }
    for (const sceau of kinds) expect(open({ sceau, request: { id: 'x', requestId: 'x' } }, webmail), sceau).toBeUndefined()
  })

  it('gets none through a frame of ours either, even one that has proved who opened it', async () => {
    const frame = { id: 'sceau', url: 'chrome-extension://sceau/src/panel/panel.html', frameId: 4, tab: { id: 3 } as never, documentId: 'doc' }
    await claimFrame(await openFrame(3, 'hold'), 3, 'doc')
    for (const sceau of kinds) await expect(open({ sceau, request: { id: 'x', requestId: 'x' } }, frame), sceau).resolves.toEqual({ refused: true })
  })
})

describe('the choice of a secret', () => {
  it('is asked in a window, told what for, taken once', async () => {
    const requestId = await askForSecret(ABOUT)
    expect(opened).toEqual([`chrome-extension://sceau/src/secret/secret.html?choose=${requestId}`])
    expect(await ask('secret-request', { requestId })).toEqual({ asked: { ...ABOUT, requestId }, standing: null, vaultOpen: true, practice: '' })
    expect(await takeSecret(requestId)).toBeNull()
    expect(await ask('choose-secret', { requestId, chosen: CHOSEN })).toEqual({ accepted: true, why: '' })
    expect(await ask('choose-secret', { requestId, chosen: CHOSEN })).toEqual({ accepted: false, why: 'gone' })
    expect(await takeSecret(requestId)).toEqual(CHOSEN)
    expect(await takeSecret(requestId)).toBeNull()
    expect([...storage.session.held.keys()].filter((key) => key.startsWith('secret-'))).toEqual([])
  })

  it('is bound to its request', async () => {
    const requestId = await askForSecret(ABOUT)
    expect(await ask('choose-secret', { requestId: 'guess', chosen: CHOSEN })).toEqual({ accepted: false, why: 'gone' })
    expect((await ask('secret-request', { requestId: 'guess' })).asked).toBeNull()
    expect(await takeSecret(requestId)).toBeNull()
  })

  it('can be waited for, and found after the wait was over', async () => {
    const requestId = await askForSecret(ABOUT)
    expect(await awaitSecret(requestId, 1)).toBeNull()
    const waited = awaitSecret(requestId, 60_000)
    await ask('choose-secret', { requestId, chosen: CHOSEN })
    expect(await waited).toEqual(CHOSEN)
  })

  it('offers the standing secret of the recipients, and takes it without the page ever holding it', async () => {
    const saved = (await ask('standing-save', standing('anna@x.example', 'vitrail-nuage'))).standing as { id: string }
    const requestId = await askForSecret(ABOUT)
    const context = await ask('secret-request', { requestId })
    expect(context.standing).toMatchObject({ id: saved.id })
    expect(JSON.stringify(context)).not.toContain('vitrail')
    await ask('choose-secret', { requestId, chosen: { secret: '', kind: 'words', standingId: saved.id } })
    expect(await takeSecret(requestId)).toEqual({ secret: 'vitrail-nuage', kind: 'words', standingId: saved.id })
  })

  it('offers none when two recipients have different ones, or one has none', async () => {
    await ask('standing-save', standing('anna@x.example', 'vitrail-nuage'))
    await ask('standing-save', standing('paul@x.example', 'lampe-brume'))
    for (const other of ['paul@x.example', 'nobody@x.example']) {
      const requestId = await askForSecret({ ...ABOUT, recipients: ['anna@x.example', other] })
      expect((await ask('secret-request', { requestId })).standing).toBeNull()
    }
  })

  it('takes no standing secret for a page, and none that somebody thought of for a ZIP', async () => {
    const saved = async (kind: string) => ((await ask('standing-save', { ...standing('anna@x.example', 'vitrail-nuage'), kind })).standing as { id: string }).id
    const [words, own] = [await saved('words'), await saved('chosen')]
    const takes = async (format: 'pdf' | 'html' | 'zip', chosen: unknown) => (await ask('choose-secret', { requestId: await askForSecret({ ...ABOUT, format }), chosen })).accepted
    const stands = (standingId: string) => ({ secret: '', kind: 'words', standingId })
    expect([await takes('pdf', stands(own)), await takes('zip', stands(words))]).toEqual([true, true])
    expect([await takes('html', stands(words)), await takes('zip', stands(own)), await takes('zip', { ...CHOSEN, kind: 'chosen' })]).toEqual([false, false, false])
  })

  it('does not offer or take a standing secret that was forgotten meanwhile', async () => {
    const saved = (await ask('standing-save', standing('anna@x.example', 'vitrail-nuage'))).standing as { id: string }
    const requestId = await askForSecret(ABOUT)
    await ask('secret-forget', { id: saved.id })
    expect(await ask('choose-secret', { requestId, chosen: { secret: '', kind: 'words', standingId: saved.id } })).toEqual({ accepted: false, why: 'gone' })
  })
})

it('says that the vault is locked, with empty lists', async () => {
  const saved = (await ask('standing-save', standing('anna@x.example', 'vitrail-nuage'))).standing as { id: string }
  // As after a passphrase was chosen and the vault locked.
  const { publicKey } = storage.local.held.get('vault') as { publicKey: string }
  storage.local.held.set('vault', { publicKey, locked: { salt: '', rounds: 600_000, iv: '', wrapped: '' } })
  storage.session.held.clear()
  expect(await ask('secrets', {})).toEqual({ open: false, standing: [], envelopes: [] })
  expect(await ask('secret-read', { id: saved.id })).toEqual({ told: null, why: 'locked' })
  expect(await ask('standing-save', standing('b@x.example', 'x'))).toEqual({ standing: null, why: 'locked' })
  const requestId = await askForSecret(ABOUT)
  expect(await ask('secret-request', { requestId })).toMatchObject({ vaultOpen: false, standing: null })
})
