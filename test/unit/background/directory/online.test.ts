import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { COLUMNS, directoryFile } from '../../../../demo/directory-file.mjs'
import type { Box } from '../../../../src/directory/index.ts'
import type { PageCaller, WebmailCaller } from '../../../../src/background/caller.ts'
import type { DirectoryOrder } from '../../../../src/engine/directory-protocol.ts'
import type { UpdateWork } from '../../../../src/engine/update-directory.ts'
import { boxOf } from '../../directory/boxes.ts'
import { emptyStorage, polyfill, storage } from '../../stores/browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
// Scripts for pages: there is none here.
vi.mock('../../../../src/background/webmail-script.ts', () => ({}))
vi.mock('../../../../src/background/directory/room.ts', async () => {
  const { updateDirectory } = await import('../../../../src/engine/update-directory.ts')
  return { updateSomewhere: (order: DirectoryOrder, work: UpdateWork) => updateDirectory(order, work) }
})
const { database } = await import('../../../../src/background/stores/database.ts')
const { vault } = await import('../../../../src/background/stores/vault.ts')
const { fhirKey } = await import('../../../../src/background/directory/private.ts')
const { directoryHandlers } = await import('../../../../src/background/handlers/directory-handlers.ts')
const { composeHandlers } = await import('../../../../src/background/handlers/compose-handlers.ts')

const PAGE: PageCaller = { kind: 'page', embedded: false, tabId: 1, frame: 'f' }
const WEBMAIL = { kind: 'webmail', tabId: 1 } as WebmailCaller
const FILE = directoryFile({ count: 3 })
const PAUL = 'paul.martin@medecin.mssante.fr'
const BLOB = 'blob:chrome-extension://sceau/1'

/** Every request that left, and what comes back. */
const left: { url: string; init: RequestInit | undefined }[] = []
let online: () => Response
const json = (value: unknown): Response => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } })

const record = (fields: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(COLUMNS.map((column) => [column, fields[column] ?? '']))
const ANSWER = { data: [record({ 'Type de BAL': 'PER', 'Adresse BAL': PAUL, "Nom d'exercice": 'MARTIN', "Prénom d'exercice": 'PAUL', 'Libellé savoir-faire': 'Pneumologie' })], links: { next: null } }

/** The vault's keys, made once: that takes a second. */
let vaultKeys: { readonly stored: unknown; readonly device: unknown }
beforeAll(async () => {
  emptyStorage()
  await fhirKey.keep('any')
  vaultKeys = { stored: storage.local.held.get('vault'), device: await (await database()).get('keys', 'device') }
})
beforeEach(async () => {
  emptyStorage()
  const db = await database()
  await db.clear('directory')
  await db.put('keys', vaultKeys.device as never, 'device')
  storage.local.held.set('vault', vaultKeys.stored)
  left.length = 0
  online = () => json(ANSWER)
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    left.push({ url, init })
    return Promise.resolve(url === BLOB || url.includes('mssante-file') ? new Response(FILE) : online())
  })
  storage.local.held.set('settings', { directoryUrl: 'https://directory.example/mssante-file.txt' })
})

const refreshed = () => directoryHandlers['directory-refresh']({}, PAGE)
const resolved = async (...addresses: readonly string[]) => composeHandlers.resolve({ addresses, question: { recipients: addresses.map((address) => ({ name: '', address })), names: [] } }, WEBMAIL)

