import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Runtime } from 'webextension-polyfill'
import type { KeyRecord, OwnKeyWithSecret } from '../../../src/messaging/key-records.ts'
import { emptyStorage, storage } from '../stores/browser-storage.ts'

vi.mock('webextension-polyfill', () => ({
  default: { storage, runtime: { id: 'sceau', getURL: (path: string) => `chrome-extension://sceau/${path}` } },
}))
vi.stubGlobal('__SCEAU_DEFAULTS__', {})
const { door } = await import('../../../src/background/door.ts')
const { claimFrame, openFrame } = await import('../../../src/background/holds.ts')
const { answeredKeyHandlers, keyHandlers, keyStandingHandlers } = await import('../../../src/background/handlers/key-handlers.ts')
const { engineHandlers, sealHandlers } = await import('../../../src/background/handlers/seal-handlers.ts')
const { database } = await import('../../../src/background/stores/database.ts')
const { saveSettings, loadSettings } = await import('../../../src/background/stores/settings.ts')

const open = door({ ...keyStandingHandlers, ...sealHandlers } as never, { ...answeredKeyHandlers, ...keyHandlers, ...engineHandlers } as never)
const PAGE: Runtime.MessageSender = { id: 'sceau', url: 'chrome-extension://sceau/src/options/options.html' }
const webmail = (tab = 3): Runtime.MessageSender => ({ id: 'sceau', url: 'https://webmail.example/', frameId: 0, tab: { id: tab, windowId: 1, incognito: false } as never })
const frame = (documentId: string, tab = 3): Runtime.MessageSender => (
  { id: 'sceau', url: 'chrome-extension://sceau/src/engine/engine.html', frameId: 4, tab: { id: tab } as never, documentId }
)
const asked = async (sceau: string, request: unknown, sender = PAGE) => ((await open({ sceau, request }, sender)) as { answer: Record<string, unknown> }).answer

const SOPHIE = 'sophie.garnier@exemple.fr'
const DAY = 24 * 3600 * 1000
const own = (more: Partial<OwnKeyWithSecret> = {}): Omit<OwnKeyWithSecret, 'id'> => ({
  role: 'own', profile: '', name: 'Dr Léa Moreau', address: 'lea@exemple.fr', fingerprint: 'A'.repeat(40), publicKey: 'public of Léa', privateKey: 'PRIVATE of Léa',
  created: 1, expires: null, use: 'current', members: [], ...more,
})
const known = (more: Partial<KeyRecord> = {}): KeyRecord => ({
  address: SOPHIE, fingerprint: 'B'.repeat(40), publicKey: 'public of Sophie', source: 'file', firstMet: 1, lastMet: 1, confirmed: 1,
  expires: null, revoked: false, offered: null, refused: [], ...more,
})
const keepOwn = (more: Partial<OwnKeyWithSecret> = {}) => asked('key-keep', { key: own(more) })
const keepKnown = (more: Partial<KeyRecord> = {}) => asked('known-key-keep', { record: known(more) })
const standings = (...addresses: string[]) => asked('keys-known', { addresses }, webmail())
const group = (more: Partial<OwnKeyWithSecret> = {}) => keepOwn({ role: 'group', fingerprint: 'C'.repeat(40), publicKey: 'public of the practice', privateKey: 'PRIVATE of the practice', members: ['Anne@cabinet.fr'], ...more })

async function job(recipients: string[], tab = 3): Promise<string> {
  return (await asked('seal-job', { holdId: '', format: 'openpgp', recipients, fileNames: ['bilan.pdf'], choose: false }, webmail(tab))).jobId as string
}

function lock(): void {
  const { publicKey } = storage.local.held.get('vault') as { publicKey: string }
  storage.local.held.set('vault', { publicKey, locked: { salt: '', rounds: 600_000, iv: '', wrapped: '' } })
  storage.session.held.clear()
}

beforeEach(async () => {
  emptyStorage()
  const db = await database()
  for (const store of ['ownKeys', 'knownKeys', 'sealedKeys', 'keys', 'envelopes'] as const) await db.clear(store)
})

