import { gzipSync } from 'node:zlib'
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { unpacked } from '../../../../src/directory/sources/unpack.ts'
import { all, refusalOf } from './streams.ts'

const WANTED = /Extraction/
const TEXT = 'première ligne\n'.repeat(5000)

const read = async (file: Blob): Promise<string> => {
  const pieces = await all(unpacked(file, WANTED))
  return new Blob(pieces.map((piece) => new Uint8Array(piece))).text()
}

async function zip(files: Readonly<Record<string, string>>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
  for (const [name, text] of Object.entries(files)) await writer.add(name, new TextReader(text))
  return writer.close()
}

describe('a file as it was downloaded', () => {
  it('comes out the same plain, as gzip, and from an archive with one text in it', async () => {
    for (const file of [new Blob([TEXT]), new Blob([new Uint8Array(gzipSync(TEXT))]), await zip({ 'anything.txt': TEXT })]) expect(await read(file)).toBe(TEXT)
  })

  it('is the one of its name in an archive of several, and none where none or two bear it', async () => {
    expect(await read(await zip({ 'PS_Autre.txt': 'x', 'Extraction_1.txt': TEXT }))).toBe(TEXT)
    expect(await refusalOf(read(await zip({ 'a.txt': 'x', 'b.txt': 'y' })))).toEqual({ key: 'directory_zip_several', params: ['2'] })
    expect(await refusalOf(read(await zip({ 'Extraction_1.txt': 'x', 'Extraction_2.txt': 'y' })))).toEqual({ key: 'directory_zip_several', params: ['2'] })
  })

  it('is named as damaged when its archive is cut or broken', async () => {
    const whole = await zip({ 'Extraction_1.txt': TEXT })
    const flipped = new Uint8Array(await whole.arrayBuffer())
    flipped.fill(0x55, 60, 90)
    for (const broken of [whole.slice(0, whole.size - 30), new Blob([flipped]), new Blob(['PK\u0003\u0004…']), new Blob([new Uint8Array(gzipSync(TEXT))]).slice(0, 100)]) {
      expect(await refusalOf(read(broken))).toEqual({ key: 'directory_packed_damaged', params: [] })
    }
  })
})
