import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadQpdf } from '../../../../../cli/qpdf.ts'
import { type EnvelopeFile, EnvelopeError } from '../../../../../src/crypto/envelopes/envelope.ts'
import { imagesToPdf } from '../../../../../src/crypto/envelopes/pdf/images-to-pdf.ts'
import { layOut } from '../../../../../src/crypto/envelopes/pdf/page-layout.ts'
import { sealPdf } from '../../../../../src/crypto/envelopes/pdf/seal-pdf.ts'
import { corners, exifSegment, magick, picture, talkative, talkativePng, UPRIGHT_CORNERS, withSegments } from '../photo/some-photos.ts'
import { bytesOf, inFolder, tool } from './some-pdfs.ts'

const image = (bytes: Uint8Array, name = 'IMG_1234.JPG'): EnvelopeFile => ({ name, type: '', content: new Blob([new Uint8Array(bytes)]) })
const pdfOf = async (...images: Uint8Array[]): Promise<Uint8Array> => bytesOf((await imagesToPdf(images.map((each) => image(each)))).file)
/** The page as poppler paints it, cut to what is not white around. */
const painted = (pdf: Uint8Array, page = 1): Uint8Array => inFolder((path) => {
  writeFileSync(path('in.pdf'), pdf)
  const { status } = spawnSync('pdftoppm', ['-png', '-r', '96', '-f', String(page), '-l', String(page), '-singlefile', path('in.pdf'), path('out')])
  expect(status).toBe(0)
  return new Uint8Array(readFileSync(path('out.png')))
})
/** Corners of a picture of 48 by 32 pixels in the middle of its page, at 96 pixels per inch. */
const shown = (pdf: Uint8Array, [width, height] = [48, 32]): string =>
  corners(painted(pdf), '-gravity', 'center', '-crop', `${width}x${height}+0+0`, '+repage')

const MAGNIFIED = ['-scale', '2000%']

describe('a PDF of photos', () => {
  it('shows each upright, however the camera was held', async () => {
    const jpeg = picture('jpeg')
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const turned = withSegments(jpeg, exifSegment(orientation))
      expect(shown(await pdfOf(turned), orientation >= 5 ? [32, 48] : [48, 32]), String(orientation)).toBe(corners(turned))
    }
  })

  it('shows every kind of PNG', async () => {
    const kinds: string[][] = [['-define', 'png:color-type=2'], ['-interlace', 'PNG'], ['-type', 'Palette'], ['-define', 'png:bit-depth=16', '-define', 'png:color-type=2'], ['-alpha', 'set', '-define', 'png:color-type=6']]
    for (const options of kinds) expect(shown(await pdfOf(picture('png', ...options))), options.join(' ')).toBe(UPRIGHT_CORNERS)
    const grey = picture('png', '-colorspace', 'Gray', '-define', 'png:color-type=0', '-define', 'png:bit-depth=4')
    expect(shown(await pdfOf(grey))).toBe(corners(grey))
    // Upside down. ImageMagick itself does not turn PNG; browsers do.
    expect(shown(await pdfOf(talkativePng(picture('png'), 3)))).toBe('111 001 010 100')
  })

  it('does not code a JPEG anew', async () => {
    const jpeg = picture('jpeg')
    const pdf = await pdfOf(jpeg)
    expect(Buffer.from(pdf).includes(Buffer.from(jpeg.subarray(2, 200)))).toBe(true)
    expect(tool(pdf, 'pdfimages', '-list', 'FILE').stdout).toMatch(/image +48 +32 +rgb +3 +8 +jpeg/)
  })

  it('holds one page each on A4, portrait or landscape, with a margin', async () => {
    const wide = picture('jpeg', ...MAGNIFIED)
    const pdf = await pdfOf(wide, withSegments(wide, exifSegment(6)), picture('png'))
    const { stdout } = tool(pdf, 'pdfinfo', '-f', '1', '-l', '3', 'FILE')
    expect(stdout).toMatch(/Pages: +3\n/)
    expect(stdout).toMatch(/Page +1 size: +841.89 x 595.276 pts \(A4\)[^]*Page +2 size: +595.276 x 841.89 pts \(A4\)/)
    for (const [page, sides] of [[1, [842, 595]], [2, [595, 842]]] as const) {
      const [width = 0, height = 0] = magick(painted(pdf, page), 'convert', '-', '-bordercolor', 'white', '-border', '1', '-fuzz', '10%', '-trim', '-format', '%w %h', 'info:').toString().split(' ').map(Number)
      // The white quarter of the picture is cut off with the margin: at least half of each side is left.
      expect(width).toBeLessThanOrEqual((sides[0] - 56) * 96 / 72)
      expect(height).toBeLessThanOrEqual((sides[1] - 56) * 96 / 72)
      expect(Math.max(width / sides[0], height / sides[1])).toBeGreaterThan(1.1)
    }
  })

  it('says nothing of place, device, name or time', async () => {
    const { file, removed } = await imagesToPdf([image(talkative(picture('jpeg'), 6), 'Ariane Flobert.jpg'), image(talkativePng(picture('png'), 1))])
    const raw = Buffer.from(await bytesOf(file)).toString('latin1')
    expect(raw).not.toMatch(/Ariane|Flobert|CreationDate|Producer/)
    expect([...removed].sort()).toEqual(['camera', 'description', 'other', 'place', 'trailing'])
    expect(file.name).toBe('document.pdf')
  })

  it('can be sealed', async () => {
    const { file } = await imagesToPdf([image(picture('jpeg')), image(picture('png'))])
    const bytes = await bytesOf((await sealPdf(file, 'merle-tulipe', loadQpdf)).file)
    expect(tool(bytes, 'qpdf', '--password=merle-tulipe', '--check', 'FILE').status).toBe(0)
    expect(tool(bytes, 'pdfinfo', '-upw', 'merle-tulipe', 'FILE').stdout).toMatch(/Pages: +2/)
  })

  it('stops when the practitioner ends it', async () => {
    await expect(imagesToPdf([image(picture('jpeg'))], { signal: AbortSignal.abort() })).rejects.toMatchObject({ key: 'envelope_cancelled' })
  })
})

