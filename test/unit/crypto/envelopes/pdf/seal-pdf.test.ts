import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadQpdf } from '../../../../../cli/qpdf.ts'
import { EnvelopeError, WrongSecretError } from '../../../../../src/crypto/envelopes/envelope.ts'
import { inspectPdf } from '../../../../../src/crypto/envelopes/pdf/inspect-pdf.ts'
import { openPdf } from '../../../../../src/crypto/envelopes/pdf/open-pdf.ts'
import { MAX_PDF_BYTES } from '../../../../../src/crypto/envelopes/pdf/inspect-pdf.ts'
import { sealPdf } from '../../../../../src/crypto/envelopes/pdf/seal-pdf.ts'
import { AUTHOR, bytesOf, fileOf, madePdf, ODD, TEXT, textOf, throughQpdf, tool, XMP_AUTHOR } from './some-pdfs.ts'

const LETTERS = ['a', 'z', 'A', '0', ' ', '-', '--', '_', '.', '!', '?', '@', '#', '"', '\'', '\\', '/', '=', 'é', 'è', 'ç', 'À', 'œ', 'ß', 'ø', '漢', '€', '😀']
const SECRET = 'merle-tulipe-é4-bateau'

const sealed = async (bytes: Uint8Array, secret = SECRET): Promise<Uint8Array> => bytesOf((await sealPdf(fileOf(bytes), secret, loadQpdf)).file)
const failure = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason)
  return error instanceof EnvelopeError ? error.key : `not an EnvelopeError: ${String(error)}`
}
const opensInQpdf = (bytes: Uint8Array, secret: string): boolean => tool(bytes, 'qpdf', `--password=${secret}`, '--password-mode=unicode', '--check', 'FILE').status === 0
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('a sealed PDF', () => {
  it('is AES-256 of revision 6 for strings, streams, files and metadata, and allows everything', async () => {
    const bytes = await sealed(await madePdf())
    const { stdout, status } = tool(bytes, 'qpdf', `--password=${SECRET}`, '--show-encryption', '--check', 'FILE')
    expect(status).toBe(0)
    for (const line of ['R = 6', 'stream encryption method: AESv3', 'string encryption method: AESv3', 'file encryption method: AESv3', 'modify anything: allowed', 'print high resolution: allowed', 'extract for any purpose: allowed']) {
      expect(stdout).toContain(line)
    }
    expect(stdout).not.toContain('not allowed')
    // EncryptMetadata is true unless it stands there as false (ISO 32000-2, table 21).
    expect(latin1(bytes)).not.toContain('/EncryptMetadata')
    expect(tool(bytes, 'qpdf', '--requires-password', 'FILE').status).toBe(0)
  })

  it('opens in qpdf and poppler with its passphrase and with no other', async () => {
    const bytes = await sealed(await madePdf())
    expect(textOf(bytes, SECRET)).toContain(TEXT)
    expect(tool(bytes, 'pdfinfo', '-upw', SECRET, 'FILE').stdout).toMatch(new RegExp(`Title: +${TEXT}\\n(.*\\n)*Author: +${AUTHOR}\\n(.*\\n)*Encrypted: +yes \\(print:yes copy:yes change:yes addNotes:yes algorithm:AES-256\\)`))
    const archival = await sealed(await ODD.archival!())
    expect(tool(archival, 'pdfinfo', '-meta', '-upw', SECRET, 'FILE').stdout).toContain(XMP_AUTHOR)
    expect(tool(archival, 'pdfinfo', '-meta', '-upw', '', 'FILE').stdout).toBe('')
    for (const wrong of ['', 'merle-tulipe-e4-bateau', `${SECRET} `]) {
      expect(textOf(bytes, wrong)).toBe('')
      expect(tool(bytes, 'qpdf', `--password=${wrong}`, '--check', 'FILE').stderr).toContain('invalid password')
    }
  })

  for (const [kind, make] of Object.entries(ODD)) {
    it(`keeps all of a PDF ${kind}`, async () => {
      const before = await make()
      const after = await sealed(before)
      expect(tool(after, 'qpdf', `--password=${SECRET}`, '--check', 'FILE').status).toBe(0)
      expect(textOf(after, SECRET)).toBe(textOf(before))
      const again = await bytesOf(await openPdf(fileOf(after), SECRET, loadQpdf))
      const view = (bytes: Uint8Array): string[] => tool(bytes, 'qpdf', '--json', '--json-key=acroform', '--json-key=attachments', '--json-key=pages', '--json-key=outlines', 'FILE')
        .stdout.replace(/"\d+ \d+ R"|"(?:object|annotation|filespec|parent|outlines?)": .*/g, '"ref"').split('\n')
      expect(view(again)).toEqual(view(before))
    })
  }

  it('shows nothing of its text, title, author, form or attached names', async () => {
    for (const make of Object.values(ODD)) {
      const raw = latin1(await sealed(await make()))
      for (const word of ['Flobert', 'Quimper', XMP_AUTHOR, 'cda.xml', 'patient', 'ClinicalDocument', 'Signature1']) expect(raw).not.toContain(word)
      // Titles are often written in UTF-16.
      expect(raw.replaceAll('\0', '')).not.toContain('Flobert')
      expect(raw).not.toContain(Buffer.from(AUTHOR, 'utf16le').swap16().toString('hex').toUpperCase())
    }
  })

  it('has another key, owner password and name each time', async () => {
    const bytes = await madePdf()
    const [one, two] = await Promise.all([sealPdf(fileOf(bytes), SECRET, loadQpdf), sealPdf(fileOf(bytes), SECRET, loadQpdf)])
    expect(one.file.name).toBe('document.pdf')
    const owner = async (file: typeof one.file): Promise<string> => /\/O <(\w+)>/.exec(latin1(await bytesOf(file)))?.[1] ?? ''
    expect(await owner(one.file)).not.toBe(await owner(two.file))
    expect(await owner(one.file)).toHaveLength(96)
  })

  it('says how far it is', async () => {
    const steps: number[] = []
    await sealPdf(fileOf(await madePdf()), SECRET, loadQpdf, { onProgress: (done, total) => steps.push(done / total) })
    expect(steps).toEqual([0, 1])
  })

  it('stops when the practitioner ends it', async () => {
    expect(await failure(sealPdf(fileOf(await madePdf()), SECRET, loadQpdf, { signal: AbortSignal.abort() }))).toBe('envelope_cancelled')
  })
})

