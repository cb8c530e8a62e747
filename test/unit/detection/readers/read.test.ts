import { describe, expect, it } from 'vitest'
import type { FileText, PdfLibrary } from '../../../../src/detection/readers/index.ts'
import { minimalPdf } from './minimal-pdf.ts'
import { bytesOf, readBytes } from './readings.ts'

const never = (): Promise<PdfLibrary> => Promise.reject(new Error('not needed'))
const read = (bytes: Uint8Array): Promise<FileText> => readBytes(bytes)

describe('a PDF', () => {
  it('gives the text of all its pages, line by line', async () => {
    const { state, format, text } = await read(minimalPdf([['Compte rendu', 'Mme Canari (\xe9pilepsie)'], ['INR 5,8']]))
    expect({ state, format }).toEqual({ state: 'read', format: 'pdf' })
    expect(text.split('\n').filter(Boolean)).toEqual(['Compte rendu', 'Mme Canari (épilepsie)', 'INR 5,8'])
  })

  it('is told by its content', async () => {
    expect(await read(minimalPdf([['INR 5,8']]))).toMatchObject({ state: 'read', format: 'pdf' })
  })

  it.each([
    ['is a scan', minimalPdf(['picture'])],
    ['holds one scanned page among others', minimalPdf([['Page 1'], 'picture'])],
    ['shows nothing', minimalPdf([[]])],
  ])('is unreadable when it %s', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ state: 'unreadable', format: 'pdf', why: 'no-text' })
  })

  it('is encrypted when it wants a password', async () => {
    expect(await read(minimalPdf([['INR 5,8']], true))).toMatchObject({ state: 'encrypted', why: 'password', text: '' })
  })

  it('is unreadable when damaged, cancelled, or when the reader does not load', async () => {
    expect(await read(bytesOf('%PDF-1.4\nrien'))).toMatchObject({ state: 'unreadable', why: 'damaged' })
    const cancelled = AbortSignal.abort()
    expect(await readBytes(minimalPdf([['a']]), { signal: cancelled })).toMatchObject({ state: 'unreadable', why: 'cancelled' })
    expect(await readBytes(minimalPdf([['a']]), { loadPdf: never })).toMatchObject({ state: 'unreadable', why: 'damaged' })
  })

  it('leaves the bytes it was given as they were', async () => {
    const bytes = minimalPdf([['INR 5,8']])
    const copy = bytes.slice()
    await read(bytes)
    expect(bytes).toEqual(copy)
  })
})

describe('a text', () => {
  const sentence = 'Épilepsie à contrôler, Zélie était fatiguée'
  it.each([
    ['UTF-8', new TextEncoder().encode(sentence)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${sentence}`)],
    ['Windows-1252', bytesOf('\xc9pilepsie \xe0 contr\xf4ler, Z\xe9lie \xe9tait fatigu\xe9e')],
    ['CP850', bytesOf('\x90pilepsie \x85 contr\x93ler, Z\x82lie \x82tait fatigu\x82e')],
    ['UTF-16 with a mark', new Uint8Array(Uint16Array.from(`\ufeff${sentence}`, (char) => char.charCodeAt(0)).buffer)],
    ['UTF-16 without', new Uint8Array(Uint16Array.from(sentence, (char) => char.charCodeAt(0)).buffer)],
  ])('in %s is read', async (_, bytes) => {
    const { state, text } = await read(bytes)
    expect({ state, text: text.replace('\ufeff', '') }).toEqual({ state: 'read', text: sentence })
  })

  it('keeps quotation marks of Windows-1252', async () => {
    expect((await read(bytesOf('l\x92\xe9pilepsie \x93s\xe9v\xe8re\x94'))).text).toBe('l’épilepsie “sévère”')
  })

  it('is empty and read when the file is', async () => {
    expect(await read(new Uint8Array())).toEqual({ state: 'read', format: 'empty', text: '', why: '' })
  })
})

describe('an HTML or XML file', () => {
  it('gives what it shows and what it hides, not its styles and scripts', async () => {
    const html = '<!DOCTYPE html><html><head><style>p{}</style><script>if (a<b) x("Mme")</script></head><body title="INR"><p>Mme&nbsp;Canari <b>n</b>&eacute;e</p><p hidden>&#233;pilepsie</p><!-- CRP 112 --></body></html>'
    const { format, text } = await read(new TextEncoder().encode(html))
    expect(format).toBe('html')
    expect(text).toContain('Mme Canari née\n')
    for (const shown of ['INR', 'épilepsie', 'CRP 112']) expect(text).toContain(shown)
    for (const hidden of ['p{}', 'if (a']) expect(text).not.toContain(hidden)
  })

  it('keeps the root element of a CDA for the recognizer', async () => {
    const { format, text } = await read(bytesOf('<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>CR</title></ClinicalDocument>'))
    expect(format).toBe('cda')
    expect(text).toContain('<ClinicalDocument')
  })
})

describe('every other file', () => {
  it.each([
    ['heic', '\0\0\0\x18ftypheic', 'format'], ['7z', '7z\xbc\xaf\x27\x1c', 'format'], ['rar', 'Rar!\x1a\x07', 'format'], ['gzip', '\x1f\x8b\x08', 'format'], ['unknown', '\0\x01\x02\x03\x04\x05\x06', 'format'],
    ['zip', 'PK\x03\x04....', 'damaged'], ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'damaged'],
  ])('(%s) is unreadable', async (format, head, why) => {
    expect(await read(bytesOf(head))).toEqual({ state: 'unreadable', format, text: '', why })
  })

  it('is encrypted when it is an OpenPGP message, as text or as bytes', async () => {
    // A session key for somebody (RFC 4880, 5.1), then the body.
    expect(await read(new Uint8Array([0xc1, 0x5e, 3, ...Array.from({ length: 200 }, (_, index) => (index * 89) % 256)]))).toMatchObject({ state: 'encrypted', format: 'openpgp' })
    expect(await read(bytesOf('-----BEGIN PGP MESSAGE-----\n\nabc'))).toMatchObject({ state: 'encrypted' })
  })
})