describe('pictures that a PDF does not know', () => {
  it('are named by their kind, or converted by the host', async () => {
    const gif = picture('gif')
    await expect(imagesToPdf([image(gif)])).rejects.toMatchObject({ key: 'envelope_image_format', params: ['GIF'] })
    await expect(imagesToPdf([image(picture('bmp'))])).rejects.toMatchObject({ params: ['BMP'] })
    await expect(imagesToPdf([image(gif)], {}, () => Promise.resolve(null))).rejects.toMatchObject({ key: 'envelope_image_format' })
    const { file } = await imagesToPdf([image(gif)], {}, async (blob) => new Blob([new Uint8Array(magick(new Uint8Array(await blob.arrayBuffer()), 'convert', 'gif:-', 'png:-'))]))
    expect(shown(await bytesOf(file))).toBe(UPRIGHT_CORNERS)
    await expect(imagesToPdf([image(Uint8Array.from([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic0000')]))])).rejects.toMatchObject({ params: ['HEIC'] })
  })

  it('are named when they are none, damaged or far too large', async () => {
    await expect(imagesToPdf([image(new TextEncoder().encode('Bonjour'))])).rejects.toMatchObject({ key: 'envelope_image_unknown' })
    await expect(imagesToPdf([])).rejects.toMatchObject({ key: 'envelope_image_unknown' })
    await expect(imagesToPdf([image(picture('jpeg').subarray(0, 100))])).rejects.toMatchObject({ key: 'envelope_image_damaged' })
    const bomb = picture('png', '-interlace', 'PNG')
    new DataView(bomb.buffer).setUint32(16, 60_000)
    new DataView(bomb.buffer).setUint32(20, 60_000)
    await expect(imagesToPdf([image(bomb)])).rejects.toMatchObject({ key: 'envelope_image_too_big' })
  })

  it('never throw anything but a named error', async () => {
    const files = [talkative(picture('jpeg'), 6), talkativePng(picture('png', '-interlace', 'PNG'), 6), picture('png', '-define', 'png:color-type=2')]
    await fc.assert(fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(255), async (file, at, value) => {
      const changed = file.slice()
      changed[at % changed.length] = value
      const error: unknown = await imagesToPdf([image(changed)]).then(() => null, (reason: unknown) => reason)
      if (error !== null) expect(error).toBeInstanceOf(EnvelopeError)
    }), { numRuns: 200 })
  })
})

describe('the place of a picture', () => {
  it('is inside the margins, in its own proportions, and never larger than 96 pixels per inch', () => {
    const side = fc.integer({ min: 1, max: 20_000 })
    fc.assert(fc.property(side, side, fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8) as fc.Arbitrary<1 | 6>, (width, height, orientation) => {
      const { page, matrix: [a, b, c, d, e, f] } = layOut(width, height, orientation)
      const xs = [e, a + e, c + e, a + c + e]
      const ys = [f, b + f, d + f, b + d + f]
      const margin = 10 * 72 / 25.4 - 1e-6
      expect(Math.min(...xs, ...ys)).toBeGreaterThanOrEqual(margin)
      expect(Math.max(...xs)).toBeLessThanOrEqual(page[0] - margin)
      expect(Math.max(...ys)).toBeLessThanOrEqual(page[1] - margin)
      const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)]
      expect(across / down / (width / height)).toBeCloseTo(1, 6)
      expect(across / width).toBeLessThanOrEqual(0.75 + 1e-9)
    }))
  })
})
