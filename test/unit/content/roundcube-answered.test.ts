// @vitest-environment happy-dom
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readReceivedMail } from '../../../src/crypto/keys/received-mail.ts'
import { rawHeader, rowsNaming } from '../../../src/content/webmails/roundcube/raw-header.ts'

vi.mock('webextension-polyfill', () => ({ default: { runtime: {} } }))
const { RoundcubeServer } = await import('../../../src/content/webmails/roundcube/server.ts')
afterEach(() => vi.unstubAllGlobals())

const PAUL = 'paul.martin@autre-fournisseur.test'
const header = (id: string): string => [
  `From: "Dr Paul & Co" <${PAUL}>`, 'Received: from a by b;', '\tThu, 26 Nov 2026 10:00:00 +0100', 'Date: Thu, 26 Nov 2026 10:00:00 +0100',
  `Message-ID: <${id}>`, `Autocrypt: addr=${PAUL}; keydata=`, ' AAAA', ' BBBB', 'Subject: un &nbsp; <b>essai</b>',
].join('\r\n')

/** As program/actions/mail/headers.php writes it. */
const shown = (raw: string): string => {
  const html = raw.trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
    .replace(/\n[\t\s]+/g, '\n&nbsp;&nbsp;&nbsp;&nbsp;').replace(/^([a-z0-9_:-]+)/gim, '<font class="bold">$1</font>').replace(/\r?\n/g, '<br />')
  return JSON.stringify({ action: 'headers', unlock: 0, exec: `this.set_headers(${JSON.stringify(html).replace(/</g, '\\u003C')});\n` })
}
const row = (uid: string, address: string): string => `this.add_message_row(${uid},{"subject":"Avis","fromto":"\\u003Cspan title=\\"${address}\\"\\u003EX\\u003C/span\\u003E"},{"seen":1},false);\n`
const list = (...rows: string[]): string => JSON.stringify({ action: 'list', exec: rows.join('') })

describe('the header of a mail, as Roundcube shows it', () => {
  it('is read back, but for the white space of lines that go on', () => {
    expect(rawHeader(shown(header('a@b')))).toBe(header('a@b').replace(/\r\n[\t ]+/g, '\r\n    '))
    expect(readReceivedMail(new TextEncoder().encode(rawHeader(shown(header('a@b')))))).toMatchObject({ from: [PAUL], headers: [`addr=${PAUL}; keydata=    AAAA    BBBB`], ignore: false })
  })

  it('keeps whatever a mail holds as text: nothing of it becomes a line or a mark', () => {
    const text = fc.array(fc.constantFrom('&nbsp;', '<br />', '<font class="bold">', '</font>', '&amp;', '&', '<', '>', '"', '\\', '\\n', 'é', 'Autocrypt: ', ' ', 'x')).map((parts) => parts.join('').trim())
    fc.assert(fc.property(text, (value) => { expect(rawHeader(shown(`Subject: x${value}x`))).toBe(`Subject: x${value}x`) }))
  })

  it('is empty when the server says something else', () => {
    for (const answer of ['', 'null', '{}', '<html>Connexion</html>', '{"exec":5}', '{"exec":"this.set_headers(\\"x);"}', '{"exec":"this.display_message(\\"x\\")"}']) expect(rawHeader(answer)).toBe('')
    fc.assert(fc.property(fc.string(), (answer) => { expect(typeof rawHeader(answer)).toBe('string') }))
  })

  it('is looked for in rows that name a sender', () => {
    expect(rowsNaming(list(row('7', 'x@y.test'), row('12', PAUL.toUpperCase()), row('"3-Archives"', PAUL)), [PAUL])).toEqual(['12'])
    expect(rowsNaming('', [PAUL])).toEqual([])
  })
})

describe('the mail that is answered in Roundcube', () => {
  function serve(answers: Readonly<Record<string, string>>): URL[] {
    const asked: URL[] = []
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      expect(init.credentials).toBe('same-origin')
      const at = new URL(url, 'https://webmail.example/mail/')
      asked.push(at)
      return Promise.resolve(new Response(answers[`${at.searchParams.get('_action')} ${at.searchParams.get('_uid') ?? ''}`.trim()] ?? '', { status: 200 }))
    })
    document.head.innerHTML = '<script type="text/plain">rcmail.set_env({"drafts_mailbox":"Drafts","mailbox":"INBOX"});</script>'
    return asked
  }

  it('is told by its Message-ID among those of the sender, and only headers are asked for', async () => {
    const asked = serve({ 'list': list(row('9', PAUL), row('8', 'x@y.test'), row('7', PAUL)), 'headers 9': shown(header('other@x')), 'headers 7': shown(header('asked@x')) })
    expect(await new RoundcubeServer(document).headerOf('<asked@x>', [PAUL])).toContain('Message-ID: <asked@x>')
    expect(asked.map(({ searchParams: p }) => [p.get('_action'), p.get('_uid'), p.get('_mbox')])).toEqual([['list', null, 'INBOX'], ['headers', '9', 'INBOX'], ['headers', '7', 'INBOX']])
    expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set(['https://webmail.example']))
  })

  it('is not taken for another one, and not looked for without end', async () => {
    const many = ['9', '8', '7', '6', '5', '4', '3', '2']
    const asked = serve({ list: list(...many.map((uid) => row(uid, PAUL))), ...Object.fromEntries(many.map((uid) => [`headers ${uid}`, shown(header(`n${uid}@x`))])) })
    expect(await new RoundcubeServer(document).headerOf('<asked@x>', [PAUL])).toBe('')
    expect(asked).toHaveLength(6)
  })
})
