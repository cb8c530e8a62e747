import 'fake-indexeddb/auto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '../../../src/background/stores/database.ts'
import { directoryStore } from '../../../src/background/stores/directory.ts'
import { download, type Downloaded } from '../../../src/engine/download.ts'
import { refusalOf } from '../directory/sources/streams.ts'
import { ISO, MODIFIED, serve, startServer } from './file-server.ts'

const MEGABYTE = 1024 * 1024
/** Bytes that are nowhere the same, so that a wrong place shows. */
const FILE = Buffer.from(Uint32Array.from({ length: (10 * MEGABYTE) / 4 }, (_, at) => Math.imul(at, 2654435761)).buffer)

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => (await database()).clear('directory'))

const fetched = (over: Partial<Parameters<typeof download>[1]> = {}) =>
  download(server.url, { signal: new AbortController().signal, onProgress: () => undefined, pause: 1, ...over })
async function bytesOf(result: Downloaded | 'unchanged'): Promise<Buffer> {
  if (result === 'unchanged') throw new Error('nothing came')
  return Buffer.from(await result.file.arrayBuffer())
}
const kept = async (): Promise<number> => (await (await database()).getAllKeys('directory')).length

describe('a download', () => {
  it('brings the file as it is, its date and its version, and says how far it is', async () => {
    server.does(serve(FILE))
    const parts: number[] = []
    const result = await fetched({ onProgress: (part) => parts.push(part) })
    expect((await bytesOf(result)).equals(FILE)).toBe(true)
    expect(result).toMatchObject({ date: ISO, validator: '"v1"' })
    expect(parts.at(-1)).toBe(1)
    expect(parts).toEqual([...parts].sort((a, b) => a - b))
    expect(server.asked[0]!.headers).not.toHaveProperty('cookie')
    expect(server.asked[0]!.headers).not.toHaveProperty('referer')
  })

  it('goes on where it broke off, within one call', async () => {
    server.does((incoming, outgoing, rank) => serve(FILE, rank < 3 ? { breakAfter: 5 * MEGABYTE } : {})(incoming, outgoing, rank))
    expect((await bytesOf(await fetched())).equals(FILE)).toBe(true)
    expect(server.asked.map(({ headers }) => headers.range)).toEqual([undefined, `bytes=${5 * MEGABYTE}-`])
  })

  it('goes on where it broke off, days later, and forgets the pieces once they are read', async () => {
    server.does(serve(FILE, { breakAfter: 2 * MEGABYTE }))
    expect((await refusalOf(fetched())).key).toBe('directory_interrupted')
    expect(server.asked).toHaveLength(3)
    expect((await directoryStore.partial(server.url))?.received).toBe(6 * MEGABYTE)
    server.does(serve(FILE))
    expect((await bytesOf(await fetched())).equals(FILE)).toBe(true)
    expect(server.asked[0]!.headers).toMatchObject({ 'range': `bytes=${6 * MEGABYTE}-`, 'if-range': '"v1"' })
    await directoryStore.dropPieces()
    expect(await kept()).toBe(0)
  })

  it('begins anew when the file has changed meanwhile: two versions are never mixed', async () => {
    server.does(serve(FILE, { breakAfter: 2 * MEGABYTE }))
    await refusalOf(fetched())
    const newer = Buffer.from(FILE).reverse()
    server.does(serve(newer, { tag: '"v2"' }))
    const result = await fetched()
    expect((await bytesOf(result)).equals(newer)).toBe(true)
    expect(result).toMatchObject({ validator: '"v2"' })
  })

  it('trusts no server that goes on somewhere else than asked', async () => {
    server.does(serve(FILE, { breakAfter: 2 * MEGABYTE }))
    await refusalOf(fetched())
    server.does((incoming, outgoing, rank) => {
      if (incoming.headers.range === undefined) {
        serve(FILE)(incoming, outgoing, rank)
        return
      }
      outgoing.writeHead(206, { 'content-range': `bytes 0-${FILE.length - 1}/${FILE.length}`, 'etag': '"v1"' }).end(FILE)
    })
    expect((await bytesOf(await fetched())).equals(FILE)).toBe(true)
  })

  it('that was packed on its way cannot go on in parts: it begins anew', async () => {
    const packed = gzipSync(FILE)
    server.does((_, outgoing, rank) => {
      outgoing.writeHead(200, { 'content-encoding': 'gzip', 'etag': '"v1"', 'last-modified': MODIFIED })
      if (rank === 1) outgoing.write(packed.subarray(0, packed.length / 2), () => setTimeout(() => outgoing.destroy(), 20))
      else outgoing.end(packed)
    })
    expect((await bytesOf(await fetched())).equals(FILE)).toBe(true)
    expect(server.asked.map(({ headers }) => headers.range)).toEqual([undefined, undefined])
    expect(await kept()).toBe(0)
  })

  it('is spared when the server has no newer file', async () => {
    server.does(serve(FILE))
    expect(await fetched({ known: '"v1"' })).toBe('unchanged')
    expect(server.asked).toHaveLength(1)
  })

  it('keeps what has come when it is cancelled', async () => {
    const control = new AbortController()
    server.does((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': FILE.length, 'etag': '"v1"' })
      outgoing.write(FILE.subarray(0, 6 * MEGABYTE))
    })
    const reason = new Error('cancelled')
    await expect(fetched({ signal: control.signal, onProgress: (part) => { if (part >= 0.6) control.abort(reason) } })).rejects.toBe(reason)
    expect((await directoryStore.partial(server.url))?.received).toBe(6 * MEGABYTE)
  })

  it.each<[string, Parameters<typeof server.does>[0], string, string[]]>([
    ['is busy', (_, outgoing) => outgoing.writeHead(429, { 'retry-after': '120' }).end(), 'directory_busy', ['429', '120']],
    ['is down for a while', (_, outgoing) => outgoing.writeHead(503).end(), 'directory_busy', ['503', '1']],
    ['fails', (_, outgoing) => outgoing.writeHead(500).end('oops'), 'directory_refused', ['500']],
    ['knows no such file', (_, outgoing) => outgoing.writeHead(404).end(), 'directory_refused', ['404']],
    ['sends a web page', (_, outgoing) => outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html>'), 'directory_web_page', []],
    ['never answers', () => undefined, 'directory_silent', []],
    ['stops in the middle', (_, outgoing) => { outgoing.writeHead(200, { 'content-length': 100 }).write('x') }, 'directory_silent', []],
    ['hangs up', ({ socket }) => socket.destroy(), 'directory_unreachable', []],
  ])('names the answer when the server %s', async (_, handle, key, params) => {
    server.does(handle)
    expect(await refusalOf(fetched({ silence: 250 }))).toEqual({ key, params })
  })

  it('says that nobody is there', async () => {
    expect((await refusalOf(download('http://127.0.0.1:9/', { signal: new AbortController().signal, onProgress: () => undefined }))).key).toBe('directory_unreachable')
  })
})
