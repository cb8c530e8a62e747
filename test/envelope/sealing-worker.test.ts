import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ChromiumWithExtension, launchChromium } from '../../demo/chromium.mjs'
import { type FirefoxWithExtension, launchFirefox } from '../../demo/firefox.mjs'
import { run } from '../../cli/main.ts'
import { growth } from '../../bench/support/process-memory.mjs'
import { makeOwnKey, unlockOwnKey } from '../../src/crypto/keys/own-key.ts'
import { bigPdf, madePdf, TEXT, textOf, throughQpdf, tool } from '../unit/crypto/envelopes/pdf/some-pdfs.ts'
import { picture, pixels, talkative } from '../unit/crypto/envelopes/photo/some-photos.ts'
import { buildSealingExtension, POLICY } from './support/sealing-extension.ts'
import { serveFolder } from './support/static-server.ts'
import type { SealingPage } from './support/sealing-page/sealing-protocol.ts'

const SEVEN_ZIP = ['/usr/bin/7zz', '/usr/bin/7z'].find((path) => existsSync(path)) ?? '7z'
const SECRET = 'merle-tulipe-e4-bateau'
declare const sealing: SealingPage

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

/** Seals in the engine's worker on a page that is open, and gives the sealed file back. */
async function sealOn(page: Page, bytes: Uint8Array, type: string): Promise<Uint8Array> {
  const given = { name: 'Ariane Flobert', type, content: Buffer.from(bytes).toString('base64') }
  const { files, why } = await page.evaluate((file, secret) => sealing.seal('pdf', [file], secret), given, SECRET)
  expect(why).toBe('')
  return new Uint8Array(Buffer.from(files[0] ?? '', 'base64'))
}

