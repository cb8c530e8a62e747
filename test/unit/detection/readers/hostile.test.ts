import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OcrLibrary } from '../../../../src/detection/readers/index.ts'
import { bytesOf, fixture, readBytes } from './readings.ts'
import { zipOf } from './archive-files.ts'

/** Letters are read by a library that has its own tests; here only what leads to it is under attack. */
const noLetters: OcrLibrary['start'] = () => Promise.reject(new Error('not here'))
const libraries = { loadOcr: () => Promise.resolve({ start: noLetters, language: new Uint8Array() }) }
const STATES = ['read', 'unreadable', 'encrypted']
/** Longest that a file of this size may take, on a busy machine. */
const PATIENCE = 15_000

async function attack(bytes: Uint8Array): Promise<void> {
  const before = Date.now()
  const file = await readBytes(bytes, libraries)
  expect(STATES).toContain(file.state)
  expect(file.why === '').toBe(file.state === 'read')
  expect(Date.now() - before).toBeLessThan(PATIENCE)
}

/** Bytes of a file with some changed, cut or doubled. */
const mutated = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> => fc.tuple(
  fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
  fc.option(fc.nat(bytes.length)),
  fc.option(fc.tuple(fc.nat(bytes.length), fc.nat(400))),
).map(([changes, end, doubled]) => {
  const copy = bytes.slice()
  for (const [at, value] of changes) copy[at] = value
  const cut = copy.subarray(0, end ?? copy.length)
  return doubled ? new Uint8Array([...cut, ...cut.subarray(doubled[0], doubled[0] + doubled[1])]) : cut
})

describe('a damaged file', () => {
  // README and sources are no files that somebody attaches.
  const names = readdirSync(new URL('../../../fixtures/files/', import.meta.url)).filter((name) => !/\.(?:md|dump)$/.test(name))

  it.each(names)('(%s) never makes a reader throw or hang', async (name) => {
    await fc.assert(fc.asyncProperty(mutated(fixture(name)), attack), { numRuns: 12 })
  })

  it.each([
    ['XML', bytesOf('<?xml version="1.0"?><a b="c">'), fc.constantFrom('<', '>', '<a>', '</a>', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE', '[', ']', '"', '&#', ';', 'x')],
    ['RTF', bytesOf('{\\rtf1'), fc.constantFrom('{', '}', '\\', '\\*', '\\u-9', '\\bin99999', '\\\'e', '\\pict', '\\uc99', 'x', '\\shptxt')],
    ['HTML', bytesOf('<html>'), fc.constantFrom('<', '>', '<p', '<script>', '<style>', '<!--', '"', '=', "'", '&', ';', 'x', '</')],
    ['HL7', bytesOf('MSH|^~\\&|'), fc.constantFrom('|', '^', '~', '\\', '&', '\r', 'OBX', 'x')],
    ['CSV', bytesOf('Nom;Motif\n'), fc.constantFrom(';', '"', '\n', 'x', ',', '\t')],
    ['a mail', bytesOf('From: a@b.fr\nMIME-Version: 1.0\n'), fc.constantFrom('Content-Type: multipart/mixed; boundary=x\n', '\n', '--x', '--x--', '=?', 'x:', ' ', 'Content-Type: message/rfc822\n')],
  ])('of %s put together at random is no harm', async (_, head, piece) => {
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => attack(new Uint8Array([...head, ...bytesOf(pieces.join(''))]))), { numRuns: 40 })
  })

  it('of random bytes is no harm, whatever it begins with', async () => {
    const heads = fc.constantFrom('', '%PDF-1.4\n', 'PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe1', 'II*\0\x08\0\0\0', 'MM\0*\0\0\0\x08', `${'\0'.repeat(128)}DICM`, 'GIF89a', 'BM')
    await fc.assert(fc.asyncProperty(heads, fc.uint8Array({ maxLength: 600 }), async (head, bytes) => attack(new Uint8Array([...bytesOf(head), ...bytes]))), { numRuns: 150 })
  })
})

describe('time', () => {
  const many = 200_000
  it.each([
    ['open tags', `<?xml version="1.0"?>${'<a>'.repeat(many)}`], ['open quotes', `<html>${'<a b="'.repeat(many)}`], ['comments', `<html>${'<!--'.repeat(many)}`], ['scripts', `<html>${'<script>'.repeat(many)}`],
    ['groups', `{\\rtf1${'{'.repeat(many)}`], ['ampersands', `<html>${'&'.repeat(many)}`], ['base64 that is none', `<?xml version="1.0"?>${`${'A'.repeat(70)} `.repeat(many / 70)}`], ['quotes', `Nom;Motif\n${'"'.repeat(many)}`],
    ['lines', `Nom;Motif\n${'a;b\n'.repeat(many)}`], ['headers', `From: a@b.fr\nMIME-Version: 1.0\n${'x: y\n'.repeat(many / 4)}`], ['document types', `<?xml version="1.0"?>${'<!DOCTYPE x ['.repeat(many / 10)}`],
  ])('grows with the length only, for many %s', async (_, text) => {
    await attack(bytesOf(text))
  })

  it('grows with the length only, for many cells', async () => {
    await attack(await zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': `<worksheet><row>${'<c r="XFD1"><v>1</v></c>'.repeat(many)}</row></worksheet>` }))
    await attack(await zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': `<worksheet>${'<row><c r="XFD1"><v>1</v></c></row>'.repeat(20_000)}</worksheet>` }))
  })
})
