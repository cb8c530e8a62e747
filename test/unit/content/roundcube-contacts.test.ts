// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { addressesIn } from '../../../src/directory/sources/address-book.ts'

vi.mock('webextension-polyfill', () => ({ default: { runtime: {} } }))
const { RoundcubeServer } = await import('../../../src/content/webmails/roundcube/server.ts')

const card = (address: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nEMAIL;TYPE=INTERNET:${address}\r\nEND:VCARD\r\n`
afterEach(() => vi.unstubAllGlobals())

it('reads contacts, collected recipients and trusted senders with the page’s own session, and passes over what is no address book', async () => {
  const asked: URL[] = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    expect(init.credentials).toBe('same-origin')
    const at = new URL(url, 'https://webmail.example/mail/')
    asked.push(at)
    const source = at.searchParams.get('_source')
    // A book that the server does not keep: an error page, or the log-in.
    if (source === '2') return Promise.resolve(new Response('<html>contact@example.org</html>', { headers: { 'content-type': 'text/html' } }))
    return Promise.resolve(new Response(card(source === '0' ? 'paul@ch-valmont.mssante.fr' : 'Collected@example.fr'), { headers: { 'content-type': 'text/vcard; charset=UTF-8' } }))
  })
  document.head.innerHTML = '<script type="text/plain">rcmail.set_env({"request_token":"t0ken"});</script>'
  expect(addressesIn(await new RoundcubeServer(document).contacts())).toEqual(['paul@ch-valmont.mssante.fr', 'collected@example.fr'])
  expect(asked.map(({ searchParams: p }) => [p.get('_task'), p.get('_action'), p.get('_source'), p.get('_token')])).toEqual(['0', '1', '2'].map((source) => ['addressbook', 'export', source, 't0ken']))
  expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set(['https://webmail.example']))
})

it('gives none when the server refuses', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 403 })))
  expect(await new RoundcubeServer(document).contacts()).toBe('')
})
