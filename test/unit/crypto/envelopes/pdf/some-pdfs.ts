import { execFileSync, spawnSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFHexString, PDFName, type PDFPage, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import type { EnvelopeFile } from '../../../../../src/crypto/envelopes/envelope.ts'

/** All people here are invented. */
export const TEXT = 'Compte rendu de Madame Ariane Flobert'
export const AUTHOR = 'Dr Basile Quimper'
export const XMP_AUTHOR = 'Basile XMP'

type Change = (document: PDFDocument, page: PDFPage) => unknown

/** A page of text with a title and an author, changed and saved. */
export async function madePdf(change?: Change, useObjectStreams = false): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage([595.28, 841.89])
  page.drawText(TEXT, { x: 50, y: 700, size: 18, font: await document.embedFont(StandardFonts.Helvetica) })
  document.setAuthor(AUTHOR)
  document.setTitle(TEXT)
  await change?.(document, page)
  return document.save({ useObjectStreams })
}

const form: Change = (document, page) => {
  const field = document.getForm().createTextField('patient')
  field.setText('Ariane Flobert')
  field.addToPage(page, { x: 50, y: 500 })
  document.getForm().createCheckBox('seen').addToPage(page, { x: 50, y: 400 })
}

const attachment: Change = (document) => document.attach(new TextEncoder().encode('<ClinicalDocument/>'), 'cda.xml', { mimeType: 'text/xml' })

const archival: Change = (document) => {
  const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`
    + `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"><pdfaid:part>1</pdfaid:part>`
    + `<pdfaid:conformance>B</pdfaid:conformance><dc:creator><rdf:Seq><rdf:li>${XMP_AUTHOR}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  document.catalog.set(PDFName.of('Metadata'), document.context.register(document.context.stream(packet, { Type: 'Metadata', Subtype: 'XML' })))
}

/** Not a valid signature: the shape of one. */
const signature: Change = (document, page) => {
  const { context } = document
  const value = context.register(context.obj({
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'adbe.pkcs7.detached', ByteRange: [0, 100, 200, 300], Contents: PDFHexString.of('00'.repeat(200)),
  }))
  const widget = context.register(context.obj({
    Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], V: value, T: PDFString.of('Signature1'), F: 132, P: page.ref,
  }))
  page.node.set(PDFName.of('Annots'), context.obj([widget]))
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: 3, Fields: [widget] }))
}

/** A folder that is gone afterwards. */
export function inFolder<T>(work: (path: (name: string) => string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-pdf-'))
  try {
    return work((name) => join(folder, name))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A PDF rewritten by Debian's qpdf. */
export const throughQpdf = (bytes: Uint8Array, ...args: string[]): Uint8Array => inFolder((path) => {
  writeFileSync(path('a.pdf'), bytes)
  execFileSync('qpdf', [...args, path('a.pdf'), path('b.pdf')])
  return new Uint8Array(readFileSync(path('b.pdf')))
})

/** The odd kinds that doctors get, by name. */
export const ODD: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  plain: () => madePdf(),
  'with a form': () => madePdf(form),
  'with an attached file': () => madePdf(attachment),
  'with compressed objects': () => madePdf(form, true),
  'linearised with a form': async () => throughQpdf(await madePdf(form), '--linearize'),
  archival: () => madePdf(archival),
  signed: () => madePdf(signature),
  'with rubbish before its header': async () => Uint8Array.from([...new TextEncoder().encode('rubbish\r\n'), ...await madePdf()]),
  'of version 1.3': async () => throughQpdf(await madePdf(), '--force-version=1.3'),
}

/** Random pictures of `megabytes` in all, spread over a few pages. */
export function bigPdf(megabytes: number): Promise<Uint8Array> {
  return madePdf((document) => {
    const { context } = document
    const count = Math.ceil(megabytes / 4)
    for (let at = 0; at < count; at += 1) {
      const data = new Uint8Array(megabytes * 1024 * 1024 / count)
      for (let start = 0; start < data.length; start += 65536) randomFillSync(data, start, Math.min(65536, data.length - start))
      const picture = context.register(context.stream(data, {
        Type: 'XObject', Subtype: 'Image', Width: 1000, Height: Math.floor(data.length / 3000), ColorSpace: 'DeviceRGB', BitsPerComponent: 8,
      }))
      const page = document.addPage()
      const name = page.node.newXObject('Picture', picture)
      page.node.set(PDFName.of('Contents'), context.register(context.stream(`q 500 0 0 700 20 20 cm ${name.toString()} Do Q`)))
    }
  })
}

export const fileOf = (bytes: Uint8Array, name = 'Ariane Flobert.pdf'): EnvelopeFile =>
  ({ name, type: 'application/pdf', content: new Blob([new Uint8Array(bytes)]) })

export const bytesOf = async ({ content }: EnvelopeFile): Promise<Uint8Array> => new Uint8Array(await content.arrayBuffer())

/** Runs a program on a PDF; `FILE` stands for it. */
export const tool = (bytes: Uint8Array, program: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } => inFolder((path) => {
  writeFileSync(path('file.pdf'), bytes)
  const { status, stdout, stderr } = spawnSync(program, args.map((each) => each.replace('FILE', path('file.pdf'))), { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return { status, stdout, stderr }
})

export const textOf = (bytes: Uint8Array, secret = ''): string => tool(bytes, 'pdftotext', '-upw', secret, 'FILE', '-').stdout
