import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { UNUSED_BRANCHES, withoutUnusedBranches } from '../../../scripts/unused-branches-plugin.ts'

/** The library files that are touched, as npm installed them. */
const FILES = [
  'pdfjs-dist/legacy/build/pdf.mjs', 'pdfjs-dist/legacy/build/pdf.worker.mjs', '@zip.js/zip.js/lib/core/codec-registry.js', '@zip.js/zip.js/dist/zip-web-worker.js', 'preact/dist/preact.mjs',
  'dompurify/dist/purify.es.mjs',
]
const { handler } = withoutUnusedBranches().transform as unknown as { handler: (code: string, id: string) => { code: string } | null }
const source = (file: string): string => readFileSync(`node_modules/${file}`, 'utf8')
const transformed = (file: string): string => handler(source(file), `/anywhere/node_modules/${file}`)!.code

it.each(FILES)('%s runs no text and no address any more, and is otherwise what it was', (file) => {
  const after = transformed(file)
  const code = after.replace(/^\s*\/\/.*$|\/\*[\s\S]*?\*\//gm, '')
  expect(code).not.toMatch(/\bnew Function\(|[^.\w]Function\(['"`]|import\(\s*(?!["'])[\w.]|\.innerHTML ?= ?(?!=)(?:h\.|IS_)/)
  expect(Math.abs(source(file).length - after.length)).toBeLessThan(500)
})

it('names every branch of the list once, with the reason', () => {
  for (const { module, because } of UNUSED_BRANCHES) {
    expect(FILES.some((file) => module.test(`/x/node_modules/${file}`)), String(module)).toBe(true)
    expect(because.length).toBeGreaterThan(5)
  }
})

it('stops the build when a library’s new version is not what we know, and leaves everything else alone', () => {
  expect(() => handler('export const nothing = 1', '/x/node_modules/preact/dist/preact.mjs')).toThrow(/preact\.mjs has the branch .* 0 times, not once/)
  expect(handler('export const nothing = 1', '/x/src/guard/judge.ts')).toBeNull()
})

/** As the engine's worker does (src/engine/load-readers.ts), in a process of its own. */
const READ = `
  import { readFileSync } from 'node:fs'
  // What browsers have and Node has not: nothing is drawn here.
  globalThis.DOMMatrix = globalThis.Path2D = globalThis.ImageData = class {}
  globalThis.pdfjsWorker = await import('./pdf.worker.mjs')
  const { getDocument } = await import('./pdf.mjs')
  const data = new Uint8Array(readFileSync('letter.pdf'))
  const read = await getDocument({ data, isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: 0 }).promise
  const { items } = await (await read.getPage(1)).getTextContent()
  console.log(items.map(({ str }) => str).join(''))
`

it('reads a PDF as before', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sceau-branches-'))
  try {
    for (const name of ['pdf.mjs', 'pdf.worker.mjs']) writeFileSync(join(folder, name), transformed(`pdfjs-dist/legacy/build/${name}`))
    const written = await PDFDocument.create()
    written.addPage().drawText('Constat : INR 5,8', { font: await written.embedFont(StandardFonts.Helvetica) })
    writeFileSync(join(folder, 'letter.pdf'), await written.save())
    writeFileSync(join(folder, 'read.mjs'), READ)
    expect(execFileSync(process.execPath, ['read.mjs'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n').at(-1)).toBe('Constat : INR 5,8')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
