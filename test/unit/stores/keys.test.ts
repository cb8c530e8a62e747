import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyRecord, OwnKeyWithSecret } from '../../../src/messaging/key-records.ts'
import { emptyStorage, polyfill, storage } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { database } = await import('../../../src/background/stores/database.ts')
const { knownKeys, ownKeys } = await import('../../../src/background/stores/keys.ts')
const { LockedError } = await import('../../../src/background/stores/vault-key-store.ts')
const { DamagedRecordError } = await import('../../../src/crypto/index.ts')

const SECRET = '-----BEGIN PGP PRIVATE KEY BLOCK-----'
const own = (more: Partial<OwnKeyWithSecret> = {}): Omit<OwnKeyWithSecret, 'id'> => ({
  role: 'own', profile: '', name: 'Dr Léa Moreau', address: 'lea@exemple.fr', fingerprint: 'A'.repeat(40), publicKey: 'public', privateKey: SECRET,
  created: 1, expires: null, use: 'current', members: [], ...more,
})
const known = (more: Partial<KeyRecord> = {}): KeyRecord => ({
  address: 'sophie.garnier@exemple.fr', fingerprint: 'B'.repeat(40), publicKey: 'public', source: 'file', firstMet: 1, lastMet: 1, confirmed: null,
  expires: null, revoked: false, offered: null, refused: [], ...more,
})

/** As after a passphrase was chosen and the vault locked. */
function lock(): void {
  const { publicKey } = storage.local.held.get('vault') as { publicKey: string }
  storage.local.held.set('vault', { publicKey, locked: { salt: '', rounds: 600_000, iv: '', wrapped: '' } })
  storage.session.held.clear()
}

const everythingOnTheDisk = async (): Promise<string> => {
  const db = await database()
  const all = [...(await db.getAll('ownKeys')), ...(await db.getAll('knownKeys'))]
  return all.map(({ sealed, ...rest }) => JSON.stringify(rest) + new TextDecoder('latin1').decode(sealed)).join()
}

beforeEach(async () => {
  emptyStorage()
  const db = await database()
  for (const store of ['ownKeys', 'knownKeys', 'sealedKeys', 'keys'] as const) await db.clear(store)
})

describe('keys of one’s own', () => {
  it('are listed without their secret part, newest first, and read with it', async () => {
    const { id } = await ownKeys.keep(own())
    await ownKeys.keep(own({ fingerprint: 'C'.repeat(40), created: 2, role: 'group', members: ['a@exemple.fr'] }))
    expect((await ownKeys.list()).map(({ role }) => role)).toEqual(['group', 'own'])
    expect(JSON.stringify(await ownKeys.list())).not.toContain('PRIVATE')
    expect((await ownKeys.read(id))?.privateKey).toBe(SECRET)
    expect(await ownKeys.read('nobody')).toBeNull()
  })

  it('take the place of the same key', async () => {
    const { id } = await ownKeys.keep(own())
    expect((await ownKeys.keep(own({ use: 'revoked' }))).id).toBe(id)
    expect((await ownKeys.list()).map(({ use }) => use)).toEqual(['revoked'])
    await ownKeys.forget(id)
    expect(await ownKeys.list()).toEqual([])
  })

  it('are sealed: nothing of them can be read on the disk, nor while the vault is locked', async () => {
    const { id } = await ownKeys.keep(own())
    await knownKeys.put(known())
    const disk = await everythingOnTheDisk()
    expect(['PRIVATE', 'lea@', 'Moreau', 'sophie', 'AAAA', 'BBBB'].filter((word) => disk.includes(word))).toEqual([])
    lock()
    await expect(ownKeys.list()).rejects.toBeInstanceOf(LockedError)
    await expect(ownKeys.read(id)).rejects.toBeInstanceOf(LockedError)
    await expect(knownKeys.get('sophie.garnier@exemple.fr')).rejects.toBeInstanceOf(LockedError)
    await expect(knownKeys.put(known())).rejects.toBeInstanceOf(LockedError)
    expect([await ownKeys.count(), await knownKeys.count()]).toEqual([1, 1])
  })
})

describe('keys of correspondents', () => {
  it('are found by address in any case, kept once, listed by address, and forgotten', async () => {
    await knownKeys.put(known())
    await knownKeys.put(known({ address: 'Sophie.Garnier@Exemple.fr', confirmed: 5 }))
    await knownKeys.put(known({ address: 'anne@exemple.fr' }))
    expect(await knownKeys.get(' SOPHIE.garnier@exemple.FR')).toMatchObject({ address: 'sophie.garnier@exemple.fr', confirmed: 5 })
    expect((await knownKeys.list()).map(({ address }) => address)).toEqual(['anne@exemple.fr', 'sophie.garnier@exemple.fr'])
    await knownKeys.forget('anne@exemple.fr')
    expect(await knownKeys.get('anne@exemple.fr')).toBeUndefined()
  })

  it('cannot change places: a record that was put under another address is refused', async () => {
    await knownKeys.put(known({ confirmed: 1 }))
    await knownKeys.put(known({ address: 'mallory@exemple.fr', confirmed: null }))
    const db = await database()
    const [one, other] = await db.getAll('knownKeys')
    await db.put('knownKeys', { mark: one!.mark, sealed: other!.sealed })
    await expect(knownKeys.list()).rejects.toBeInstanceOf(DamagedRecordError)
  })
})