describe('a webmail’s tab', () => {
  it('learns yes or no for an address, and never a key', async () => {
    await keepOwn()
    await keepKnown()
    const answer = await standings(SOPHIE, 'nobody@exemple.fr')
    expect(answer).toEqual({
      standings: [{ address: SOPHIE, known: true, reason: '' }, { address: 'nobody@exemple.fr', known: false, reason: 'envelope_key_unknown' }], signer: '',
    })
  })

  it('gets no other answer about keys from its content script', () => {
    for (const sceau of [...Object.keys(keyHandlers), 'seal-keys']) expect(open({ sceau, request: { id: 'x', jobId: 'x', address: SOPHIE } }, webmail()), sceau).toBeUndefined()
    expect(open({ sceau: 'keys-known', request: { addresses: ['x'.repeat(500)] } }, webmail())).toBeUndefined()
  })

  it('gets keys through the engine’s frame for a job of its own tab only, and nothing else about keys', async () => {
    await keepOwn()
    await keepKnown()
    const jobId = await job([SOPHIE])
    await expect(open({ sceau: 'seal-keys', request: { jobId } }, frame('stranger'))).resolves.toEqual({ refused: true })
    await claimFrame(await openFrame(3, ''), 3, 'engine')
    await claimFrame(await openFrame(4, ''), 4, 'other')
    expect(await asked('seal-keys', { jobId }, frame('engine'))).toEqual({ keys: { recipients: ['public of Sophie'], self: 'PRIVATE of Léa' }, why: '', params: [] })
    await expect(open({ sceau: 'seal-keys', request: { jobId } }, frame('other', 4))).rejects.toThrow('seals nothing')
    for (const sceau of Object.keys(keyHandlers)) await expect(open({ sceau, request: { id: 'x', address: SOPHIE } }, frame('engine')), sceau).resolves.toEqual({ refused: true })
  })

  it('gets none for a job that seals with a secret, and none once the job is over', async () => {
    await keepOwn()
    await keepKnown()
    await claimFrame(await openFrame(3, ''), 3, 'engine')
    const { jobId: zip } = await asked('seal-job', { holdId: '', format: 'zip', recipients: [SOPHIE], fileNames: [], choose: false }, webmail())
    await expect(open({ sceau: 'seal-keys', request: { jobId: zip } }, frame('engine'))).rejects.toThrow('seals nothing')
    const jobId = await job([SOPHIE])
    expect(await asked('seal-done', { jobId, files: ['document.pdf.pgp'] }, webmail())).toEqual({ told: false, why: '' })
    expect(await (await database()).count('envelopes')).toBe(0)
    await expect(open({ sceau: 'seal-keys', request: { jobId } }, frame('engine'))).rejects.toThrow('seals nothing')
  })
})

