import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadQpdf } from '../../../../cli/qpdf.ts'
import { neutralName } from '../../../../src/crypto/envelopes/neutral-name.ts'
import { sealPdf } from '../../../../src/crypto/envelopes/pdf/seal-pdf.ts'
import { proposeFormat, type ToSend } from '../../../../src/crypto/envelopes/propose-format.ts'
import { isKnownProvider, providerOf, wireLimit } from '../../../../src/crypto/envelopes/providers.ts'
import { envelopeSizes, mimeSize, wireSize } from '../../../../src/crypto/envelopes/size.ts'
import { bigPdf, fileOf, ODD } from './pdf/some-pdfs.ts'

const MB = 1024 * 1024
const pdf = (size = 200_000): ToSend['files'][number] => ({ name: 'a.pdf', type: 'application/pdf', size })
const mail = (changes: Partial<ToSend> = {}): ToSend => ({ files: [pdf()], wantsAnswer: false, letter: 0, senderDomain: 'gmail.com', recipientDomain: 'yahoo.fr', ...changes })
const proposed = (changes?: Partial<ToSend>): string[] => proposeFormat(mail(changes)).filter((each) => each.proposed).map(({ format }) => format)
const of = (format: string, changes?: Partial<ToSend>): ReturnType<typeof proposeFormat>[number] => proposeFormat(mail(changes)).find((each) => each.format === format)!

describe('the size on the wire', () => {
  it('of an attachment is its base64 in lines of 76', () => {
    fc.assert(fc.property(fc.nat(100_000), (size) => {
      const coded = Buffer.alloc(size).toString('base64').replace(/.{1,76}/g, '$&\r\n')
      expect(mimeSize(size) - coded.length).toBe(512)
    }))
  })

  it('of a sealed PDF is never less than it really is, and hardly more', async () => {
    for (const make of [...Object.values(ODD), () => bigPdf(3)]) {
      const bytes = await make()
      const { file } = await sealPdf(fileOf(bytes), 'merle-tulipe', loadQpdf)
      const [size = 0] = envelopeSizes('pdf', [bytes.length])
      expect(file.content.size).toBeLessThanOrEqual(size)
      expect(size - file.content.size).toBeLessThan(6 * 1024 + bytes.length * 0.002)
    }
  })

  it('of a page is about 1.8 times its files, because it is coded twice', () => {
    expect(wireSize('html', [10 * MB]) / (10 * MB)).toBeGreaterThan(1.78)
    expect(wireSize('html', [10 * MB]) / (10 * MB)).toBeLessThan(1.86)
    expect(wireSize('zip', [10 * MB]) / (10 * MB)).toBeLessThan(1.38)
  })
})

describe('providers', () => {
  it('are told by whole domain labels, in any case', () => {
    expect(providerOf('GMail.com.')).toBe(providerOf('gmail.com'))
    expect(isKnownProvider('notgmail.com')).toBe(false)
    expect(isKnownProvider('medecin.mssante.fr')).toBe(true)
    expect(isKnownProvider('fauxmssante.fr')).toBe(false)
    expect(providerOf('patient.mssante.fr').receives).toBe(25 * MB)
    for (const unknown of ['orange.fr', 'free.fr', 'laposte.net', 'sfr.fr', 'cabinet-exemple.fr', '']) expect(providerOf(unknown).receives, unknown).toBe(10 * MB)
  })

  it('limit a mail by the smaller of what one sends and the other takes', () => {
    expect(wireLimit('gmail.com', 'gmail.com')).toBe(25 * MB)
    expect(wireLimit('gmail.com', 'outlook.fr')).toBe(20 * MB)
    expect(wireLimit('outlook.fr', 'gmail.com')).toBe(20 * MB)
  })
})

