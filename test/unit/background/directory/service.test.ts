import 'fake-indexeddb/auto'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { COLUMNS, directoryFile } from '../../../../demo/directory-file.mjs'
import type { DirectoryOrder } from '../../../../src/engine/directory-protocol.ts'
import type { UpdateWork } from '../../../../src/engine/update-directory.ts'
import { ISO, MODIFIED, serve, startServer } from '../../engine/file-server.ts'
import { emptyStorage, polyfill, storage } from '../../stores/browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
// Where a browser has a worker, this process has none: the same work, here.
vi.mock('../../../../src/background/directory/room.ts', async () => {
  const { updateDirectory } = await import('../../../../src/engine/update-directory.ts')
  return { updateSomewhere: (order: DirectoryOrder, work: UpdateWork) => updateDirectory(order, work) }
})
const { database } = await import('../../../../src/background/stores/database.ts')
const { directoryStore } = await import('../../../../src/background/stores/directory.ts')
const { directorySources } = await import('../../../../src/background/directory/sources.ts')

type Service = typeof import('../../../../src/background/directory/service.ts')

/** The background after a fresh start: nothing in its memory, the disk as it was. */
async function started(): Promise<Service> {
  vi.resetModules()
  storage.session.held.clear()
  return import('../../../../src/background/directory/service.ts')
}

const SMALL = directoryFile({ count: 3 })
const LARGE = directoryFile({ count: 30 })
const sizeOf = (text: string): number => text.trim().split('\n').length - 1
const bytes = (text: string): Buffer => Buffer.from(text)
/** The rows of a file whose address fits. */
const without = (text: string, address: RegExp): string => text.split('\n').filter((line) => !address.test(line)).join('\n')

let server: Awaited<ReturnType<typeof startServer>>
let service: Service
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  // Node 20 has none; a browser's says nothing of the connection unless a test makes it.
  vi.stubGlobal('navigator', {})
  emptyStorage()
  storage.local.held.set('settings', { directoryUrl: server.url })
  await (await database()).clear('directory')
  server.does(serve(bytes(SMALL)))
  service = await started()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Chooses files as the options do. */
const choose = (files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>, accepted = false) => service.importDirectory(
  Object.entries(files).map(([name, content]) => ({ url: URL.createObjectURL(new Blob([content])), name, date: ISO })), accepted)

