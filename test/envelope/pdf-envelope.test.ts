import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadQpdf } from '../../cli/qpdf.ts'
import { type ChromiumWithExtension, launchChromium } from '../../demo/chromium.mjs'
import { sealPdf } from '../../src/crypto/envelopes/pdf/seal-pdf.ts'
import { bigPdf, bytesOf, fileOf, madePdf, ODD, TEXT, textOf, tool } from '../unit/crypto/envelopes/pdf/some-pdfs.ts'
import { PdfViewer } from './support/pdf-viewer.ts'

const SECRET = 'merle-tulipe-é4-bateau'

let chromium: ChromiumWithExtension
beforeAll(async () => {
  chromium = await launchChromium()
})
afterAll(() => chromium.close())

describe('Chromium’s own PDF viewer', () => {
  for (const kind of ['plain', 'with a form', 'archival', 'signed']) {
    it(`asks for the passphrase, refuses a wrong one, opens with the right one: ${kind}`, async () => {
      const sealed = await bytesOf((await sealPdf(fileOf(await ODD[kind]!()), SECRET, loadQpdf)).file)
      const viewer = await PdfViewer.open(chromium.browser, sealed)
      try {
        expect(await viewer.until(({ asks }) => asks)).toMatchObject({ opened: false, pages: 0 })
        await viewer.enter('merle-tulipe')
        expect(await viewer.until(({ refused }) => refused)).toMatchObject({ opened: false, pages: 0 })
        await viewer.enter(SECRET)
        // The title stands in the encrypted part.
        expect(await viewer.until(({ opened }) => opened)).toMatchObject({ asks: false, pages: 1, title: TEXT })
      } finally {
        await viewer.close()
      }
    })
  }

  it('opens with a passphrase of 127 bytes, the longest', async () => {
    const secret = `${'é'.repeat(63)}x`
    const viewer = await PdfViewer.open(chromium.browser, await bytesOf((await sealPdf(fileOf(await madePdf()), secret, loadQpdf)).file))
    try {
      await viewer.until(({ asks }) => asks)
      await viewer.enter(secret)
      expect(await viewer.until(({ opened, refused }) => opened || refused)).toMatchObject({ opened: true, pages: 1 })
    } finally {
      await viewer.close()
    }
  })
})

describe('a PDF of 100 MB', () => {
  it('is sealed whole', async () => {
    const sealed = await bytesOf((await sealPdf(fileOf(await bigPdf(100)), SECRET, loadQpdf)).file)
    expect(sealed.length).toBeGreaterThan(100 * 1024 * 1024)
    expect(tool(sealed, 'qpdf', `--password=${SECRET}`, '--check', 'FILE').status).toBe(0)
    expect(tool(sealed, 'pdfinfo', '-upw', SECRET, 'FILE').stdout).toMatch(/Pages: +26\n/)
    expect(textOf(sealed, 'merle')).toBe('')
  }, 120_000)
})
