import fc from 'fast-check'
import PostalMime, { type Email } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { type Message, writeMessage } from '../../../src/mailbox/index.ts'

const PAUL = { name: 'Dr Paul Martin', address: 'paul.martin@medecin.mssante.fr' }
const BASE: Message = {
  from: { name: 'Dr Léa Moreau', address: 'lea.moreau@medecin.mssante.fr' }, to: [PAUL], cc: [], bcc: [],
  subject: 'Compte rendu', text: 'Cher confrère', attachments: [], date: new Date('2026-03-04T05:06:07Z'),
  messageId: '<1-2@sceau.invalid>', unsent: false,
}

const written = (over: Partial<Message>): string => Buffer.from(writeMessage({ ...BASE, ...over })).toString('latin1')
const read = (over: Partial<Message>): Promise<Email> => PostalMime.parse(writeMessage({ ...BASE, ...over }))
const headOf = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n'))

/** Any text that a person, a program or an attacker can put into a field. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\r', '\n', '"', '\\', '<', '>', ',', ':', ';', '=?', '?=', '=?UTF-8?B?YQ==?=', '%', "'", '\u202e'), maxLength: 60 }),
  fc.string({ unit: 'grapheme-ascii', minLength: 100, maxLength: 2500 }),
  // Nothing but short words: nothing but its length makes it special.
  fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 200, maxLength: 300 }).map((words) => words.join(' ')),
)

/** What remains of a text once nothing in it can end a header or turn the direction of reading. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
/** Readers may fold several spaces into one. */
const spaced = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim()

function expectPlain(raw: string): void {
  expect(/[^\r\n\x20-\x7e]/.exec(raw)).toBeNull()
  expect(/[^\r]\n|\r[^\n]/.test(raw)).toBe(false)
  for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
}

describe('a message read back by another reader', () => {
  it('keeps people, subject, date and text', async () => {
    const mail = await read({ cc: [{ name: 'Martin, Marie "Mimi"', address: 'm@medecin.mssante.fr' }, { name: '', address: 'x@medecin.mssante.fr' }] })
    expect(mail.from).toMatchObject(BASE.from)
    expect(mail.to).toMatchObject([PAUL])
    expect(mail.cc).toMatchObject([{ name: 'Martin, Marie "Mimi"', address: 'm@medecin.mssante.fr' }, { name: '', address: 'x@medecin.mssante.fr' }])
    expect(mail).toMatchObject({ subject: 'Compte rendu', date: '2026-03-04T05:06:07.000Z', messageId: BASE.messageId })
    expect(mail.text?.trim()).toBe('Cher confrère')
  })

  it('keeps any subject and any name, on one line', async () => {
    await fc.assert(fc.asyncProperty(anyText, anyText, async (subject, name) => {
      const mail = await read({ subject, to: [{ name, address: PAUL.address }, PAUL] })
      expect(spaced(mail.subject)).toBe(spaced(oneLine(subject)))
      expect(mail.to?.map((one) => [spaced(one.name), one.address])).toEqual([[spaced(oneLine(name)), PAUL.address], [PAUL.name, PAUL.address]])
    }))
  })

  it('keeps any text, whatever ends its lines', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3000 }), async (text) => {
      const mail = await read({ text: `.${text}.` })
      expect(mail.text?.trimEnd()).toBe(`.${text}.`.replace(/\r\n|\r|\n/g, '\r\n'))
    }))
  })

  it('keeps any file, its bytes and its name', async () => {
    // This reader takes what looks like an encoded word for one, in a file's name too, where RFC 2047 has none.
    const fileName = anyText.map((text) => text.replaceAll('=?', ''))
    await fc.assert(fc.asyncProperty(fileName, fc.uint8Array({ maxLength: 500 }), async (name, bytes) => {
      const { attachments } = await read({ attachments: [{ name: `a${name}.pdf`, type: 'application/pdf', bytes }] })
      expect(attachments).toHaveLength(1)
      expect(spaced(attachments[0]?.filename ?? '')).toBe(spaced(oneLine(`a${name}.pdf`)))
      expect(new Uint8Array(attachments[0]?.content as ArrayBuffer)).toEqual(Uint8Array.from(bytes))
      expect(attachments[0]).toMatchObject({ mimeType: 'application/pdf', disposition: 'attachment' })
    }))
  })

  it('shows an inline image beside its HTML, and the other files apart', async () => {
    const over: Partial<Message> = {
      html: '<p>Voici <img src="cid:plan-1"> été</p>',
      attachments: [
        { name: 'plan é.png', type: 'image/png', bytes: new Uint8Array([1, 2, 3]), contentId: 'plan-1' },
        { name: 'lettre.txt', type: 'n’importe quoi', bytes: new Uint8Array(200) },
      ],
    }
    const mail = await read(over)
    expect(mail.html?.trim()).toBe(over.html)
    expect(mail.text?.trim()).toBe('Cher confrère')
    expect(mail.attachments.map(({ filename, mimeType, disposition, contentId, related }) => ({ filename, mimeType, disposition, contentId, related: related === true }))).toEqual([
      { filename: 'plan é.png', mimeType: 'image/png', disposition: 'inline', contentId: '<plan-1>', related: true },
      { filename: 'lettre.txt', mimeType: 'application/octet-stream', disposition: 'attachment', contentId: undefined, related: false },
    ])
    const kinds = [...written(over).matchAll(/Content-Type: (multipart\/\w+|\w+\/[\w-]+)/g)].map(([, kind]) => kind)
    expect(kinds).toEqual(['multipart/mixed', 'multipart/alternative', 'text/plain', 'multipart/related', 'text/html', 'image/png', 'application/octet-stream'])
  })

  it('carries 10 MB unchanged', async () => {
    const bytes = Uint8Array.from({ length: 10 * 1024 * 1024 }, (_, at) => (at * 31) & 0xff)
    const { attachments } = await read({ attachments: [{ name: 'gros.bin', type: '', bytes }] })
    expect(Buffer.from(attachments[0]?.content as ArrayBuffer).equals(bytes)).toBe(true)
  })
})

