import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base64Length, decodeBase64, decodeBase64Text, encodeBase64, writeBase64 } from '../../../../../src/crypto/envelopes/html/base64.ts'

it('writes and reads base64 as Node does', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), (bytes) => {
    const text = Buffer.from(bytes).toString('base64')
    expect(Buffer.from(encodeBase64(Uint8Array.from(bytes))).toString('latin1')).toBe(text)
    expect(Buffer.from(decodeBase64(Buffer.from(text))!)).toEqual(Buffer.from(bytes))
    expect(Buffer.from(decodeBase64Text(text)!)).toEqual(Buffer.from(bytes))
  }), { numRuns: 300 })
})

it('writes the same wherever the bytes and the text stand in memory', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100, size: 'max' }), fc.nat(7), fc.nat(3), (bytes, from, to) => {
    const given = new Uint8Array(from + bytes.length)
    given.set(bytes, from)
    const length = base64Length(bytes.length)
    const text = new Uint8Array(to * 2 + length).subarray(to * 2)
    writeBase64(given.subarray(from), text)
    expect(Buffer.from(text).toString('latin1')).toBe(Buffer.from(bytes).toString('base64'))
  }), { numRuns: 300 })
})

describe.each(['our own', 'the platform’s'])('read by %s decoder', (whose) => {
  // Node 20 has none. The standard's passes over white space.
  const platforms = (text: string): Uint8Array => {
    const bytes = decodeBase64(Buffer.from(text.replace(/[\t\n\f\r ]/g, '')))
    if (!bytes) throw new SyntaxError('not base64')
    return bytes
  }
  const before = Object.getOwnPropertyDescriptor(Uint8Array, 'fromBase64')
  beforeAll(() => void Object.defineProperty(Uint8Array, 'fromBase64', { value: whose === 'our own' ? undefined : platforms, configurable: true }))
  afterAll(() => {
    if (before) Object.defineProperty(Uint8Array, 'fromBase64', before)
    else Reflect.deleteProperty(Uint8Array, 'fromBase64')
  })

  it.each(['A', 'AA', 'AAA', 'AA=A', 'A===', '====', 'AB==', 'AAB=', 'AA\n=', 'AAAA\n', 'AAAA    ', 'AA-_', 'AAAé'])('refuses %j: one content has one text', (text) =>
    expect(decodeBase64Text(text)).toBeUndefined())
})