/** What `sceau open` makes of an envelope: the files by name. It is told nothing but the passphrase, or the passphrase of a key. */
async function openInTerminal(envelope: Uint8Array, key?: string): Promise<Record<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-open-'))
  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 })
    return join(folder, name)
  }
  try {
    const said: string[] = []
    const io = { out: () => undefined, error: (line: string) => void said.push(line), input: Readable.from(['']) }
    const out = join(folder, 'out')
    const code = await run(['open', put('envelope', envelope), '--passphrase-file', put('secret', SECRET), ...(key === undefined ? [] : ['--key', put('key', key)]), '--out', out], io)
    expect(code, said.join('\n')).toBe(0)
    return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What sealing 64 MB to keys may take beside them and the envelope. At once it takes 300 to 530 MiB, in pieces it took 50 to 180. */
const MOST_MEMORY = 256 * 1024 ** 2
const LARGE = 64_000_000

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
  describe(`the sealing worker of ${place}`, () => {
    let page: Page
    beforeAll(async () => {
      page = await open()
    })
    afterAll(() => page.close())

    it('code out of text is refused', async () => {
      expect(await page.evaluate(() => sealing.evalForbidden)).toBe(true)
    })

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

    it('seals a series as one ZIP, its files in their order, which 7-Zip opens', async () => {
      const texts = Array.from({ length: 12 }, (_, index) => `Coupe ${index} de Mme Zélie Canariot. `.repeat(3000))
      const given = [
        ...texts.map((text, index) => ({ name: `IM${index}.txt`, type: 'text/plain', content: Buffer.from(text).toString('base64') })),
        { name: 'scan.dcm', type: 'application/dicom', content: 2_000_000 },
      ]
      const started: string[] = []
      page.on('workercreated', (worker) => started.push(worker.url()))
      const { files, why, progress } = await page.evaluate((list, secret) => sealing.seal('zip', list, secret), given, SECRET)
      expect(started.filter((url) => /\/assets\/zip\.worker-[^/]*\.js$/.test(url) && new URL(url).origin === new URL(page.url()).origin).length).toBeGreaterThan(1)
      expect(why).toBe('')
      expect(progress.at(-1)).toBe(1)
      const folder = mkdtempSync(join(tmpdir(), 'sceau-series-'))
      try {
        const path = join(folder, 'series.zip')
        writeFileSync(path, Buffer.from(files[0]!, 'base64'))
        const listed = execFileSync(SEVEN_ZIP, ['l', '-slt', path], { encoding: 'utf8' })
        expect(listed.match(/^Path = document.*$/gm)).toEqual(given.map(({ name }, index) => `Path = document-${index + 1}.${name.split('.')[1]}`))
        expect(listed.match(/^Method = .*$/gm)).toEqual(given.map(({ name }) => `Method = AES-256 ${name === 'scan.dcm' ? 'Store' : 'Deflate'}`))
        for (const [index, text] of texts.entries()) {
          expect(execFileSync(SEVEN_ZIP, ['e', '-so', `-p${SECRET}`, path, `document-${index + 1}.txt`], { encoding: 'utf8' })).toBe(text)
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    })

    it.each(['html', 'zip', 'openpgp', 'pdf'] as const)('takes place, date and names out of a photo, beside which a text stays as it is; the terminal opens what it made: %s', async (format) => {
      const photo = Uint8Array.from(talkative(picture('jpeg'), 6))
      const [name, letter] = [/Ariane|Flobert|GPS/, 'Coupe de Mme Zélie Canariot.']
      expect(Buffer.from(photo).toString('latin1')).toMatch(name)
      const given = [
        { name: 'IMG_1.jpg', type: 'image/jpeg', content: Buffer.from(photo).toString('base64') },
        ...(format === 'pdf' ? [] : [{ name: 'lettre.txt', type: 'text/plain', content: Buffer.from(letter).toString('base64') }]),
      ]
      const own = format === 'openpgp' ? await makeOwnKey({ name: 'Dr Léa Moreau', address: 'lea@exemple.fr', passphrase: SECRET }) : null
      const opener = own ? { recipients: [own.publicKey], self: (await unlockOwnKey(own.privateKey, SECRET)).armor() } : SECRET
      const { files, why } = await page.evaluate((list, kind, by) => sealing.seal(kind, list, by), given, format, opener)
      expect(why).toBe('')
      // OpenPGP makes one message of each file.
      const envelopes = files.map((file) => new Uint8Array(Buffer.from(file, 'base64')))
      const opened = Object.assign({}, ...await Promise.all(envelopes.map((envelope) => openInTerminal(envelope, own?.privateKey)))) as Record<string, Buffer>
      if (format === 'pdf') {
        const inside = Buffer.from(throughQpdf(opened['document.pdf']!, '--qdf')).toString('latin1')
        expect(inside).toContain('/Image')
        expect(inside).not.toMatch(name)
        return
      }
      const [jpeg, text] = ['.jpg', '.txt'].map((ending) => Object.entries(opened).find(([each]) => each.endsWith(ending))?.[1])
      expect(Object.keys(opened)).toHaveLength(2)
      expect(jpeg!.toString('latin1')).not.toMatch(name)
      expect(pixels(jpeg!)).toBe(pixels(photo))
      expect(text!.toString()).toBe(letter)
    })

    it('seals a large file to keys in pieces, so that it takes no multiple of it in memory', async () => {
      const { publicKey, privateKey } = await makeOwnKey({ name: 'Dr Léa Moreau', address: 'lea@exemple.fr', passphrase: SECRET })
      const keys = { recipients: [publicKey], self: (await unlockOwnKey(privateKey, SECRET)).armor() }
      await page.evaluate((bytes) => sealing.make(bytes), LARGE)
      const { all, given } = await growth(page.browser().process()!.pid!, () => page.evaluate((given) => sealing.sealMade(given), keys))
      expect(given).toBeGreaterThan(LARGE)
      expect(all - given).toBeLessThan(MOST_MEMORY)
    }, 240_000)

    it.each(['html', 'zip', 'pdf'] as const)('ends in the middle of its work when it is cancelled, and leaves no worker behind: %s', async (format) => {
      // A page of its own: Firefox's driver has been seen to go on counting workers of an earlier test that were long gone.
      await page.close()
      page = await open()
      // Each PDF is one stroke of work: the cancel comes while the second is under it.
      const pdf = format === 'pdf' ? Buffer.from(await bigPdf(8)).toString('base64') : ''
      const series = format === 'pdf'
        ? ['un.pdf', 'deux.pdf'].map((name) => ({ name, type: 'application/pdf', content: pdf }))
        : Array.from({ length: 16 }, (_, index) => ({ name: `IM${index}.dcm`, type: 'application/dicom', content: 2_000_000 }))
      const { files, why, progress } = await page.evaluate((list, kind, secret) => sealing.seal(kind, list, secret, true), series, format, SECRET)
      expect({ files, why }).toEqual({ files: [], why: 'envelope_cancelled' })
      expect(progress.at(-1)).toBeGreaterThan(0)
      expect(progress.at(-1)).toBeLessThan(1)
      await expect.poll(() => page.workers().length).toBe(0)
    })
  })
}
