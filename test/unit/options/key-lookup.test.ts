import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { EnvelopeError } from '../../../src/crypto/envelopes/envelope.ts'
import { makeOwnKey } from '../../../src/crypto/keys/own-key.ts'
import { LARGEST_ANSWER, wkdUrls } from '../../../src/crypto/keys/wkd.ts'
import { type LookUp, lookUp, originsOf } from '../../../src/options/keys/key-lookup.ts'
import { HttpsWorld } from './https-world.ts'

const SOPHIE = 'Sophie.Garnier@exemple.fr'
const KEY_HOST = 'openpgpkey.exemple.fr'
const SERVER = 'keys.openpgp.org'
const ALL = [KEY_HOST, 'exemple.fr', SERVER]
const made = makeOwnKey({ name: 'Sophie Garnier', address: SOPHIE, passphrase: 'x' })
const other = makeOwnKey({ name: 'Mallory', address: 'mallory@exemple.fr', passphrase: 'x' })
const why = (how: LookUp, patience?: number): Promise<string> => lookUp(how, SOPHIE, patience).then(() => 'found', (error: unknown) => error instanceof EnvelopeError ? error.key : String(error))

let world: HttpsWorld
beforeAll(async () => {
  world = new HttpsWorld(ALL)
  await world.start()
})
afterAll(() => world.stop())
const givesKey = async (hosts: readonly string[]): Promise<string> => {
  const { publicKey, fingerprint } = await made
  world.with(hosts, (_, response) => void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(publicKey))
  return fingerprint
}

describe('looking a key up at a real server', () => {
  it('asks the provider’s key host first, at the place that the draft names', async () => {
    const fingerprint = await givesKey(ALL)
    expect((await lookUp('web-key-directory', SOPHIE)).map((facts) => facts.fingerprint)).toEqual([fingerprint])
    expect(world.asked.map(({ host, path }) => `https://${host}${path}`)).toEqual([(await wkdUrls(SOPHIE)).advanced])
    expect(originsOf('web-key-directory', SOPHIE)).toEqual([`https://${KEY_HOST}`, 'https://exemple.fr'])
  })

  it('asks the domain itself only where there is no key host', async () => {
    const fingerprint = await givesKey(['exemple.fr'])
    expect((await lookUp('web-key-directory', SOPHIE)).map((facts) => facts.fingerprint)).toEqual([fingerprint])
    expect(world.asked.map(({ host }) => host)).toEqual(['exemple.fr'])
  })

  it.each([404, 410, 500])('takes %i of the key host as its answer, and asks nobody else', async (status) => {
    world.with(ALL, (_, response) => void response.writeHead(status).end('<h1>Introuvable</h1>'))
    expect(await why('web-key-directory')).toBe('keys_not_found')
    expect(world.asked).toHaveLength(1)
  })

  it('takes a page for “none”, as many providers give one for any address', async () => {
    world.with(ALL, (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Bienvenue</title>'))
    expect(await why('web-key-directory')).toBe('keys_not_found')
    expect(await why('key-server')).toBe('keys_not_found')
  })

  it('takes no key of another address, however it is answered', async () => {
    const { publicKey } = await other
    world.with(ALL, (_, response) => void response.end(publicKey))
    expect(await why('web-key-directory')).toBe('keys_not_found')
    expect(await why('key-server')).toBe('keys_not_found')
  })

  it.each([301, 302, 307, 308])('follows nobody elsewhere (%i): the button named one host, and that one only', async (status) => {
    const { publicKey } = await made
    world.with(ALL, ({ url = '' }, response) => {
      if (url.includes('ailleurs')) response.end(publicKey)
      else response.writeHead(status, { location: 'https://exemple.fr/ailleurs' }).end()
    })
    expect(await why('web-key-directory')).toBe('keys_not_found')
    expect(await why('key-server')).toBe('keys_not_found')
    expect(world.asked.map(({ host }) => host)).toEqual([KEY_HOST, SERVER])
  })

  it('gives up on a host that says nothing, or stops in the middle, and does not ask the next one', async () => {
    world.with(ALL, () => undefined)
    expect(await why('web-key-directory', 200)).toBe('keys_no_answer')
    expect(world.asked.map(({ host }) => host)).toEqual([KEY_HOST])
    world.with(ALL, (_, response) => void response.writeHead(200).write('-----BEGIN PGP'))
    expect(await why('web-key-directory', 200)).toBe('keys_no_answer')
    expect(world.asked.map(({ host }) => host)).toEqual([KEY_HOST])
    world.with(ALL, ({ socket }) => void socket.destroy())
    expect(await why('key-server')).toBe('keys_no_answer')
  })

  it('stops reading an answer that does not end', async () => {
    let sent = 0
    let closed: () => void = () => undefined
    const end = new Promise<void>((resolve) => (closed = resolve))
    world.with(ALL, (_, response) => {
      response.writeHead(200)
      response.on('close', closed)
      const more = (): void => {
        sent += 64 * 1024
        if (!response.destroyed) response.write(new Uint8Array(64 * 1024), () => setImmediate(more))
      }
      more()
    })
    expect(await why('key-server')).toBe('keys_not_found')
    await end
    // What lies in the sockets' own buffers was sent and never looked at.
    expect(sent).toBeLessThan(LARGEST_ANSWER + 16 * 1024 * 1024)
  })

  it('says when nobody is there, and trusts no certificate of another name', async () => {
    const { publicKey } = await made
    world.with([...ALL, 'openpgpkey.autre.fr', 'autre.fr'], (_, response) => void response.end(publicKey))
    // Names that no test before this one has spoken to: no connection is open to them.
    for (const nobody of ['x@personne.fr', 'x@autre.fr']) await expect(lookUp('web-key-directory', nobody)).rejects.toMatchObject({ key: 'keys_no_answer' })
    expect(world.asked).toEqual([])
  })

  it('tells nothing of who asks: no cookie, no referrer, no cache, and the address where it must stand only', async () => {
    await givesKey(ALL)
    const fetched = vi.spyOn(globalThis, 'fetch')
    await lookUp('key-server', SOPHIE)
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'manual' })
    fetched.mockRestore()
    const [{ host, path, headers }] = world.asked as [HttpsWorld['asked'][number]]
    expect([host, path]).toEqual([SERVER, `/vks/v1/by-email/${encodeURIComponent(SOPHIE)}`])
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('referer')
    expect(headers).not.toHaveProperty('origin')
    expect(originsOf('key-server', SOPHIE)).toEqual([`https://${SERVER}`])
  })
})
