import { describe, expect, it } from 'vitest'
import type { OcrLibrary } from '../../../../src/detection/readers/index.ts'
import { zipOf } from './archive-files.ts'
import { jbig2Pdf } from './jbig2-pdf.ts'
import { minimalPdf } from './minimal-pdf.ts'
import { bytesOf, fixture, linesOf, pdfAlone, readBytes, readFixture } from './readings.ts'

const LETTER = ['Compte rendu de consultation', 'Mme Zélie CANARIOT née le 12/03/1954', 'Épilepsie sous Dépakine 500 mg, INR 5,8']

describe('a picture of a letter', () => {
  it.each([['scan.png', 'png'], ['scan.tif', 'tiff'], ['scan-deflate.tif', 'tiff'], ['scan-jpeg.tif', 'tiff'], ['scan.pdf', 'pdf'], ['couche.jpg', 'jpeg']])('(%s) is read letter by letter, also when it lies on its side', async (name, format) => {
    const file = await readFixture(name)
    expect({ state: file.state, format: file.format }).toEqual({ state: 'read', format })
    expect(linesOf(file)).toEqual(LETTER)
  })

  it('as office copiers pack it (JBIG2 in a PDF) is read too', async () => {
    // The rows of the TIFF as they are: 1240 × 420 in one strip, coded by CCITT group 4.
    const file = await readBytes(jbig2Pdf(fixture('scan.tif').subarray(8, 8 + 1642), 1240, 420))
    expect({ state: file.state, format: file.format }).toEqual({ state: 'read', format: 'pdf' })
    expect(linesOf(file)).toEqual(LETTER)
  })

  it('inside a document is read with it', async () => {
    const file = await readBytes(await zipOf({ 'word/document.xml': '<w:document><w:p><w:t>Voir image</w:t></w:p></w:document>', 'word/media/image1.png': fixture('scan.png') }))
    expect(file).toMatchObject({ state: 'read', format: 'docx' })
    expect(linesOf(file)).toEqual(['Voir image', ...LETTER])
  })
})

describe('a picture without letters', () => {
  /** One grey dot (BMP would do as well; GIF is the shortest). */
  const dot = bytesOf('GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;')

  it('is unreadable: it may show a patient', async () => {
    expect(await readBytes(dot)).toMatchObject({ state: 'unreadable', format: 'gif', why: 'no-text' })
  })

  it('gives the words in its file all the same', async () => {
    const comment = 'Mme Zélie CANARIOT'
    const words = new TextEncoder().encode(comment)
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xfe, 0, words.length + 2, ...words, ...fixture('couche.jpg').subarray(2)])
    expect((await readBytes(jpeg, pdfAlone)).text).toContain(comment)
  })

  it('does not make a document unreadable that has words of its own', async () => {
    expect(await readBytes(minimalPdf([['Compte rendu de la réunion du service']]), pdfAlone)).toMatchObject({ state: 'read' })
  })
})

describe('Exif', () => {
  /** A JPEG head with an Exif block of one description, in Unicode as Windows writes it, or plain. */
  const exif = (tag: number, type: number, value: Uint8Array): Uint8Array => {
    const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, tag & 255, tag >> 8, type, 0, value.length, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0, ...value]
    const block = [...bytesOf('Exif\0\0'), ...tiff]
    return new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, block.length + 2, ...block, 0xff, 0xda, 0, 2, 0xff, 0xd9])
  }
  const broken: OcrLibrary['start'] = () => Promise.reject(new Error('not here'))
  const read = (bytes: Uint8Array) => readBytes(bytes, { loadOcr: () => Promise.resolve({ start: broken, language: new Uint8Array() }) })

  it.each([
    ['a description', exif(0x010e, 2, new TextEncoder().encode('Pied de Mme Testard\0'))],
    ['a title of Windows', exif(0x9c9b, 1, new Uint8Array(Uint16Array.from('Pied de Mme Testard', (char) => char.charCodeAt(0)).buffer))],
  ])('gives %s', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ state: 'unreadable', text: 'Pied de Mme Testard' })
  })

  it('does not give the camera', async () => {
    expect((await read(exif(0x010f, 2, bytesOf('Camera Dupont\0')))).text).toBe('')
  })
})

describe('reading letters', () => {
  it('says how far it is', async () => {
    const { readFile } = await import('../../../../src/detection/readers/index.ts')
    const { loadOcr, loadPdf } = await import('../../../../cli/load-readers.ts')
    const steps: number[] = []
    await readFile({ name: '', type: '', bytes: fixture('scan.png') }, { loadOcr, loadPdf, signal: new AbortController().signal, onProgress: (percent) => steps.push(percent) })
    expect(steps.at(-1)).toBe(100)
  })

  it('is not loaded for a file without pictures', async () => {
    expect(await readBytes(fixture('lettre.pdf'), pdfAlone)).toMatchObject({ state: 'read' })
    expect(await readBytes(fixture('lettre.docx'), pdfAlone)).toMatchObject({ state: 'read' })
  })
})
