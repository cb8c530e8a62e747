import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as envelopePage from 'virtual:envelope-page'
import { run } from '../../cli/main.ts'
import { type RecordingProxy, startRecordingProxy } from '../../demo/recording-proxy.mjs'
import { openAnswer } from '../../src/crypto/envelopes/html/answer.ts'
import { type HtmlEnvelopeContent, sealHtml, type SealedHtml } from '../../src/crypto/envelopes/html/write.ts'
import { file, noise } from '../unit/crypto/envelopes/html/support.ts'
import { HOSTILE } from './support/hostile-letter.ts'
import { type BrowserName, launch, type Recipient } from './support/recipient.ts'

const SECRET = 'grenouille-orange-velours-7'
/** As somebody types what was said on the telephone. */
const SPOKEN = 'Grenouille orange velours 7'
const PNG = readFileSync('docs/pictures/held.png')
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'
const SERIES = noise(2_500_000)
const LETTER = '<p>Cher confrère,</p><p>Je vous adresse <b>Mme Joséphine Quillévéré</b>.</p><p style="text-align: center">Bien à vous</p>'

const seal = (content: Partial<HtmlEnvelopeContent>): Promise<SealedHtml> => sealHtml({ files: [], language: 'fr', ...content }, SECRET, envelopePage)

/** An envelope that `sceau seal` made. */
async function sealInTerminal(files: Readonly<Record<string, Uint8Array | string>>): Promise<Blob> {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-terminal-'))
  const put = (name: string, content: Uint8Array | string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 })
    return join(folder, name)
  }
  try {
    const out = join(folder, 'pli.html')
    const io = { out: () => undefined, error: () => undefined, input: Readable.from(['']) }
    const paths = Object.entries(files).map(([name, content]) => put(name, content))
    expect(await run(['seal', ...paths, '--to', 'html', '--lang', 'fr', '--passphrase-file', put('secret', SECRET), '--out', out], io)).toBe(0)
    return new Blob([readFileSync(out)])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const PICTURES = 'test-results/envelope'
const picture = async ({ page }: Recipient, name: string): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true })
  await page?.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

const text = (recipient: Recipient, selector: string): Promise<string> =>
  recipient.evaluate(((query: string) => document.querySelector<HTMLElement>(query)?.innerText ?? ''), selector)

/** Opens an envelope with the passphrase, to the point where its inside is seen. */
async function unseal(recipient: Recipient, envelope: Blob): Promise<void> {
  await recipient.open(envelope)
  await recipient.type('#secret', SPOKEN, true)
  await recipient.until(() => document.body.classList.contains('opened'))
}

const letterDrawn = (): boolean => (document.querySelector<HTMLElement>('.letter-frame')?.style.getPropertyValue('--height') ?? '') !== ''