describe('the bytes of a message', () => {
  it('are ASCII in lines of at most 998 characters, each ended by CR LF', () => {
    fc.assert(fc.property(anyText, anyText, anyText, anyText, (subject, name, file, text) => {
      expectPlain(written({
        subject, text, html: `<p>${text}</p>`, from: { name, address: 'a@é.fr' }, to: [{ name, address: PAUL.address }],
        attachments: [{ name: file, type: 'a/b', bytes: new Uint8Array(100) }, { name: file, type: 'image/png', bytes: new Uint8Array(3), contentId: 'x' }],
      }))
    }))
  })

  it('keep an answer in its thread, and take nothing for an identifier that could be more', async () => {
    expect(await read({ inReplyTo: '<a.1@x.example>' })).toMatchObject({ inReplyTo: '<a.1@x.example>', references: '<a.1@x.example>' })
    for (const inReplyTo of ['', 'a@b', '<a@b>\r\nBcc: spy@evil.example', '<a b@c>', `<${'a'.repeat(500)}@b>`, '<a@b> <c@d>']) expect(headOf(written({ inReplyTo }))).not.toMatch(/In-Reply-To|References|spy/)
  })

  it('have no header but ours, whatever stands in a field', () => {
    const known = /^(?:From|To|Cc|Subject|Date|Message-ID|MIME-Version|Content-Type|Content-Transfer-Encoding):/
    fc.assert(fc.property(anyText, anyText, (value, address) => {
      const evil = `${value}\r\nBcc: spy@evil.example\r\n\r\nbody`
      const head = headOf(written({ subject: evil, from: { name: evil, address: 'a@b.fr' }, to: [{ name: evil, address: `x@y.fr${address}\r\nBcc: spy@evil.example` }], messageId: `<${evil}>` }))
      const names = head.split('\r\n').filter((line) => !/^[ \t]/.test(line))
      for (const line of names) expect(line).toMatch(known)
      expect(new Set(names.map((line) => line.split(':')[0])).size).toBe(names.length)
      expect(head.split('\r\n').some((line) => line.trim() === '')).toBe(false)
    }))
  })

  it.each(['x@y.fr, spy@evil.example', 'x@y.fr>, <spy@evil.example', 'x@y.fr;spy@evil.example', 'Group: spy@evil.example;', '"a" <spy@evil.example>,b@c.fr'])(
    'name no second recipient for the address %j', async (address) => {
      for (const name of ['', 'Paul']) expect((await read({ to: [{ name, address }] })).to).toHaveLength(1)
    },
  )

  it('write the domain of an address in the form that every server knows', async () => {
    expect((await read({ to: [{ name: '', address: 'a@clinique-dupré.fr' }] })).to).toMatchObject([{ address: expect.stringMatching(/^a@xn--clinique-dupr-/) as string }])
  })

  it('never show hidden recipients, but in a draft that a desktop client opens', async () => {
    const bcc = [{ name: 'Discret', address: 'discret@medecin.mssante.fr' }]
    expect(written({ bcc })).not.toMatch(/discret|X-Unsent/i)
    const draft = await read({ bcc, unsent: true })
    expect(draft.bcc).toMatchObject(bcc)
    expect(headOf(written({ bcc, unsent: true }))).toMatch(/^X-Unsent: 1\r\n/)
  })

  it('leave out fields of which nothing is known', () => {
    const head = headOf(written({ from: { name: '', address: '' }, to: [], unsent: true }))
    expect(head).not.toMatch(/^(?:From|To|Cc|Bcc):/m)
    expect(head).toMatch(/^Subject: Compte rendu$/m)
  })
})
