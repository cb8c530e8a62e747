import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, contentHash, FIELDS, tagOf } from '../../../src/addin/roundcube/clearance.ts'

const TEXT = fc.array(fc.constantFrom('é', '🙂', '\r\n', '\n', '\r', ' ', 'a', '_to 3'), { maxLength: 6 }).map((parts) => parts.join(''))

describe('the canonical form', () => {
  const form = (fields: Record<string, string>, files: readonly string[] = []): string => canonical(new Map(Object.entries(fields)), files)
  const field = fc.constantFrom(...FIELDS)

  it('differs whenever a field differs in more than its line ends', () => {
    fc.assert(fc.property(field, TEXT, TEXT, (name, one, other) => {
      const plain = (text: string): string => text.replace(/\r\n?/g, '\n')
      expect(form({ [name]: one }) === form({ [name]: other })).toBe(plain(one) === plain(other))
    }))
  })

  it('lets nothing of one field pass for another’s', () => {
    fc.assert(fc.property(field, field, fc.string({ minLength: 1 }), (from, to, value) => {
      fc.pre(from !== to)
      expect(form({ [from]: value })).not.toBe(form({ [to]: value }))
    }))
    expect(form({ _subject: 'a\n_charset 0\n' })).not.toBe(form({ _subject: 'a', _charset: '' }))
  })

  it('knows its files in any order, and each of them', () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
    expect(form({}, [a, b])).toBe(form({}, [b, a]))
    expect(new Set([form({}), form({}, [a]), form({}, [b]), form({}, [a, b]), form({}, [a, a])]).size).toBe(5)
  })
})

describe('a clearance', () => {
  it('changes with everything it is bound to', () => {
    const given = { kind: 'send', how: 'pass', reason: '', time: 1, nonce: '0'.repeat(32) } as const
    const content = contentHash(canonical(new Map(), []))
    const mac = (...args: Parameters<typeof tagOf>): string => tagOf(...args).split('.').at(-1) ?? ''
    const macs = [
      mac(given, 'k', 'v', content), mac(given, 'l', 'v', content), mac(given, 'k', 'w', content), mac(given, 'k', 'v', contentHash('')),
      mac({ ...given, kind: 'draft' }, 'k', 'v', content), mac({ ...given, how: 'extension' }, 'k', 'v', content), mac({ ...given, reason: 'x' }, 'k', 'v', content),
      mac({ ...given, time: 2 }, 'k', 'v', content), mac({ ...given, nonce: '1'.repeat(32) }, 'k', 'v', content),
    ]
    expect(new Set(macs).size).toBe(macs.length)
  })
})