describe('the directory of the device', () => {
  it('is missing at first, and nobody is asked for anything', async () => {
    expect(await service.currentDirectory()).toBeNull()
    expect(await service.directoryStatus()).toMatchObject({ state: 'missing', size: 0, date: '' })
    expect(server.asked).toHaveLength(0)
  })

  it('is fetched whole from the address in the settings, naming nobody, and stays after a restart', async () => {
    expect(await service.refreshDirectory()).toMatchObject({ state: 'ready', size: sizeOf(SMALL), date: ISO })
    expect(server.asked.map(({ url, method }) => [method, url])).toEqual([['GET', '/file.txt']])
    expect((await service.currentDirectory())?.byPerson('Paul Martin')).toHaveLength(1)
    service = await started()
    expect(await service.directoryStatus()).toMatchObject({ state: 'ready', size: sizeOf(SMALL), date: ISO })
    expect((await service.currentDirectory())?.size).toBe(sizeOf(SMALL))
    expect(server.asked).toHaveLength(1)
  })

  it('keeps date, length, checksum and origin of its file', async () => {
    await service.refreshDirectory()
    const facts = await directoryStore.get('facts')
    expect(facts?.mailboxes).toEqual({ from: server.url, date: ISO, bytes: bytes(SMALL).length, rows: sizeOf(SMALL), validator: '"v1"', checksum: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
    await service.importDirectory([{ url: URL.createObjectURL(new Blob([SMALL])), name: 'a.txt', date: ISO }], false)
    expect((await directoryStore.get('facts'))?.mailboxes.checksum).toBe(facts?.mailboxes.checksum)
  })

  it('is fetched once when two ask at once, and says that it is loading', async () => {
    let release = (): void => undefined
    server.does((incoming, outgoing, rank) => {
      release = () => serve(bytes(SMALL))(incoming, outgoing, rank)
    })
    const both = [service.refreshDirectory(), service.refreshDirectory()]
    await vi.waitFor(() => expect(server.asked).toHaveLength(1))
    expect(await service.directoryStatus()).toMatchObject({ state: 'loading' })
    release()
    expect(await Promise.all(both)).toMatchObject([{ state: 'ready' }, { state: 'ready' }])
    expect(server.asked).toHaveLength(1)
    server.does(serve(bytes(LARGE), { tag: '"v2"' }))
    expect(await service.refreshDirectory()).toMatchObject({ size: sizeOf(LARGE) })
  })

  it('can be stopped: the former one stays, and the next try goes on', async () => {
    await service.refreshDirectory()
    server.does((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': 999_999, 'etag': '"v2"' })
      outgoing.write(LARGE.slice(0, 500))
    })
    const stopped = service.refreshDirectory()
    await vi.waitFor(() => expect(server.asked).toHaveLength(1))
    expect(await service.cancelDirectory()).toMatchObject({ state: 'ready', size: sizeOf(SMALL) })
    expect(await stopped).toMatchObject({ state: 'ready', size: sizeOf(SMALL), error: '' })
    server.does(serve(bytes(LARGE), { tag: '"v2"' }))
    expect(await service.refreshDirectory()).toMatchObject({ size: sizeOf(LARGE) })
  })

  it.each<[string, Parameters<typeof server.does>[0], string, string[]]>([
    ['a web page without its name', (_, outgoing) => outgoing.end('<!doctype html>'), 'directory_not_the_file', ['Extraction_Correspondance_MSSante', '31', '1']],
    ['a web page', (_, outgoing) => outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'), 'directory_web_page', []],
    ['a refusal', (_, outgoing) => outgoing.writeHead(404).end(), 'directory_refused', ['404']],
    ['a busy server', (_, outgoing) => outgoing.writeHead(429, { 'retry-after': '60' }).end(), 'directory_busy', ['429', '60']],
    ['a broken archive', (_, outgoing) => outgoing.end('PK\u0003\u0004'), 'directory_packed_damaged', []],
    ['a header alone', (_, outgoing) => outgoing.end(`${COLUMNS.join('|')}\n`), 'directory_no_rows', []],
    ['half a row', (_, outgoing) => outgoing.end(SMALL.slice(0, -90)), 'directory_cut_off', [String(sizeOf(SMALL) + 1)]],
    ['an endless line', (_, outgoing) => outgoing.end(`${SMALL}${'x'.repeat(100_000)}`), 'directory_line_too_long', [String(sizeOf(SMALL) + 2)]],
    ['far fewer mailboxes', (_, outgoing) => outgoing.end(SMALL.split('\n').slice(0, 4).join('\n')), 'directory_shrunk', ['3', String(sizeOf(SMALL))]],
    ['addresses outside the trust space', (_, outgoing) => outgoing.end(SMALL + SMALL.split('\n').slice(1).map((line) => line.replace(/\|([^|@]*)@[^|]*/, '|$1x@evil.example')).join('\n').repeat(3)), 'directory_untrusted', [expect.any(String) as string, 'evil.example']],
    ['no network', ({ socket }) => socket.destroy(), 'directory_unreachable', []],
  ])('stays as it was after %s, which is named', async (_, handle, error, errorParams) => {
    await service.refreshDirectory()
    const before = await service.currentDirectory()
    server.does(handle)
    expect(await service.refreshDirectory()).toMatchObject({ state: 'failed', error, errorParams })
    expect(await service.currentDirectory()).toBe(before)
    expect(await service.directoryStatus()).toMatchObject({ state: 'ready', size: sizeOf(SMALL) })
    expect((await directorySources()).fault).toMatchObject({ key: error, params: errorParams })
    service = await started()
    expect((await service.currentDirectory())?.size).toBe(sizeOf(SMALL))
    server.does(serve(bytes(LARGE), { tag: '"v3"' }))
    expect(await service.refreshDirectory()).toMatchObject({ state: 'ready', size: sizeOf(LARGE) })
    expect((await directorySources()).fault).toBeNull()
  })

  it('stays as it was when the disk takes only half of the new one', async () => {
    await service.refreshDirectory()
    server.does(serve(bytes(LARGE), { tag: '"v2"' }))
    // As a full disk does: the transaction ends among its writes.
    const put = IDBObjectStore.prototype.put
    const failing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (key === 'facts') queueMicrotask(() => this.transaction.abort())
      return put.call(this, value, key)
    })
    expect(await service.refreshDirectory()).toMatchObject({ state: 'failed', error: 'directory_build_failed' })
    failing.mockRestore()
    service = await started()
    expect((await service.currentDirectory())?.size).toBe(sizeOf(SMALL))
    expect(await service.directoryStatus()).toMatchObject({ size: sizeOf(SMALL) })
  })

  it('says why there is none after the first file could not be used', async () => {
    server.does((_, outgoing) => outgoing.end('autre chose'))
    await service.refreshDirectory()
    expect(await service.directoryStatus()).toMatchObject({ state: 'failed', error: 'directory_not_the_file' })
    expect(await service.currentDirectory()).toBeNull()
  })

  it('can be asked for again after the session’s storage failed', async () => {
    const set = vi.spyOn(storage.session, 'set').mockRejectedValueOnce(new Error('full'))
    await service.refreshDirectory().catch(() => undefined)
    expect(await service.refreshDirectory()).toMatchObject({ state: 'ready' })
    set.mockRestore()
  })

  it('has another version when its content is another', async () => {
    const versions: (string | undefined)[] = []
    for (const [rank, text] of [SMALL, SMALL, LARGE].entries()) {
      server.does(serve(bytes(text), { tag: `"${rank}"` }))
      await service.refreshDirectory()
      versions.push((await service.currentDirectory())?.version)
    }
    expect(versions[2]).not.toBe(versions[0])
  })

  it('remembers an address that the newest file no longer has, with the date of the last one that had it', async () => {
    await service.refreshDirectory()
    server.does((_, outgoing) => outgoing.writeHead(200, { 'etag': '"v2"', 'last-modified': 'Thu, 05 Mar 2026 05:06:07 GMT' }).end(without(SMALL, /paul\.martin@/)))
    await service.refreshDirectory()
    const directory = await service.currentDirectory()
    expect(directory?.byAddress('paul.martin@medecin.mssante.fr')).toBeNull()
    expect(directory?.gone('paul.martin@medecin.mssante.fr')).toMatchObject({ lastSeen: expect.stringContaining(ISO.slice(0, 10)) as string, box: { familyName: 'MARTIN' } })
  })

  it('is asked for by itself when there is none or a day has passed, not before', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(ISO) })
    await service.refreshIfOld()
    await service.refreshIfOld()
    service = await started()
    await service.refreshIfOld()
    expect(server.asked).toHaveLength(1)
    vi.setSystemTime(Date.parse(ISO) + 24 * 60 * 60 * 1000)
    // The server has none newer: nothing is sent, and it is not asked again today.
    await service.refreshIfOld()
    await service.refreshIfOld()
    expect(server.asked).toHaveLength(2)
    expect(server.asked[1]!.headers['if-none-match']).toBe('"v1"')
    expect(await service.directoryStatus()).toMatchObject({ state: 'ready', size: sizeOf(SMALL) })
  })

  it('goes on within the hour when the connection broke, and fetches a file that was refused once a day only', async () => {
    server.does((_, outgoing) => outgoing.writeHead(503).end())
    await service.refreshIfOld()
    await service.refreshIfOld()
    expect(server.asked).toHaveLength(2)
    server.does((_, outgoing) => outgoing.end('autre chose'))
    await service.refreshIfOld()
    await service.refreshIfOld()
    expect(server.asked).toHaveLength(1)
  })

  it.each([{ saveData: true }, { type: 'cellular' }])('waits for another network on %j, unless it was asked to or is pressed', async (connection) => {
    vi.stubGlobal('navigator', { connection })
    await service.refreshIfOld()
    expect(server.asked).toHaveLength(0)
    expect((await directorySources()).waitsForNetwork).toBe(true)
    storage.local.held.set('settings', { directoryUrl: server.url, directoryOnMetered: true })
    await service.refreshIfOld()
    expect(server.asked).toHaveLength(1)
    storage.local.held.set('settings', { directoryUrl: server.url })
    await service.refreshDirectory()
    expect(server.asked).toHaveLength(2)
  })
})

