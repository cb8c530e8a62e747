import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMailbox, parseMailboxes } from '../../../src/content/webmails/addresses.ts'

describe('recipients of a header field', () => {
  it.each([
    ['a@b.fr', [{ name: '', address: 'a@b.fr' }]],
    ['Paul Martin <p.martin@medecin.mssante.fr>, x@y.fr', [
      { name: 'Paul Martin', address: 'p.martin@medecin.mssante.fr' }, { name: '', address: 'x@y.fr' },
    ]],
    ['"Martin, Paul" <p@m.fr>; <z@z.fr>', [{ name: 'Martin, Paul', address: 'p@m.fr' }, { name: '', address: 'z@z.fr' }]],
    ['', []],
    [' , ;\n', []],
  ])('reads %j', (field, mailboxes) => {
    expect(parseMailboxes(field)).toEqual(mailboxes)
  })

  it('keeps a name without an address as unresolved, so that it is never overlooked', () => {
    expect(parseMailboxes('Docteur Martin, a@b.fr')).toEqual([{ name: 'Docteur Martin', address: '' }, { name: '', address: 'a@b.fr' }])
  })

  it('reads back what it writes', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.trim()).filter((text) => !/[\n\r\\]/.test(text))
    fc.assert(fc.property(fc.array(fc.record({ name, address: fc.emailAddress() }), { maxLength: 5 }), (mailboxes) => {
      const field = mailboxes.map(formatMailbox).join(', ')
      expect(parseMailboxes(field).map(({ address }) => address)).toEqual(mailboxes.map(({ address }) => address))
      expect(parseMailboxes(field).map((mailbox) => mailbox.name)).toEqual(mailboxes.map((mailbox) => mailbox.name))
    }))
  })
})