describe('sealing to a key', () => {
  const refusal = async (...recipients: string[]) => {
    await claimFrame(await openFrame(3, ''), 3, 'engine')
    const { keys, why, params } = await asked('seal-keys', { jobId: await job(recipients) }, frame('engine'))
    expect(keys).toBeNull()
    return [why, params]
  }

  it.each([
    ['unconfirmed', { confirmed: null }],
    ['changed', { offered: { fingerprint: 'D'.repeat(40), publicKey: 'other', expires: null, met: 2, source: 'autocrypt' as const } }],
    ['revoked', { revoked: true }],
    ['expired', { expires: 2 }],
  ])('stops at a key that is %s, before and while it seals', async (state, more) => {
    await keepOwn()
    await keepKnown(more)
    expect(await standings(SOPHIE)).toEqual({ standings: [{ address: SOPHIE, known: false, reason: `envelope_key_${state}` }], signer: '' })
    expect(await refusal(SOPHIE)).toEqual([`envelope_key_${state}`, [SOPHIE]])
  })

  it('stops when one of several has no key', async () => {
    await keepOwn()
    await keepKnown()
    expect(await refusal(SOPHIE, 'nobody@exemple.fr')).toEqual(['envelope_key_unknown', ['nobody@exemple.fr']])
  })

  it('stops while the vault is locked, and says so only to who has keys', async () => {
    await keepKnown()
    await (await database()).clear('knownKeys')
    lock()
    expect(await standings(SOPHIE)).toEqual({ standings: [{ address: SOPHIE, known: false, reason: 'envelope_key_unknown' }], signer: 'keys_own_missing' })
    emptyStorage()
    await (await database()).clear('keys')
    await (await database()).clear('sealedKeys')
    await keepOwn()
    lock()
    expect((await standings(SOPHIE)).standings).toEqual([{ address: SOPHIE, known: false, reason: 'keys_vault_closed' }])
    expect(await refusal(SOPHIE)).toEqual(['keys_vault_closed', []])
    expect(await asked('keys', {})).toEqual({ open: false, own: [], correspondents: [] })
    expect(await asked('key-read', { id: 'x' })).toEqual({ key: null, why: 'locked' })
    expect(await keepKnown()).toEqual({ kept: false })
  })

  it('wants somebody who signs: not a key that has expired or was revoked, and never a colleague’s', async () => {
    await keepKnown()
    const missing = async () => (await standings(SOPHIE)).signer
    expect(await missing()).toBe('keys_own_missing')
    await keepOwn({ expires: Date.now() - DAY })
    expect(await missing()).toBe('keys_own_missing')
    await keepOwn({ use: 'revoked' })
    expect(await missing()).toBe('keys_own_missing')
    await saveSettings({ ...(await loadSettings()), activeProfile: 'lea' })
    await keepOwn({ profile: 'paul' })
    expect(await missing()).toBe('keys_own_missing')
    expect(await refusal(SOPHIE)).toEqual(['keys_own_missing', []])
    await keepOwn({ profile: 'lea' })
    expect(await missing()).toBe('')
  })

  it('of a member of the practice uses the practice’s key, which also signs where nobody has one of their own', async () => {
    await group()
    await claimFrame(await openFrame(3, ''), 3, 'engine')
    expect(await asked('seal-keys', { jobId: await job(['anne@cabinet.fr']) }, frame('engine')))
      .toEqual({ keys: { recipients: ['public of the practice'], self: 'PRIVATE of the practice' }, why: '', params: [] })
    await group({ use: 'former' })
    expect((await standings('anne@cabinet.fr')).standings).toMatchObject([{ known: false }])
  })
})

describe('a key that an answered mail brought', () => {
  const answered = (record: KeyRecord, documentId = 'engine', tab = 3) => open({ sceau: 'answered-key', request: { record } }, frame(documentId, tab)) as Promise<{ answer?: unknown; refused?: true }>
  beforeEach(async () => {
    storage.session.held.set('compose:3', { tabId: 3, composeKeys: ['/#1'] })
    await claimFrame(await openFrame(3, ''), 3, 'engine')
  })

  it('is kept unconfirmed, whatever its bringer says of it, and stops what would be sealed', async () => {
    await keepOwn()
    expect(await answered(known({ source: 'file', confirmed: 1, refused: ['D'.repeat(40)] }))).toEqual({ answer: { learnt: true } })
    expect((await asked('keys', {})).correspondents).toMatchObject([{ address: SOPHIE, source: 'autocrypt', confirmed: null, offered: null, refused: [] }])
    expect(await standings(SOPHIE)).toMatchObject({ standings: [{ known: false, reason: 'envelope_key_unconfirmed' }] })
  })

  it('never touches a key that is known', async () => {
    await keepKnown()
    expect(await answered(known({ fingerprint: 'E'.repeat(40) }))).toEqual({ answer: { learnt: false } })
    expect((await asked('keys', {})).correspondents).toMatchObject([{ fingerprint: 'B'.repeat(40), confirmed: 1, offered: null }])
  })

  it('is taken from the frame of a compose view alone, and not while the vault is locked', async () => {
    expect(await answered(known(), 'strange')).toEqual({ refused: true })
    await claimFrame(await openFrame(4, ''), 4, 'engine-4')
    await expect(answered(known(), 'engine-4', 4)).rejects.toThrow('no compose view')
    expect(await open({ sceau: 'answered-key', request: { record: known() } }, webmail())).toBeUndefined()
    await keepOwn()
    const composing = storage.session.held.get('compose:3')
    lock()
    storage.session.held.set('compose:3', composing)
    await claimFrame(await openFrame(3, ''), 3, 'engine')
    expect(await answered(known())).toEqual({ answer: { learnt: false } })
  })
})
