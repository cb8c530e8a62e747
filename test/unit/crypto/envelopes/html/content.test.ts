import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DamagedEnvelopeError } from '../../../../../src/crypto/envelopes/envelope.ts'
import { packContent, unpackContent } from '../../../../../src/crypto/envelopes/html/content.ts'
import { file } from './support.ts'

/** A content as somebody who knows the passphrase may have made it on purpose. */
const made = (json: string, rest = ''): Blob => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(json))
  return new Blob([length, json, rest])
}
const refused = (content: Blob): Promise<void> => expect(unpackContent(content)).rejects.toThrow(DamagedEnvelopeError)

it('gives back what was packed', async () => {
  const { manifest, files } = await unpackContent(packContent({ subject: 'Avis', letter: { text: 'Bonjour' } }, [file('a', 'un', 'text/plain'), file('b', ''), file('c', 'deux')]))
  expect(manifest).toEqual({ subject: 'Avis', letter: { text: 'Bonjour' } })
  expect(await Promise.all(files.map(async ({ name, type, content }) => [name, type, await content.text()]))).toEqual([
    ['a', 'text/plain', 'un'], ['b', 'application/octet-stream', ''], ['c', 'application/octet-stream', 'deux'],
  ])
})

it.each([
  ['no JSON', '{', ''],
  ['no object', '[]', ''],
  ['no files', '{}', ''],
  ['files that are none', '{"files":{}}', ''],
  ['a file without a name', '{"files":[{"type":"","size":0}]}', ''],
  ['a size below zero', '{"files":[{"name":"a","type":"","size":3},{"name":"b","type":"","size":-3}]}', ''],
  ['a size that is no whole number', '{"files":[{"name":"a","type":"","size":0.5}]}', ''],
  ['more than there is', '{"files":[{"name":"a","type":"","size":4}]}', 'abc'],
  ['less than there is', '{"files":[{"name":"a","type":"","size":2}]}', 'abc'],
  ['a letter of another kind', '{"files":[],"letter":{"pdf":"x"}}', ''],
  ['a subject that is no text', '{"files":[],"subject":{}}', ''],
])('refuses %s', async (_, json, rest) => refused(made(json, rest)))

it('refuses a manifest longer than the content, and text that is not UTF-8', async () => {
  await refused(new Blob([Uint8Array.of(0, 0, 1, 0), '{}']))
  await refused(new Blob([Uint8Array.of(0, 0, 0, 2, 0xff, 0xfe)]))
})

it('drops what is no media type', async () => {
  const { files } = await unpackContent(packContent({}, [file('a', 'x', 'text/html; charset="<script>'), file('b', 'x', 'image/png')]))
  expect(files.map(({ content }) => content.type)).toEqual(['application/octet-stream', 'image/png'])
})

it('refuses any other manifest, or reads it', async () => {
  await fc.assert(fc.asyncProperty(fc.json(), async (json) => {
    await unpackContent(made(json)).catch((error: unknown) => expect(error).toBeInstanceOf(DamagedEnvelopeError))
  }), { numRuns: 200 })
})
