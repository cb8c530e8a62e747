import { afterEach, describe, expect, it, vi } from 'vitest'
import { EnvelopeError } from '../../../src/crypto/envelopes/envelope.ts'
import { makeOwnKey } from '../../../src/crypto/keys/own-key.ts'
import { type LookUp, lookUp, originsOf } from '../../../src/options/keys/key-lookup.ts'

const SOPHIE = 'Sophie.Garnier@exemple.fr'
const made = makeOwnKey({ name: 'Sophie Garnier', address: SOPHIE, passphrase: 'x' })
const other = makeOwnKey({ name: 'Mallory', address: 'mallory@exemple.fr', passphrase: 'x' })

/** A network that answers as told, and remembers what it was asked. */
function network(answers: (url: string) => Response | Promise<Response>): { url: string; init: RequestInit }[] {
  const asked: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return Promise.resolve().then(() => answers(url))
  })
  return asked
}
const nobody = (): never => { throw new TypeError('no such host') }
const why = (how: LookUp): Promise<string> => lookUp(how, SOPHIE).then(() => '', (error: unknown) => error instanceof EnvelopeError ? error.key : String(error))

afterEach(() => vi.unstubAllGlobals())

describe('looking a key up', () => {
  it('at the provider asks its key host first, and the domain itself only where there is no such host', async () => {
    const { publicKey, fingerprint } = await made
    const asked = network((url) => (url.startsWith('https://openpgpkey.') ? nobody() : new Response(publicKey)))
    expect((await lookUp('web-key-directory', SOPHIE)).map((facts) => facts.fingerprint)).toEqual([fingerprint])
    expect(asked.map(({ url }) => new URL(url).host)).toEqual(['openpgpkey.exemple.fr', 'exemple.fr'])
    expect(originsOf('web-key-directory', SOPHIE)).toEqual(asked.map(({ url }) => new URL(url).origin))
  })

  it('does not ask the domain once its key host has said no', async () => {
    const asked = network(() => new Response('', { status: 404 }))
    expect(await why('web-key-directory')).toBe('keys_not_found')
    expect(asked).toHaveLength(1)
  })

  it('tells nothing of who asks: no cookie, no referrer, no cache, no way round', async () => {
    const { publicKey } = await made
    const asked = network(() => new Response(publicKey))
    await lookUp('key-server', SOPHIE)
    expect(asked[0]?.url).toBe(`https://keys.openpgp.org/vks/v1/by-email/${encodeURIComponent(SOPHIE)}`)
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'error' })
    expect(originsOf('key-server', SOPHIE)).toEqual(['https://keys.openpgp.org'])
  })

  it('takes no key of another address', async () => {
    const { publicKey } = await other
    network(() => new Response(publicKey))
    expect(await why('key-server')).toBe('keys_not_found')
  })

  it('says when nobody answers, when it is no key, and stops reading an endless answer', async () => {
    network(nobody)
    expect(await why('key-server')).toBe('keys_no_answer')
    network(() => new Response('<html>'))
    expect(await why('key-server')).toBe('envelope_not_a_key')
    let given = 0
    network(() => new Response(new ReadableStream({ pull: (controller) => { given += 1; controller.enqueue(new Uint8Array(64 * 1024)) } })))
    expect(await why('key-server')).toBe('keys_not_found')
    expect(given).toBeLessThan(10)
  })
})