const REGISTER = ['Identification nationale PP', 'Libellé profession', 'Code savoir-faire', 'Libellé savoir-faire', 'Raison sociale site', 'Code postal (coord. structure)', 'Libellé commune (coord. structure)', 'Bureau cedex (coord. structure)', 'Téléphone (coord. structure)']
/** A register with one site of Paul Martin's, in the columns that are used and as many others as the real one has. */
function register(nationalId: string): string {
  const columns = [...REGISTER, ...Array.from({ length: 56 - REGISTER.length }, (_, at) => `autre ${at}`)]
  const fields = [nationalId, 'Médecin', 'SM04', 'Cardiologie', 'CABINET', '38999', 'VALMONT', '', '0400000000']
  return `${columns.join('|')}|\n${columns.map((_, at) => fields[at] ?? '').join('|')}|\n`
}
const PAUL = 'paul.martin@medecin.mssante.fr'

describe('files that were chosen here', () => {
  it('are taken with their date, plain or packed, and never from the network', async () => {
    expect(await choose({ 'a.txt': SMALL })).toMatchObject({ state: 'ready', date: ISO, size: sizeOf(SMALL) })
    expect(await choose({ 'a.gz': new Uint8Array(gzipSync(LARGE)) })).toMatchObject({ state: 'ready', size: sizeOf(LARGE) })
    expect((await directorySources()).mailboxes?.from).toBe('a.gz')
    await expect(service.importDirectory([{ url: 'https://evil.example/file.txt', name: 'x', date: ISO }], false)).rejects.toThrow()
    expect(server.asked).toHaveLength(0)
  })

  it('replace a far larger directory only when that was seen', async () => {
    await choose({ 'large.txt': LARGE })
    const few = SMALL.split('\n').slice(0, 5).join('\n')
    expect(await choose({ 'few.txt': few })).toMatchObject({ state: 'failed', error: 'directory_shrunk', errorParams: ['4', String(sizeOf(LARGE))] })
    expect(await choose({ 'few.txt': few }, true)).toMatchObject({ state: 'ready', size: 4 })
  })

  it('are not even then taken when they lead outside the trust space', async () => {
    const evil = LARGE.split('\n').map((line, at) => (at === 0 ? line : line.replace(/@[^|]*/, '@evil.example'))).join('\n')
    expect(await choose({ 'evil.txt': evil }, true)).toMatchObject({ state: 'failed', error: 'directory_untrusted' })
    expect(await service.currentDirectory()).toBeNull()
  })

  it('may be the register, with the mailboxes or after them; it stays when the mailboxes are renewed', async () => {
    expect(await choose({ 'PS.txt': register('8') })).toMatchObject({ state: 'failed', error: 'directory_mailboxes_first' })
    await service.refreshDirectory()
    const paul = (await service.currentDirectory())?.byAddress(PAUL)
    expect(paul).toMatchObject({ phone: '' })
    expect(await choose({ 'PS.txt': register(paul!.nationalId) })).toMatchObject({ state: 'ready', size: sizeOf(SMALL) })
    expect((await service.currentDirectory())?.byAddress(PAUL)).toEqual({ ...paul!, phone: '0400000000', registered: ['phone'] })
    expect((await directorySources()).register).toMatchObject({ from: 'PS.txt', rows: 1 })
    server.does(serve(bytes(LARGE), { tag: '"v2"' }))
    await service.refreshDirectory()
    expect((await service.currentDirectory())?.byAddress(PAUL)?.phone).toBe('0400000000')
  })

  it('may be the white list: it says which domains the next file may bring', async () => {
    const elsewhere = SMALL.split('\n').map((line, at) => (at === 0 ? line : line.replace(/@[^|]*/, '@sante-exemple.example'))).join('\n')
    expect(await choose({ 'list.txt': 'medecin.mssante.fr\nsante-exemple.example\n', 'boxes.txt': elsewhere })).toMatchObject({ state: 'ready', size: sizeOf(SMALL) })
    expect((await directorySources()).domains).toMatchObject({ from: 'list.txt', rows: 2 })
  })
})

