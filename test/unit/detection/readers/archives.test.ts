import { describe, expect, it } from 'vitest'
import { type FileText, LIMITS, readFile } from '../../../../src/detection/readers/index.ts'
import { crowdedZip, zipOf } from './archive-files.ts'
import { fixture, linesOf, pdfAlone, readBytes, readFixture } from './readings.ts'

describe('an archive', () => {
  it('gives names and contents, of archives inside too', async () => {
    const inner = await zipOf({ 'CANARIOT/lettre.odt': fixture('lettre.odt') })
    const file = await readBytes(await zipOf({ 'interne.zip': inner, 'note.txt': 'INR 5,8' }))
    expect(file).toMatchObject({ state: 'read', format: 'zip' })
    expect(linesOf(file)).toEqual(expect.arrayContaining(['interne.zip', 'CANARIOT/lettre.odt', 'Zone de texte', 'note.txt', 'INR 5,8']))
  })

  it('gives the names of encrypted files, which are readable outside', async () => {
    expect(await readFixture('chiffre.zip')).toMatchObject({ state: 'encrypted', format: 'zip', why: 'password', text: 'lettre.docx' })
  })

  it('is unreadable as a whole when one file is, and what else is in it counts', async () => {
    const file = await readBytes(await zipOf({ 'a.bin': new Uint8Array([0, 1, 2, 3, 4]), 'b.txt': 'Mme CANARIOT' }))
    expect(file).toMatchObject({ state: 'unreadable', why: 'format' })
    expect(file.text).toContain('Mme CANARIOT')
  })

  it('is damaged when it was cut short', async () => {
    const whole = await zipOf({ 'a.txt': 'Mme CANARIOT' })
    expect(await readBytes(whole.subarray(0, whole.length - 30))).toMatchObject({ state: 'unreadable', why: 'damaged' })
  })
})

describe('a trap', () => {
  it.each([
    ['a bomb', () => zipOf({ 'zeros.txt': new Uint8Array(LIMITS.unpackedBytes + 1_000_000) }), 'too-big'],
    ['more files than anybody keeps', () => Promise.resolve(crowdedZip(60_000)), 'too-big'],
    ['an archive in an archive in an archive…', async () => {
      let bytes: Uint8Array = new TextEncoder().encode('au fond')
      for (let depth = 0; depth < LIMITS.depth + 3; depth += 1) bytes = await zipOf({ [`n${depth}`]: bytes })
      return bytes
    }, 'too-deep'],
    ['a document whose text is a bomb', () => zipOf({ 'word/document.xml': new Uint8Array(LIMITS.textBytes + 1).fill(0x61) }), 'too-big'],
  ])('(%s) ends with its name', async (_, make, why) => {
    const bytes = await make()
    const before = Date.now()
    expect(await readBytes(bytes)).toMatchObject({ state: 'unreadable', why })
    expect(Date.now() - before).toBeLessThan(15_000)
  })

  it('of entities that multiply stays as short as it is', async () => {
    const entities = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('')
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${entities}]><x>&l9;</x>`
    const { state, text } = await readBytes(new TextEncoder().encode(xml))
    expect(state).toBe('read')
    expect(text.length).toBeLessThan(xml.length * 3)
    const docx = await readBytes(await zipOf({ 'word/document.xml': xml }))
    expect(docx.text.length).toBeLessThan(100)
  })

  it('of half a gigabyte is named after its first bytes', async () => {
    const head = (start: string): Promise<FileText> => readFile({ name: 'a', type: '', bytes: new TextEncoder().encode(start.padEnd(1000)), size: 500_000_000 }, { signal: new AbortController().signal, loadPdf: () => Promise.reject(new Error('no')), ...pdfAlone as { loadOcr: () => Promise<never> } })
    expect(await head('%PDF-1.4')).toEqual({ state: 'unreadable', format: 'pdf', text: '', why: 'too-big' })
    expect(await head('Mme CANARIOT')).toMatchObject({ state: 'unreadable', format: 'text', why: 'too-big' })
  })

  it('of endless text is read to the limit, and not taken for read', async () => {
    const file = await readBytes(new Uint8Array(LIMITS.characters + 10).fill(0x61))
    expect(file).toMatchObject({ state: 'unreadable', why: 'too-big' })
    expect(file.text.length).toBe(LIMITS.characters)
  })
})
