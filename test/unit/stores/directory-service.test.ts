import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { COLUMNS, directoryFile } from '../../../demo/directory-file.mjs'
import { emptyStorage, polyfill, storage } from './browser-storage.ts'

vi.mock('webextension-polyfill', () => polyfill)
const { database } = await import('../../../src/background/stores/database.ts')

type Service = typeof import('../../../src/background/directory-service.ts')

/** The background after a fresh start: nothing in its memory, the disk as it was. */
async function started(): Promise<Service> {
  vi.resetModules()
  storage.session.held.clear()
  return import('../../../src/background/directory-service.ts')
}

const SMALL = directoryFile({ count: 3 })
const LARGE = directoryFile({ count: 30 })
const DATE = 'Wed, 04 Mar 2026 05:06:07 GMT'
const ISO = '2026-03-04T05:06:07.000Z'

const answer = (text: string, init: ResponseInit = {}): Response => new Response(text, { headers: { 'last-modified': DATE }, ...init })
const fetched = vi.fn<typeof fetch>()
const sizeOf = (text: string): number => text.trim().split('\n').length - 1

let service: Service
beforeEach(async () => {
  emptyStorage()
  await (await database()).clear('directory')
  vi.stubGlobal('fetch', fetched.mockReset())
  service = await started()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('directory of the device', () => {
  it('is missing at first, and nobody is found', async () => {
    expect(await service.currentDirectory()).toBeNull()
    expect(await service.directoryStatus()).toMatchObject({ state: 'missing', size: 0, date: '' })
    expect(fetched).not.toHaveBeenCalled()
  })

  it('is fetched whole from the address in the settings, naming nobody, and stays after a restart', async () => {
    storage.local.held.set('settings', { directoryUrl: 'https://directory.example/file.txt' })
    fetched.mockResolvedValue(answer(SMALL))
    expect(await service.refreshDirectory()).toMatchObject({ state: 'ready', size: sizeOf(SMALL), date: ISO })
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(['https://directory.example/file.txt'])
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
    expect((await service.currentDirectory())?.byPerson('Paul Martin')).toHaveLength(1)

    service = await started()
    expect(await service.directoryStatus()).toMatchObject({ state: 'ready', size: sizeOf(SMALL), date: ISO })
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it('is fetched once when two ask at once, and says that it is loading', async () => {
    let release: (response: Response) => void = () => undefined
    fetched.mockReturnValue(new Promise((resolve) => { release = resolve }))
    const both = [service.refreshDirectory(), service.refreshDirectory()]
    await vi.waitFor(() => expect(fetched).toHaveBeenCalled())
    expect(await service.directoryStatus()).toMatchObject({ state: 'loading' })
    release(answer(SMALL))
    expect(await Promise.all(both)).toMatchObject([{ state: 'ready' }, { state: 'ready' }])
    expect(fetched).toHaveBeenCalledTimes(1)
    // And the next one asks again.
    fetched.mockResolvedValue(answer(LARGE))
    expect(await service.refreshDirectory()).toMatchObject({ size: sizeOf(LARGE) })
  })

  it.each<[string, () => Promise<Response>, string, string[]]>([
    ['a web page', () => Promise.resolve(answer('<!doctype html>')), 'directory_not_the_file', ['1']],
    ['a refusal', () => Promise.resolve(answer(LARGE, { status: 503 })), 'directory_refused', ['503']],
    ['an archive', () => Promise.resolve(answer('PK\u0003\u0004')), 'directory_is_zip', []],
    ['a header alone', () => Promise.resolve(answer(COLUMNS.join('|'))), 'directory_no_rows', []],
    ['no network', () => Promise.reject(new TypeError('failed')), 'directory_unreachable', []],
  ])('stays as it was after %s, which is named', async (_, reply, error, errorParams) => {
    fetched.mockResolvedValueOnce(answer(SMALL))
    await service.refreshDirectory()
    const before = await service.currentDirectory()
    fetched.mockImplementationOnce(reply)
    expect(await service.refreshDirectory()).toMatchObject({ state: 'failed', error, errorParams })
    expect(await service.currentDirectory()).toBe(before)
    expect(await service.directoryStatus()).toMatchObject({ state: 'ready', size: sizeOf(SMALL) })
    service = await started()
    expect((await service.currentDirectory())?.size).toBe(sizeOf(SMALL))
  })

  it('says why there is none after the first file could not be used', async () => {
    fetched.mockResolvedValue(answer('autre chose'))
    await service.refreshDirectory()
    expect(await service.directoryStatus()).toMatchObject({ state: 'failed', error: 'directory_not_the_file' })
    expect(await service.currentDirectory()).toBeNull()
  })

  it('can be asked for again after the session’s storage failed', async () => {
    const set = vi.spyOn(storage.session, 'set').mockRejectedValueOnce(new Error('full'))
    fetched.mockResolvedValue(answer(SMALL))
    await service.refreshDirectory().catch(() => undefined)
    expect(await service.refreshDirectory()).toMatchObject({ state: 'ready' })
    set.mockRestore()
  })

  it('has another version when its content or its date is another', async () => {
    const versions: (string | undefined)[] = []
    for (const reply of [answer(SMALL), answer(SMALL), answer(LARGE), answer(SMALL, { headers: { 'last-modified': 'Thu, 05 Mar 2026 05:06:07 GMT' } })]) {
      fetched.mockResolvedValueOnce(reply)
      await service.refreshDirectory()
      versions.push((await service.currentDirectory())?.version)
    }
    expect(versions[0]).toBe(versions[1])
    expect(new Set(versions).size).toBe(3)
  })

  it('takes a file that was chosen here, with its date, and no address of the network', async () => {
    fetched.mockResolvedValue(new Response(SMALL))
    expect(await service.importDirectory('blob:chrome-extension://sceau/1', ISO)).toMatchObject({ state: 'ready', date: ISO })
    await expect(service.importDirectory('https://evil.example/file.txt', ISO)).rejects.toThrow()
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it('is asked for by itself when there is none or it is a day old, not before', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(ISO) })
    fetched.mockImplementation(() => Promise.resolve(answer(SMALL)))
    await service.refreshIfOld()
    await service.refreshIfOld()
    service = await started()
    await service.refreshIfOld()
    expect(fetched).toHaveBeenCalledTimes(1)
    vi.setSystemTime(Date.parse(ISO) + 24 * 60 * 60 * 1000)
    await service.refreshIfOld()
    expect(fetched).toHaveBeenCalledTimes(2)
  })
})
