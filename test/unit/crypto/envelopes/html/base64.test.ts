import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeBase64, decodeBase64Text, encodeBase64 } from '../../../../../src/crypto/envelopes/html/base64.ts'

it('writes and reads base64 as Node does', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    const text = Buffer.from(bytes).toString('base64')
    expect(Buffer.from(encodeBase64(Uint8Array.from(bytes))).toString('latin1')).toBe(text)
    expect(Buffer.from(decodeBase64(Buffer.from(text))!)).toEqual(Buffer.from(bytes))
    expect(Buffer.from(decodeBase64Text(text)!)).toEqual(Buffer.from(bytes))
  }), { numRuns: 300 })
})

it.each(['A', 'AA', 'AAA', 'AA=A', 'A===', '====', 'AB==', 'AAB=', 'AA\n=', 'AAAA\n', 'AA-_', 'AAAé'])('refuses %j: one content has one text', (text) =>
  expect(decodeBase64Text(text)).toBeUndefined())
