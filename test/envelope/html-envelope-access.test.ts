import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as envelopePage from 'virtual:envelope-page'
import { sealHtml } from '../../src/crypto/envelopes/html/write.ts'
import { file } from '../unit/crypto/envelopes/html/support.ts'
import { launch, type Recipient } from './support/recipient.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SECRET = 'grenouille-orange-velours-7'
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'

let envelope: Blob
beforeAll(async () => {
  ({ envelope } = await sealHtml({
    files: [file('IRM.png', Uint8Array.from(readFileSync('docs/pictures/held.png')), 'image/png'), file('Compte rendu.pdf', PDF, 'application/pdf')],
    letter: { text: 'Cher confrère,\n\nVoici les clichés.' }, subject: 'Demande d’avis', from: 'Dr Léa Martin', language: 'fr', wantsAnswer: true,
  }, SECRET, envelopePage))
})

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

const opened = (): boolean => document.body.classList.contains('opened')

describe('the page of an HTML envelope', () => {
  let recipient: Recipient
  let page: Page
  beforeAll(async () => {
    recipient = await launch('Chromium')
    page = recipient.page!
  })
  afterAll(() => recipient.close())

  it.each(['light', 'dark'])('breaks no rule of accessibility, %s: sealed, refused, open, answered', async (scheme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }])
    await recipient.open(envelope)
    await recipient.until(() => document.querySelector('#secret') !== null)
    expect(await violations(page)).toEqual([])
    await recipient.type('#secret', 'autre phrase', true)
    await recipient.until(() => document.querySelector('#secret-error')?.textContent !== '')
    expect(await violations(page)).toEqual([])
    await recipient.type('#secret', SECRET, true)
    await recipient.until(opened)
    await recipient.click('.answer summary')
    await recipient.type('#answer-text', 'Merci.')
    await recipient.click('.answer .main')
    await recipient.until(() => document.querySelector<HTMLElement>('.answer .done')?.hidden === false)
    expect(await violations(page)).toEqual([])
  })

  it('is used from the passphrase to the answer with the keyboard alone', async () => {
    await recipient.open(envelope)
    await recipient.until(() => document.activeElement?.id === 'secret')
    await page.keyboard.type(SECRET)
    await page.keyboard.press('Enter')
    await recipient.until(opened)
    const stops: string[] = []
    for (let count = 0; count < 8; count++) {
      await page.keyboard.press('Tab')
      stops.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''))
    }
    expect(stops).toEqual(['Tout enregistrer', 'Enregistrer IRM.png', 'Voir Compte rendu.pdf, dans un nouvel onglet', 'Enregistrer Compte rendu.pdf', 'Répondre en sécurité', 'Imprimer', 'Refermer le pli', expect.any(String)])
  })

  it('fits a narrow screen and a page enlarged fourfold, without scrolling sideways', async () => {
    await page.setViewport({ width: 320, height: 640 })
    await recipient.open(envelope)
    const overflow = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth
    expect(await page.evaluate(overflow)).toBe(0)
    await recipient.type('#secret', SECRET, true)
    await recipient.until(opened)
    await recipient.click('.answer summary')
    expect(await page.evaluate(overflow)).toBe(0)
    await page.setViewport({ width: 1280, height: 900 })
  })

  it('prints letter, sender and names of files, without its controls', async () => {
    await recipient.open(envelope)
    await recipient.type('#secret', SECRET, true)
    await recipient.until(opened)
    await page.emulateMediaType('print')
    const shown = await page.evaluate(() => document.body.innerText)
    await page.emulateMediaType('screen')
    expect(shown).toMatch(/Demande d’avis[\s\S]*Dr Léa Martin[\s\S]*Voici les clichés[\s\S]*IRM\.png/)
    expect(shown).not.toMatch(/Enregistrer|Répondre|Refermer|English/)
  })

  it('forgets all when it is closed', async () => {
    await recipient.open(envelope)
    await recipient.type('#secret', SECRET, true)
    await recipient.until(opened)
    await Promise.all([page.waitForNavigation(), page.evaluate(() => document.querySelector<HTMLElement>('.tools button:last-child')?.click())])
    await recipient.until(() => document.querySelector('#secret') !== null)
    expect(await page.evaluate(() => [document.body.innerText.includes('clichés'), document.querySelector<HTMLInputElement>('#secret')?.value])).toEqual([false, ''])
  })

  it('says what to do where no script runs, in both languages', async () => {
    await page.setJavaScriptEnabled(false)
    await recipient.open(envelope)
    const shown = await page.evaluate(() => document.body.innerText)
    await page.setJavaScriptEnabled(true)
    expect(shown).toMatch(/pli chiffré[\s\S]*ouvrez-le avec Firefox, Chrome, Edge ou Safari[\s\S]*encrypted envelope[\s\S]*open it with Firefox/)
    expect(shown).not.toMatch(/Code secret/)
  })
})

it.each(['Chromium', 'Firefox'] as const)('a PDF opens in the viewer of %s, in a tab of its own', async (name) => {
  const recipient = await launch(name)
  try {
    const page = recipient.page!
    await recipient.open(envelope)
    await recipient.type('#secret', SECRET, true)
    await recipient.until(opened)
    expect(await page.evaluate(() => navigator.pdfViewerEnabled)).toBe(true)
    const [tab] = await Promise.all([
      page.browser().waitForTarget((target) => target.url().startsWith('blob:')),
      recipient.click('.file a'),
    ])
    expect(tab.url()).toMatch(/^blob:/)
    expect(await page.evaluate(() => document.querySelector('.file a')?.getAttribute('rel'))).toBe('noopener')
  } finally {
    await recipient.close()
  }
})