describe('what is said of a PDF', () => {
  it('names a signature that sealing breaks', async () => {
    const bytes = await ODD.signed!()
    expect((await inspectPdf(bytes, loadQpdf))).toEqual({ lock: 'open', signed: true, pages: 1 })
    expect((await sealPdf(fileOf(bytes), SECRET, loadQpdf)).notes).toEqual(['envelope_pdf_note_signed'])
    expect((await sealPdf(fileOf(await madePdf()), SECRET, loadQpdf)).notes).toEqual([])
  })

  it('refuses one that has a password, and lifts restrictions that need none', async () => {
    const plain = await madePdf()
    const locked = throughQpdf(plain, '--encrypt', 'their own', 'owner', '256', '--')
    expect(await inspectPdf(locked, loadQpdf)).toEqual({ lock: 'locked', signed: false, pages: null })
    expect(await failure(sealPdf(fileOf(locked), SECRET, loadQpdf))).toBe('envelope_pdf_locked')

    const restricted = throughQpdf(plain, '--encrypt', '', 'owner', '128', '--use-aes=y', '--extract=n', '--')
    expect((await inspectPdf(restricted, loadQpdf)).lock).toBe('restricted')
    const { file, notes } = await sealPdf(fileOf(restricted), SECRET, loadQpdf)
    expect(notes).toEqual(['envelope_pdf_note_restricted'])
    expect(textOf(await bytesOf(file), SECRET)).toContain(TEXT)
    expect(textOf(await bytesOf(file), '')).toBe('')
  })

  it('repairs a broken table of objects', async () => {
    const text = latin1(await madePdf())
    const broken = [
      text.replace(/startxref\s+\d+/, 'startxref\n99999'),
      text.replace('startxref', 'startxxef'),
      text.replace(/0000000(\d{3}) 00000 n/g, '0000003$1 00000 n'),
    ]
    for (const each of broken) {
      const { file, notes } = await sealPdf(fileOf(Buffer.from(each, 'latin1')), SECRET, loadQpdf)
      expect(notes).toEqual(['envelope_pdf_note_repaired'])
      const bytes = await bytesOf(file)
      expect(tool(bytes, 'qpdf', `--password=${SECRET}`, '--check', 'FILE').status).toBe(0)
      expect(textOf(bytes, SECRET)).toContain(TEXT)
    }
  })

  it('never passes half a PDF off as a whole one', async () => {
    const whole = await madePdf((document) => {
      for (let page = 0; page < 5; page += 1) document.addPage().drawText(`page ${page}`)
    })
    for (let share = 0.1; share < 0.95; share += 0.05) {
      const result = await sealPdf(fileOf(whole.subarray(0, Math.floor(whole.length * share))), SECRET, loadQpdf).then(({ file }) => bytesOf(file), (error: unknown) => error)
      if (result instanceof Uint8Array) expect(textOf(result, SECRET)).toBe(textOf(whole))
      else expect((result as EnvelopeError).key).toBe('envelope_pdf_damaged')
    }
  })

  it('names what is no PDF, and what is too big', async () => {
    expect(await failure(sealPdf(fileOf(new TextEncoder().encode('Bonjour')), SECRET, loadQpdf))).toBe('envelope_pdf_none')
    const huge = { ...fileOf(new Uint8Array()), content: { size: MAX_PDF_BYTES + 1 } as Blob }
    expect(await failure(sealPdf(huge, SECRET, loadQpdf))).toBe('envelope_pdf_too_big')
  })

  it('says so when qpdf does not load', async () => {
    expect(await failure(sealPdf(fileOf(await madePdf()), SECRET, () => Promise.reject(new Error('no memory'))))).toBe('envelope_pdf_failed')
  })

  it('never throws anything but its own errors, whatever the bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (tail) => {
      const bytes = Uint8Array.from([...new TextEncoder().encode('%PDF-1.7\n'), ...tail])
      expect(await failure(sealPdf(fileOf(bytes), SECRET, loadQpdf))).toBe('envelope_pdf_damaged')
    }), { numRuns: 30 })
  })
})

