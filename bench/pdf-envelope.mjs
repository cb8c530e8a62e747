// e. A PDF under a passphrase: qpdf as WebAssembly beside qpdf itself and the other library that could do it.
import { spawnSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { ms, percentile, table } from './support/figures.mjs'
import { importSource } from './support/practice.mjs'

export const title = 'Password PDF: sealing 1, 16 and 64 MB in Node'

const SIZES = [1, 16, 64]
const MB = 1024 * 1024
const SECRET = 'merle-tulipe-bateau'
const OPTIONS = ['--encrypt', SECRET, 'owner', '256', '--', '--object-streams=generate']

/** The way of the project; qpdf of Debian, starting and reading and writing files included; pdf-lib, which leaves strings in clear. */
const WAYS = {
  sceau: async ({ bytes, sealPdf, loadQpdf }) => {
    const { file } = await sealPdf({ name: '', type: 'application/pdf', content: new Blob([bytes]) }, SECRET, loadQpdf)
    return new Uint8Array(await file.content.arrayBuffer())
  },
  'qpdf (native)': ({ path }) => {
    if (spawnSync('qpdf', [...OPTIONS, path('in.pdf'), path('out.pdf')]).status !== 0) throw new Error('qpdf failed')
    return readFileSync(path('out.pdf'))
  },
  'pdf-lib': async ({ bytes }) => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    document.encrypt({ userPassword: SECRET, ownerPassword: 'owner' })
    return document.save()
  },
}

export async function run({ rounds = 5 }) {
  const { sealPdf } = await importSource('src/crypto/envelopes/pdf/seal-pdf.ts')
  const { loadQpdf } = await importSource('cli/qpdf.ts')
  const folder = mkdtempSync(join(tmpdir(), 'sceau-bench-pdf-'))
  const path = (name) => join(folder, name)
  const results = []
  let wrong = false
  try {
    for (const megabytes of SIZES) {
      const bytes = await picturesPdf(megabytes)
      writeFileSync(path('in.pdf'), bytes)
      const times = Object.fromEntries(Object.keys(WAYS).map((name) => [name, []]))
      for (let round = -1; round < rounds; round++) {
        for (const [name, way] of Object.entries(WAYS)) {
          const started = performance.now()
          const sealed = await way({ bytes, path, sealPdf, loadQpdf })
          const time = performance.now() - started
          if (round >= 0) times[name].push(time)
          else if (!opens(sealed, path)) wrong = true
        }
      }
      results.push({ megabytes, ...Object.fromEntries(Object.entries(times).map(([name, values]) => [name, percentile(values, 0.5)])) })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  report(results)
  if (wrong) console.log('  a sealed PDF did not open: WRONG')
  return { results, wrong }
}

/** Random pictures that no compression shrinks, 4 MB a page. */
async function picturesPdf(megabytes) {
  const document = await PDFDocument.create()
  const pages = Math.max(1, megabytes / 4)
  for (let at = 0; at < pages; at++) {
    const data = new Uint8Array(megabytes * MB / pages)
    for (let start = 0; start < data.length; start += 65_536) randomFillSync(data, start, Math.min(65_536, data.length - start))
    const picture = document.context.stream(data, { Type: 'XObject', Subtype: 'Image', Width: 1000, Height: Math.floor(data.length / 3000), ColorSpace: 'DeviceRGB', BitsPerComponent: 8 })
    const page = document.addPage()
    const name = page.node.newXObject('Picture', document.context.register(picture))
    page.node.set(PDFName.of('Contents'), document.context.register(document.context.stream(`q 500 0 0 700 20 20 cm ${name} Do Q`)))
  }
  return document.save({ useObjectStreams: false })
}

/** Whether Debian's qpdf opens it with the passphrase and finds nothing wrong. */
function opens(bytes, path) {
  writeFileSync(path('check.pdf'), bytes)
  return spawnSync('qpdf', [`--password=${SECRET}`, '--check', path('check.pdf')]).status === 0
}

function report(results) {
  const names = Object.keys(WAYS)
  table(['MB', ...names.map((name) => `${name} ms`), 'MB/s', 'to qpdf (native)', 'to pdf-lib'], results.map((row) => [
    row.megabytes, ...names.map((name) => ms(row[name])), (row.megabytes / row.sceau * 1000).toFixed(1),
    (row.sceau / row['qpdf (native)']).toFixed(2), (row.sceau / row['pdf-lib']).toFixed(2),
  ]))
}