it('fetches the register too where that was asked for, once a month, and nothing of it else', async () => {
  await service.refreshDirectory()
  const paul = (await service.currentDirectory())?.byAddress(PAUL)
  const registerUrl = server.url.replace('file.txt', 'register.txt')
  storage.local.held.set('settings', { directoryUrl: server.url, registerUrl, directoryRegister: true })
  server.does((incoming, outgoing, rank) => {
    if (incoming.url === '/register.txt') outgoing.writeHead(200, { 'last-modified': new Date().toUTCString() }).end(register(paul!.nationalId))
    else serve(bytes(SMALL))(incoming, outgoing, rank)
  })
  expect(MODIFIED).toContain('2026')
  await service.refreshDirectory()
  await service.refreshDirectory()
  expect(server.asked.map(({ url }) => url)).toEqual(['/file.txt', '/register.txt', '/file.txt'])
  expect((await service.currentDirectory())?.byAddress(PAUL)?.phone).toBe('0400000000')
  // Kept by an earlier version, in a way that is read no more: it is fetched again, not missed for a month.
  await directoryStore.forget('register')
  await service.refreshDirectory()
  expect(server.asked.slice(3).map(({ url }) => url)).toEqual(['/file.txt', '/register.txt'])
  expect((await service.currentDirectory())?.byAddress(PAUL)?.phone).toBe('0400000000')
})