describe.each<BrowserName>(['Chromium', 'Firefox', 'WebKitGTK'])('an HTML envelope from the disk in %s', (name) => {
  let proxy: RecordingProxy
  let recipient: Recipient
  let sealed: SealedHtml
  beforeAll(async () => {
    proxy = await startRecordingProxy()
    recipient = await launch(name, proxy.port)
    sealed = await seal({
      files: [file('IRM genou droit.png', Uint8Array.from(PNG), 'image/png'), file('Compte rendu.pdf', PDF, 'application/pdf'), file('../../série\u202Emcd.bin', SERIES)],
      letter: { html: LETTER }, subject: 'Demande d’avis', from: 'Dr Léa Martin', wantsAnswer: true,
    })
  })
  afterAll(async () => {
    await recipient.close()
    await proxy.close()
  })

  it('refuses a wrong passphrase at once, says so, and keeps the field ready', async () => {
    await recipient.open(sealed.envelope)
    await recipient.type('#secret', 'grenouille rouge velours 7', true)
    await recipient.until(() => document.querySelector('#secret-error')?.textContent !== '')
    expect(await text(recipient, '#secret-error')).toContain('n’ouvre pas le pli')
    expect(await recipient.evaluate(() => [document.activeElement?.id, document.activeElement?.getAttribute('aria-invalid')])).toEqual(['secret', 'true'])
    expect(await recipient.evaluate(() => document.body.innerText.includes('Quillévéré'))).toBe(false)
    await picture(recipient, `${name}-wrong`)
  })

  it('opens with the right one, as it was said on the telephone, and shows letter, sender, files and picture', async () => {
    await unseal(recipient, sealed.envelope)
    await recipient.until(letterDrawn)
    expect(await text(recipient, 'h1')).toBe('Demande d’avis')
    expect(await text(recipient, '.facts')).toContain('Dr Léa Martin')
    expect(await recipient.evaluate(() => Array.from(document.querySelectorAll('.file bdi'), ({ textContent }) => textContent)))
      .toEqual(['IRM genou droit.png', 'Compte rendu.pdf', 'sériemcd.bin'])
    await recipient.until(() => (document.querySelector<HTMLImageElement>('.file img')?.naturalWidth ?? 0) > 0)
    expect(await recipient.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    // Letters are read in a frame that not even this page can look into.
    expect(await recipient.evaluate(() => [document.querySelector('.letter-frame')?.getAttribute('sandbox'), document.querySelector<HTMLIFrameElement>('.letter-frame')?.contentDocument]))
      .toEqual(['', null])
    expect(await recipient.evaluate(() => document.querySelector<HTMLIFrameElement>('.letter-frame')?.srcdoc.includes('Mme Joséphine Quillévéré'))).toBe(true)
    await picture(recipient, `${name}-open`)
  })

  it('opens one that was sealed in the terminal, and saves its file byte for byte', async () => {
    await unseal(recipient, await sealInTerminal({ 'Coupe de Mme Quillévéré.bin': SERIES, 'IRM genou droit.png': PNG }))
    expect(await recipient.evaluate(() => Array.from(document.querySelectorAll('.file bdi'), ({ textContent }) => textContent))).toEqual(['Coupe de Mme Quillévéré.bin', 'IRM genou droit.png'])
    await recipient.until(() => (document.querySelector<HTMLImageElement>('.file img')?.naturalWidth ?? 0) > 0)
    await recipient.click('.file:nth-child(1) button')
    expect((await recipient.saved('Coupe de Mme Quillévéré.bin')).equals(SERIES)).toBe(true)
  })

  it('saves a file byte for byte, under a name that is safe', async () => {
    await unseal(recipient, sealed.envelope)
    await recipient.click('.file:nth-child(3) button')
    expect((await recipient.saved('sériemcd.bin')).equals(SERIES)).toBe(true)
  })

  it('seals an answer that the sender opens, and that is proven', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sceau-answer-'))
    try {
      writeFileSync(join(folder, 'écho.bin'), SERIES)
      await unseal(recipient, sealed.envelope)
      await recipient.click('.answer summary')
      await recipient.click('.answer .main')
      await recipient.until(() => document.querySelector('#answer-error')?.textContent !== '')
      await recipient.type('#answer-text', 'Vue ce jour, rien d’inquiétant.')
      await recipient.choose('#answer-files', join(folder, 'écho.bin'))
      await recipient.click('.answer .main')
      await recipient.until(() => document.querySelector<HTMLElement>('.answer .done')?.hidden === false)
      const answer = await openAnswer(new Blob([Uint8Array.from(await recipient.saved(`reponse-${sealed.id.slice(0, 8)}.sceau`))]), sealed.answerKey!)
      expect(answer).toMatchObject({ sender: 'opened', letter: { text: 'Vue ce jour, rien d’inquiétant.' } })
      expect(answer.files.map((each) => each.name)).toEqual(['écho.bin'])
      expect(Buffer.from(await answer.files[0]!.content.arrayBuffer()).equals(SERIES)).toBe(true)
      await picture(recipient, `${name}-answered`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('sends nothing, whatever the letter tries', async () => {
    const { envelope } = await seal({ letter: { html: HOSTILE }, files: [file('a.svg', `<svg xmlns="http://www.w3.org/2000/svg"><image href="http://out.localhost/file.png"/></svg>`, 'image/svg+xml')] })
    proxy.forget()
    await unseal(recipient, envelope)
    await recipient.until(letterDrawn)
    expect(await recipient.evaluate(() => document.querySelector<HTMLIFrameElement>('.letter-frame')?.srcdoc.includes('Fin de la lettre'))).toBe(true)
    const letter = await recipient.evaluate(() => document.querySelector<HTMLIFrameElement>('.letter-frame')?.srcdoc ?? '')
    expect(letter).not.toMatch(/<(?:script|form|input|iframe|object|embed|svg|math|link|base|video)\b|\bon\w+\s*=|url\(|(?:src|href|srcset|background|action)\s*=\s*"?http/i)
    // A request of our own closes the list: whatever had been asked for before it would stand before it.
    await recipient.goto('http://end.localhost/').catch(() => undefined)
    await expect.poll(() => proxy.requests.map(({ url }) => url).filter((url) => url.includes('end.localhost')).length).toBeGreaterThan(0)
    expect(proxy.requests.map(({ url }) => url).filter((url) => url.includes('out.localhost'))).toEqual([])
  })

  it('would have been seen sending: the same letter as a bare page asks for many things', async () => {
    proxy.forget()
    // Without what would leave the page before the rest has been asked for.
    await recipient.open(`<!doctype html><meta charset="utf-8">${HOSTILE.replace(/<meta http-equiv="refresh"[^>]*>|location = '[^']*'|autofocus/g, '')}`)
    await expect.poll(() => new Set(proxy.requests.map(({ url }) => url).filter((url) => url.includes('out.localhost'))).size).toBeGreaterThan(10)
  })

  it('names an envelope that was cut off, and shows nothing of it', async () => {
    const whole = await sealed.envelope.text()
    await recipient.open(whole.slice(0, -1_000_000))
    await recipient.type('#secret', SPOKEN, true)
    await recipient.until(() => document.querySelector('.notice') !== null)
    expect(await text(recipient, '#app')).toMatch(/fin du fichier manque[\s\S]*rien n’en est montré/)
    expect(await recipient.evaluate(() => document.querySelector('iframe, .file') === null)).toBe(true)
  })

  it('names an envelope that was altered, and shows nothing of it', async () => {
    const whole = await sealed.envelope.text()
    const at = whole.lastIndexOf('x-sceau-part">') + 500
    await recipient.open(whole.slice(0, at) + (whole[at] === 'A' ? 'B' : 'A') + whole.slice(at + 1))
    await recipient.type('#secret', SPOKEN, true)
    await recipient.until(() => document.querySelector('.notice') !== null)
    expect(await text(recipient, '#app')).toMatch(/modifié ou abîmé[\s\S]*rien n’en est montré/)
    expect(await recipient.evaluate(() => document.querySelector('iframe, .file') === null)).toBe(true)
  })

  it('speaks English when asked, also of what stands there already', async () => {
    await unseal(recipient, sealed.envelope)
    await recipient.click('#languages [lang=en]')
    expect(await text(recipient, '#app')).toMatch(/From[\s\S]*Sealed on[\s\S]*3 files[\s\S]*Save all[\s\S]*Answer securely/)
    expect(await recipient.evaluate(() => document.documentElement.lang)).toBe('en')
  })
})
