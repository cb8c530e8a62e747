import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StandingToSave } from '../../../src/background/stores/secrets.ts'
import { emptyStorage, polyfill, storage } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { database } = await import('../../../src/background/stores/database.ts')
const { secrets } = await import('../../../src/background/stores/secrets.ts')
const { vault } = await import('../../../src/background/stores/vault.ts')
const { LockedError } = await import('../../../src/background/stores/vault-key-store.ts')
const { DamagedRecordError } = await import('../../../src/crypto/index.ts')

const PASSPHRASE = 'lampe rivière tambour girafe'
const DAY = 24 * 60 * 60 * 1000
const CITIZEN = '195017512345678@patient.mssante.fr'

const standing = (more: Partial<StandingToSave> = {}): StandingToSave => (
  { id: '', label: 'Mme Quillévéré', addresses: ['Anna.Q@orange.example'], phone: '+33612345678', secret: 'girafe-tambour', kind: 'words', ...more }
)
const envelope = (fileName: string, secret = 'nuage-vitrail') => (
  { fileName, format: 'pdf' as const, recipients: ['anna.q@orange.example'], kind: 'words' as const, secret }
)
const secretOf = async (id: string) => (await secrets.read(id))?.secret

async function empty(): Promise<void> {
  const db = await database()
  for (const store of ['standing', 'envelopes', 'sealedKeys'] as const) await db.clear(store)
}