describe('the passphrase of a PDF', () => {
  it('opens it whatever its letters', async () => {
    const bytes = await madePdf()
    await fc.assert(fc.asyncProperty(fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 30 }), async (secret) => {
      const result = await sealed(bytes, secret)
      expect(opensInQpdf(result, secret.normalize('NFC'))).toBe(true)
      expect(opensInQpdf(result, `${secret}x`)).toBe(false)
      // poppler's commands keep 32 bytes of what they are given.
      if (Buffer.byteLength(secret) <= 32) expect(textOf(result, secret.normalize('NFC'))).toContain(TEXT)
    }), { numRuns: 15 })
  }, 60_000)

  it('is the same composed and decomposed', async () => {
    const bytes = await sealed(await madePdf(), 'e\u0301te\u0301')
    expect(textOf(bytes, '\u00e9t\u00e9')).toContain(TEXT)
    expect((await openPdf(fileOf(bytes), 'e\u0301te\u0301', loadQpdf)).type).toBe('application/pdf')
  })

  it('has at least one byte, at most 127, and none that viewers read differently', async () => {
    const bytes = await madePdf()
    const longest = 'é'.repeat(63) + 'x'
    const atLimit = await sealed(bytes, longest)
    expect(opensInQpdf(atLimit, longest)).toBe(true)
    expect(opensInQpdf(atLimit, longest.slice(0, -1))).toBe(false)
    expect(await failure(sealed(bytes, `${longest}y`))).toBe('envelope_pdf_secret_too_long')
    expect(await failure(sealed(bytes, ''))).toBe('envelope_pdf_secret_empty')
    for (const odd of ['ﬁn', 'a\u00a0b', 'a\nb', 'a\u00adb', '½']) expect(await failure(sealed(bytes, odd)), JSON.stringify(odd)).toBe('envelope_pdf_secret_characters')
  })
})

describe('opening', () => {
  it('gives the PDF back without its password', async () => {
    const opened = await openPdf(fileOf(await sealed(await madePdf()), 'document.pdf'), SECRET, loadQpdf)
    expect(opened.name).toBe('document.pdf')
    const bytes = await bytesOf(opened)
    expect(tool(bytes, 'qpdf', '--is-encrypted', 'FILE').status).toBe(2)
    expect(textOf(bytes)).toContain(TEXT)
  })

  it('tells a wrong passphrase, a PDF without one, and damage apart', async () => {
    const bytes = await sealed(await madePdf())
    await expect(openPdf(fileOf(bytes), 'merle', loadQpdf)).rejects.toBeInstanceOf(WrongSecretError)
    expect(await failure(openPdf(fileOf(await madePdf()), SECRET, loadQpdf))).toBe('envelope_pdf_not_sealed')
    expect(await failure(openPdf(fileOf(new TextEncoder().encode('Bonjour')), SECRET, loadQpdf))).toBe('envelope_pdf_none')
    const cut = await failure(openPdf(fileOf(bytes.subarray(0, bytes.length - 40)), SECRET, loadQpdf))
    expect(['envelope_pdf_damaged_open', 'envelope_pdf_not_sealed']).toContain(cut)
  })

  it('opens what Debian’s qpdf sealed', async () => {
    const theirs = throughQpdf(await madePdf(), '--encrypt', SECRET, 'owner', '256', '--')
    expect(textOf(await bytesOf(await openPdf(fileOf(theirs), SECRET, loadQpdf)))).toContain(TEXT)
  })
})