describe('what leaves this computer', () => {
  it('names nobody: not while looking up, searching, resolving, refreshing, importing, nor keeping contacts', async () => {
    await refreshed()
    await directoryHandlers['directory-import']({ files: [{ url: BLOB, name: 'Martin.txt', date: '2026-01-01' }], accepted: true }, PAGE)
    await directoryHandlers.search({ query: 'Paul Martin cardiologue' }, PAGE)
    await directoryHandlers['find-secure']({ people: [{ name: 'Paul Martin', address: 'paul.martin@orange.example' }, { name: 'Inconnu', address: 'inconnu@orange.example' }] }, PAGE)
    await directoryHandlers['contacts-keep']({ boxes: [boxOf()], from: 'Martin.vcf' }, PAGE)
    await directoryHandlers['directory-key']({ key: 'my-key' }, PAGE)
    await directoryHandlers['directory-sources']({}, PAGE)
    await resolved(PAUL, 'inconnu@orange.example', 'gone@medecin.mssante.fr')
    expect(left.map(({ url }) => url)).toEqual(['https://directory.example/mssante-file.txt', BLOB])
    for (const { init } of left) {
      expect(init?.body).toBeUndefined()
      expect(JSON.stringify(init ?? {}).toLowerCase()).not.toMatch(/martin|inconnu|gone@|my-key/)
    }
  })

  it('is a name only when a look-up was asked for, and then only that name, to that server', async () => {
    await directoryHandlers['look-up-online']({ source: 'tabular', familyName: 'Martin', givenName: 'Paul', address: '' }, PAGE)
    expect(left).toHaveLength(1)
    const url = new URL(left[0]!.url)
    expect(url.host).toBe('tabular-api.data.gouv.fr')
    expect([...url.searchParams.values()]).toEqual(['MARTIN', '50'])
    expect(left[0]!.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
  })

  it('never includes the key for a server that needs none', async () => {
    await directoryHandlers['directory-key']({ key: 'my-key' }, PAGE)
    await directoryHandlers['look-up-online']({ source: 'tabular', familyName: '', givenName: '', address: PAUL }, PAGE)
    expect(JSON.stringify(left)).not.toContain('my-key')
    online = () => json({ resourceType: 'Bundle', entry: [] })
    await directoryHandlers['look-up-online']({ source: 'fhir', familyName: 'Martin', givenName: '', address: '' }, PAGE)
    expect(left.filter(({ init }) => JSON.stringify(init).includes('my-key')).map(({ url }) => new URL(url).host)).toEqual(['gateway.api.esante.gouv.fr'])
  })
})

describe('an answer that was asked for', () => {
  it('says whether this computer’s directory knows the address, and in what the two differ', async () => {
    await refreshed()
    const { found, error } = await directoryHandlers['look-up-online']({ source: 'tabular', familyName: 'Martin', givenName: '', address: '' }, PAGE)
    expect(error).toBe('')
    expect(found).toMatchObject([{ known: true, differs: ['specialty'], statement: { source: 'tabular', box: { address: PAUL } } }])
  })

  it('is one statement more on that address from then on, and a verdict on the former ones holds no longer', async () => {
    await refreshed()
    const before = await resolved(PAUL)
    expect(before.standings[0]!.statements.map(({ source }) => source)).toEqual(['mssante-file'])
    await directoryHandlers['look-up-online']({ source: 'tabular', familyName: 'Martin', givenName: '', address: '' }, PAGE)
    const after = await resolved(PAUL)
    expect(after.standings[0]!.statements.map(({ source }) => source)).toEqual(['mssante-file', 'tabular'])
    expect(after.version).not.toBe(before.version)
  })

  it('that cannot be had is a sentence: no key, a locked vault, a server that fails', async () => {
    const ask = () => directoryHandlers['look-up-online']({ source: 'fhir', familyName: 'Martin', givenName: '', address: '' }, PAGE)
    expect(await ask()).toMatchObject({ found: [], error: 'directory_online_no_key' })
    await directoryHandlers['directory-key']({ key: 'my-key' }, PAGE)
    online = () => new Response('', { status: 500 })
    expect(await ask()).toMatchObject({ error: 'directory_online_refused', errorParams: ['500'] })
    await vault.create('cheval tracteur nuage')
    await vault.lock()
    left.length = 0
    expect(await ask()).toMatchObject({ error: 'directory_online_locked' })
    expect(left).toEqual([])
  })
})

describe('the practitioner’s contacts', () => {
  const known: Box = boxOf({ address: 'anne.petit@medical38.apicrypt.org', familyName: 'Petit', givenName: 'Anne' })

  it('say who an address is, lie sealed on the disk, and fall silent while the vault is locked', async () => {
    expect(await directoryHandlers['contacts-keep']({ boxes: [known], from: 'carnet.vcf' }, PAGE)).toMatchObject({ contacts: { rows: 1, from: 'carnet.vcf' } })
    const said = async () => (await resolved('Anne.Petit@medical38.apicrypt.org')).standings[0]!
    expect((await said()).statements).toMatchObject([{ source: 'contacts', box: { familyName: 'Petit' } }])
    expect((await said()).network).toBe('apicrypt')
    const disk = await (await database()).getAll('directory')
    const bytes = disk.map((value) => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : JSON.stringify(value))).join('')
    expect(bytes.toLowerCase()).not.toContain('petit')
    await vault.create('cheval tracteur nuage')
    expect((await said()).statements).toHaveLength(1)
    await vault.lock()
    expect((await said()).statements).toHaveLength(0)
    await vault.unlock('cheval tracteur nuage')
    expect((await said()).statements).toHaveLength(1)
  })

  it('are forgotten when asked', async () => {
    await directoryHandlers['contacts-keep']({ boxes: [known], from: 'carnet.vcf' }, PAGE)
    expect(await directoryHandlers['contacts-keep']({ boxes: [], from: '' }, PAGE)).toMatchObject({ contacts: null })
    expect((await resolved(known.address)).standings[0]!.statements).toEqual([])
    expect(await (await database()).getAllKeys('directory')).toEqual([])
  })
})

it('the key is shown nowhere, sealed on the disk, and forgotten when asked', async () => {
  expect(await directoryHandlers['directory-key']({ key: ' my-key ' }, PAGE)).toMatchObject({ hasKey: true })
  const disk = await (await database()).getAll('directory')
  expect(disk.map((value) => new TextDecoder('latin1').decode(value as Uint8Array)).join('')).not.toContain('my-key')
  expect(JSON.stringify(await directoryHandlers['directory-sources']({}, PAGE))).not.toContain('my-key')
  expect(await directoryHandlers['directory-key']({ key: '' }, PAGE)).toMatchObject({ hasKey: false })
})

it('for a frame in a webmail’s tab, a look-up asks the server that needs no key, whatever the frame says', async () => {
  await directoryHandlers['look-up-online']({ source: 'fhir', familyName: 'Martin', givenName: '', address: '' }, { ...PAGE, embedded: true })
  expect(new Set(left.map(({ url }) => new URL(url).host))).toEqual(new Set(['tabular-api.data.gouv.fr']))
})
