import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadQpdf } from '../../cli/qpdf.ts'
import { type ChromiumWithExtension, launchChromium } from '../../demo/chromium.mjs'
import { type FirefoxWithExtension, launchFirefox } from '../../demo/firefox.mjs'
import { sealPdf } from '../../src/crypto/envelopes/pdf/seal-pdf.ts'
import { bigPdf, bytesOf, fileOf, madePdf, ODD, TEXT, textOf, tool } from '../unit/crypto/envelopes/pdf/some-pdfs.ts'
import { picture } from '../unit/crypto/envelopes/photo/some-photos.ts'
import { PdfViewer } from './support/pdf-viewer.ts'
import { buildSealingExtension, POLICY } from './support/sealing-extension.ts'
import { serveFolder } from './support/static-server.ts'
import type { SealingPage } from './support/sealing-page/sealing-protocol.ts'

const SECRET = 'merle-tulipe-é4-bateau'

let chromium: ChromiumWithExtension
let firefox: FirefoxWithExtension
let server: Awaited<ReturnType<typeof serveFolder>>
let extension: Awaited<ReturnType<typeof buildSealingExtension>>
beforeAll(async () => {
  extension = await buildSealingExtension()
  server = await serveFolder(extension.folder, POLICY)
  chromium = await launchChromium({ extensionDir: extension.folder })
  firefox = await launchFirefox()
})
afterAll(async () => {
  await chromium.close()
  await firefox.close()
  server.close()
  extension.remove()
})

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

/** Seals in a worker of a page that is open, and gives the sealed file back. */
async function sealOn(page: Page, bytes: Uint8Array, type: string): Promise<Uint8Array> {
  const answer = await page.evaluate(async (base64, mediaType, secret) => {
    const file = new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], 'Ariane Flobert', { type: mediaType })
    return (globalThis as unknown as SealingPage).sealInWorker(file, secret)
  }, Buffer.from(bytes).toString('base64'), type, SECRET)
  expect(answer).toMatchObject({ error: '', evalForbidden: true })
  return new Uint8Array(Buffer.from(answer.base64, 'base64'))
}

const BROWSERS: Readonly<Record<string, () => Promise<Page>>> = {
  'a page of the extension in Chromium': async () => {
    const page = await chromium.browser.newPage()
    await page.goto(chromium.extensionUrl('sealing-page.html'))
    return page
  },
  // BiDi does not go to pages of an extension: a page under the same policy.
  'a page under the same policy in Firefox': async () => {
    const page = await firefox.browser.newPage()
    await page.goto(server.url('sealing-page.html'))
    return page
  },
}

for (const [place, open] of Object.entries(BROWSERS)) {
  describe(`in a worker of ${place}`, () => {
    let page: Page
    beforeAll(async () => {
      page = await open()
    })
    afterAll(() => page.close())

    it('a PDF is sealed', async () => {
      const sealed = await sealOn(page, await madePdf(), 'application/pdf')
      expect(tool(sealed, 'qpdf', `--password=${SECRET}`, '--show-encryption', '--check', 'FILE')).toMatchObject({ status: 0, stdout: expect.stringContaining('R = 6') as string })
      expect(textOf(sealed, SECRET)).toContain(TEXT)
      expect(textOf(sealed, 'merle')).toBe('')
    })

    it('a WebP picture becomes a sealed PDF', async () => {
      const sealed = await sealOn(page, picture('webp', '-quality', '95', '-scale', '1000%'), 'image/webp')
      expect(tool(sealed, 'pdfimages', '-upw', SECRET, '-list', 'FILE').stdout).toMatch(/image +480 +320 .* jpeg/)
    })

    it('a broken table of objects is repaired', async () => {
      const broken = Buffer.from(Buffer.from(await madePdf()).toString('latin1').replace(/startxref\s+\d+/, 'startxref\n99999'), 'latin1')
      expect(textOf(await sealOn(page, broken, 'application/pdf'), SECRET)).toContain(TEXT)
    })
  })
}