describe('secrets under a passphrase', () => {
  // Deriving a key from a passphrase is slow on purpose: once for all.
  let created: unknown
  let open: Map<string, unknown>
  beforeAll(async () => {
    emptyStorage()
    await vault.create(PASSPHRASE)
    created = structuredClone(storage.local.held.get('vault'))
    open = new Map(storage.session.held)
  })
  beforeEach(async () => {
    emptyStorage()
    storage.local.held.set('vault', created)
    await empty()
    for (const [key, value] of open) storage.session.held.set(key, value)
  })

  it('keeps a standing secret, finds it by any address however it is written, and gives it back', async () => {
    const kept = await secrets.saveStanding(standing({ addresses: ['Anna.Q@Orange.example ', 'anna@gmail.example'] }))
    expect(kept).toMatchObject({ label: 'Mme Quillévéré', addresses: ['anna.q@orange.example', 'anna@gmail.example'], phone: '+33612345678', kind: 'words' })
    expect(Number.isNaN(Date.parse(kept?.madeAt ?? ''))).toBe(false)
    for (const address of ['anna.q@orange.example', ' ANNA@gmail.example']) expect(await secrets.findStanding(address)).toEqual(kept)
    for (const address of ['paul@orange.example', '', ' ']) expect(await secrets.findStanding(address)).toBeNull()
    expect(await secrets.read(kept?.id ?? '')).toEqual({ of: 'standing', standing: kept, secret: 'girafe-tambour', kind: 'words' })
  })

  it('gives the newest of two that stand for one address', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-05T09:00:00Z') })
    const older = await secrets.saveStanding(standing({ secret: 'ancien' }))
    vi.setSystemTime(new Date('2026-11-26T09:00:00Z'))
    const newer = await secrets.saveStanding(standing({ secret: 'nouveau', addresses: ['anna.q@orange.example', 'autre@orange.example'] }))
    vi.useRealTimers()
    expect(newer?.id).not.toBe(older?.id)
    expect(await secrets.findStanding('anna.q@orange.example')).toEqual(newer)
  })

  it('replaces a secret in place, with a new age; changes the words around it without touching it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-05T09:00:00Z') })
    const { id = '', madeAt } = (await secrets.saveStanding(standing())) ?? {}
    vi.setSystemTime(new Date('2026-11-26T09:00:00Z'))
    const renamed = await secrets.saveStanding(standing({ id, secret: '', label: 'Mme Q.', addresses: ['neuve@orange.example'], phone: '', kind: 'chosen' }))
    expect(renamed).toMatchObject({ id, madeAt, label: 'Mme Q.', kind: 'words' })
    expect(await secretOf(id)).toBe('girafe-tambour')
    expect(await secrets.findStanding('anna.q@orange.example')).toBeNull()
    expect(await secrets.findStanding('neuve@orange.example')).toMatchObject({ id })
    const replaced = await secrets.saveStanding(standing({ id, secret: 'vitrail-nuage' }))
    expect(replaced?.madeAt).toBe('2026-11-26T09:00:00.000Z')
    expect(await secretOf(id)).toBe('vitrail-nuage')
    expect(await secrets.listStanding()).toHaveLength(1)
    vi.useRealTimers()
  })

  it('keeps nothing without a secret, and nothing under an id that it does not know', async () => {
    expect(await secrets.saveStanding(standing({ secret: '' }))).toBeNull()
    expect(await secrets.saveStanding(standing({ id: 'nobody' }))).toBeNull()
    expect(await secrets.listStanding()).toEqual([])
  })

  it('finds again which secret sealed which file, newest first, and forgets', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-01T09:00:00Z') })
    const first = await secrets.keepEnvelope(envelope('bilan.pdf'))
    vi.setSystemTime(new Date('2026-11-02T09:00:00Z'))
    const second = await secrets.keepEnvelope(envelope('radio.zip', 'brume-lampe'))
    vi.useRealTimers()
    expect((await secrets.listEnvelopes()).map(({ fileName }) => fileName)).toEqual(['radio.zip', 'bilan.pdf'])
    expect(await secrets.read(second)).toMatchObject({ of: 'envelope', secret: 'brume-lampe', envelope: { recipients: ['anna.q@orange.example'] } })
    await secrets.forget(second)
    await secrets.forget('nobody')
    expect([await secrets.read(second), await secretOf(first)]).toEqual([null, 'nuage-vitrail'])
  })

  it('keeps what opens the answers to an envelope with its secret: found by its number, never listed or told, forgotten with it', async () => {
    const answerKey = { id: 'ab'.repeat(16), publicKey: 'cHVi', privateKey: 'cHJpdmF0ZQ==', bindingKey: 'Ymlu' }
    await secrets.keepEnvelope(envelope('autre.pdf'))
    const id = await secrets.keepEnvelope({ ...envelope('lettre.html'), answerKey })
    expect(await secrets.findAnswerKey(answerKey.id)).toMatchObject({ key: answerKey, envelope: { id, fileName: 'lettre.html' } })
    expect(await secrets.findAnswerKey('00'.repeat(16))).toBeNull()
    expect(JSON.stringify([await secrets.listEnvelopes(), await secrets.read(id)])).not.toContain('cHJpdmF0ZQ')
    const [, record] = await (await database()).getAll('envelopes')
    expect(Buffer.from(record!.sealed).toString('latin1')).not.toContain('cHJpdmF0ZQ')
    await secrets.purge(Date.now() + 31 * DAY, 30)
    expect(await secrets.findAnswerKey(answerKey.id)).toBeNull()
  })

  it('lists no secret', async () => {
    await secrets.saveStanding(standing())
    await secrets.keepEnvelope(envelope('bilan.pdf'))
    expect(JSON.stringify([await secrets.listStanding(), await secrets.listEnvelopes()])).not.toMatch(/girafe|nuage/)
  })

  it('keeps standing secrets for good, and those of envelopes for the days that were set', async () => {
    const { id = '' } = (await secrets.saveStanding(standing())) ?? {}
    const sealed = await secrets.keepEnvelope(envelope('bilan.pdf'))
    await secrets.purge(Date.now() + 30 * DAY - 60_000, 30)
    expect(await secretOf(sealed)).toBe('nuage-vitrail')
    await secrets.purge(Date.now() + 30 * DAY + 60_000, 30)
    expect([await secretOf(sealed), await secretOf(id)]).toEqual([undefined, 'girafe-tambour'])
  })

  it('reads and finds nothing while the vault is locked, and still keeps what sealed a file', async () => {
    const { id = '' } = (await secrets.saveStanding(standing())) ?? {}
    await vault.lock()
    const sealed = await secrets.keepEnvelope(envelope('bilan.pdf'))
    for (const work of [
      () => secrets.read(id), () => secrets.read(sealed), () => secrets.listStanding(), () => secrets.listEnvelopes(), () => secrets.findAnswerKey('ab'.repeat(16)), () => secrets.findStanding('anna.q@orange.example'),
      () => secrets.saveStanding(standing({ id })),
    ]) await expect(work()).rejects.toThrow(LockedError)
    for (const [key, value] of open) storage.session.held.set(key, value)
    expect(await secretOf(sealed)).toBe('nuage-vitrail')
  })

  it('tells a locked reader nobody’s name, address, file or secret, nor lets an identity number be tried', async () => {
    await secrets.saveStanding(standing({ addresses: [CITIZEN] }))
    await secrets.keepEnvelope(envelope('Quillévéré.pdf'))
    const db = await database()
    const [kept] = await db.getAll('standing')
    const [sealed] = await db.getAll('envelopes')
    expect(Object.keys(kept ?? {}).sort()).toEqual(['id', 'marks', 'sealed'])
    expect(Object.keys(sealed ?? {}).sort()).toEqual(['id', 'keptAt', 'sealed'])
    const bytes = [kept, sealed].map((record) => Buffer.from(record!.sealed).toString('utf8')).join()
    expect(bytes).not.toMatch(/Quill|orange|patient|girafe|nuage|pdf/)
    const plainHash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(CITIZEN))).toString('base64')
    expect(kept?.marks).toHaveLength(1)
    expect(kept?.marks).not.toContain(plainHash)
    const [first] = kept?.marks ?? []
    // Another device, or this one after everything was erased, marks the same address otherwise.
    await empty()
    await secrets.saveStanding(standing({ addresses: [CITIZEN] }))
    expect((await db.getAll('standing'))[0]?.marks[0]).not.toBe(first)
  })

  it('refuses a secret that was put in the place of another', async () => {
    const { id = '' } = (await secrets.saveStanding(standing())) ?? {}
    await secrets.saveStanding(standing({ label: 'M. Arzel', addresses: ['b@x.example'], secret: 'autre-chose' }))
    const db = await database()
    const own = await db.get('standing', id)
    const other = (await db.getAll('standing')).find((record) => record.id !== id)
    await db.put('standing', { ...own!, sealed: other!.sealed })
    await expect(secrets.read(id)).rejects.toThrow(DamagedRecordError)
  })

  it('makes one key of marks, however many secrets come at once', async () => {
    await Promise.all(['a@x.example', 'b@x.example', 'c@x.example'].map((address) => secrets.saveStanding(standing({ addresses: [address] }))))
    expect(await (await database()).count('sealedKeys')).toBe(1)
    for (const address of ['a@x.example', 'b@x.example', 'c@x.example']) expect(await secrets.findStanding(address)).not.toBeNull()
  })
})

it('works before a passphrase is chosen', async () => {
  emptyStorage()
  await empty()
  await (await database()).clear('keys')
  const { id = '' } = (await secrets.saveStanding(standing())) ?? {}
  expect(await secretOf(id)).toBe('girafe-tambour')
})