describe('the proposed format', () => {
  it('is a PDF for PDFs and pictures', () => {
    expect(proposed()).toEqual(['pdf', 'html', 'zip'])
    expect(proposed({ files: [pdf(), { name: 'IMG.AVIF', type: '', size: 10 }, { name: 'b.png', type: 'image/png', size: 10 }] })[0]).toBe('pdf')
  })

  it('is no PDF for a picture that no browser of ours can decode', () => {
    expect(proposed({ files: [pdf(), { name: 'IMG.HEIC', type: 'image/heic', size: 10 }] })).toEqual(['html', 'zip'])
  })

  it('is a page for other files, for a letter, and for an answer', () => {
    expect(proposed({ files: [pdf(), { name: 'a.docx', type: '', size: 10 }] })).toEqual(['html', 'zip'])
    expect(proposed({ letter: 1000 })[0]).toBe('html')
    expect(proposed({ files: [], letter: 1000 })[0]).toBe('html')
    expect(proposed({ wantsAnswer: true })[0]).toBe('html')
    expect(of('html', { wantsAnswer: true }).reasons).toEqual(['envelope_format_html_answer', 'envelope_format_html_filters'])
    expect(of('pdf', { wantsAnswer: true }).reasons).toEqual(['envelope_format_pdf_answer'])
  })

  it('is OpenPGP where a key is known: nothing has to be dictated', () => {
    expect(proposed({ keyKnown: true })[0]).toBe('openpgp')
    expect(of('openpgp').reasons).toEqual(['envelope_format_openpgp_no_key'])
  })

  it('is no ZIP of an archive to or from Gmail', () => {
    const files = [{ name: 'series.ZIP', type: 'application/zip', size: 1000 }]
    expect(of('zip', { files }).reasons).toEqual(['envelope_format_zip_nested'])
    expect(of('zip', { files, senderDomain: 'orange.fr', recipientDomain: 'gmail.com' }).proposed).toBe(false)
    expect(of('zip', { files, senderDomain: 'orange.fr', recipientDomain: 'yahoo.fr' }).proposed).toBe(true)
  })

  it('is never one that is too big, and says so', () => {
    const files = [pdf(15 * MB)]
    expect(proposed({ files })).toEqual(['pdf', 'zip'])
    expect(of('html', { files }).reasons).toEqual(['envelope_format_too_big'])
    expect(proposed({ files: [pdf(30 * MB)] })).toEqual([])
    expect(proposed({ files, recipientDomain: 'orange.fr' })).toEqual([])
  })

  it('counts what stays in the same mail beside it', () => {
    expect(proposed({ files: [pdf(5 * MB)], beside: [12 * MB] })).toEqual(['pdf', 'zip'])
    expect(proposed({ files: [pdf(5 * MB)], beside: [8 * MB, 8 * MB] })).toEqual([])
    expect(of('pdf', { beside: [3 * MB, 1] }).wireSize - of('pdf').wireSize).toBe(mimeSize(3 * MB) + mimeSize(1))
  })

  it('always names every format once, those that are proposed first', () => {
    const file = fc.record({ name: fc.constantFrom('a.pdf', 'b.zip', 'c.docx', 'd.jpg'), type: fc.constant(''), size: fc.nat(40 * MB) })
    const domain = fc.constantFrom('gmail.com', 'orange.fr', 'medecin.mssante.fr', 'outlook.com')
    fc.assert(fc.property(fc.array(file, { maxLength: 5 }), fc.boolean(), fc.nat(10_000), domain, domain, (files, wantsAnswer, letter, senderDomain, recipientDomain) => {
      const all = proposeFormat({ files, wantsAnswer, letter, senderDomain, recipientDomain })
      expect(all.map(({ format }) => format).sort()).toEqual(['html', 'openpgp', 'pdf', 'zip'])
      expect(all.map((each) => each.proposed).join()).toMatch(/^(true,?)*(false,?)*$/)
      for (const each of all) {
        expect(each.reasons.length).toBeGreaterThan(0)
        if (each.proposed) expect(each.wireSize).toBeLessThanOrEqual(each.wireLimit)
      }
    }))
  })
})

describe('neutral names', () => {
  it('say nothing, and tell several files apart', () => {
    expect(neutralName(0, 1, 'pdf')).toBe('document.pdf')
    expect([0, 1, 2].map((index) => neutralName(index, 3, '.PDF'))).toEqual(['document.pdf', 'document-2.pdf', 'document-3.pdf'])
    expect(neutralName(0, 1, '')).toBe('document')
    expect(neutralName(0, 1, 'a/../b')).toBe('document.ab')
  })
})
