import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat } from '../../../../../src/crypto/bytes.ts'
import { readExif } from '../../../../../src/crypto/envelopes/photo/exif.ts'
import { stripMetadata } from '../../../../../src/crypto/envelopes/photo/strip-metadata.ts'
import { corners, exifSegment, magick, picture, pixels, segment, talkative, talkativeHeif, talkativePng, UPRIGHT_CORNERS, withSegments } from './some-photos.ts'

const JPEGS: Readonly<Record<string, Uint8Array>> = {
  plain: picture('jpeg'),
  progressive: picture('jpeg', '-interlace', 'JPEG'),
  grey: picture('jpeg', '-colorspace', 'Gray'),
  'for printing (CMYK)': picture('jpeg', '-colorspace', 'CMYK'),
  'with restarts': picture('jpeg', '-define', 'jpeg:restart-interval=1'),
}
const PNGS: Readonly<Record<string, Uint8Array>> = {
  plain: picture('png', '-define', 'png:color-type=2'),
  interlaced: picture('png', '-interlace', 'PNG'),
  transparent: picture('png', '-alpha', 'set', '-channel', 'A', '-evaluate', 'set', '50%'),
  'with a palette': picture('png', '-type', 'Palette'),
  'with 16 bits': picture('png48'),
}
/** As a phone writes them: with place, owner and texts. */
const telling = (format: string, orientation: number): Uint8Array<ArrayBuffer> => (format === 'webp'
  ? new Uint8Array(magick(talkative(picture('jpeg', '-scale', '400%'), orientation), 'convert', 'jpeg:-', 'webp:-'))
  : talkativeHeif(picture(format, '-scale', '400%'), orientation))
const NAME = /Ariane|Flobert|GPS/
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('a photo without what it said', () => {
  for (const [kind, jpeg] of Object.entries(JPEGS)) {
    it(`shows the same pixels: JPEG, ${kind}`, () => {
      const stripped = stripMetadata(talkative(jpeg, 6))!
      expect(text(stripped.bytes)).not.toMatch(NAME)
      expect(pixels(stripped.bytes)).toBe(pixels(jpeg))
      expect([...stripped.removed].sort()).toEqual(['camera', 'description', 'other', 'place', 'trailing'])
    })
  }

  for (const [kind, png] of Object.entries(PNGS)) {
    it(`shows the same pixels: PNG, ${kind}`, () => {
      const stripped = stripMetadata(talkativePng(png, 6))!
      expect(text(stripped.bytes)).not.toMatch(NAME)
      expect(pixels(stripped.bytes)).toBe(pixels(png))
      expect([...stripped.removed].sort()).toEqual(['camera', 'description', 'other', 'place', 'trailing'])
    })
  }

  it.each(['webp', 'heic', 'avif'])('shows the same pixels: %s', (format) => {
    const before = telling(format, 1)
    expect(text(before)).toMatch(NAME)
    const stripped = stripMetadata(before)!
    expect(stripped.format).toBe(format)
    expect(text(stripped.bytes)).not.toMatch(NAME)
    expect(pixels(stripped.bytes)).toBe(pixels(before))
    // Phones leave free space behind, in which an older block may stand.
    expect([...stripped.removed].sort()).toEqual(['camera', 'description', ...(format === 'webp' ? [] : ['other']), 'place'])
    expect(stripMetadata(stripped.bytes)).toMatchObject({ removed: [], bytes: stripped.bytes })
  })

  it('is still turned the right way: WebP, whose Exif block says how', () => {
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const before = telling('webp', orientation)
      expect(corners(stripMetadata(before)!.bytes), String(orientation)).toBe(corners(before))
      expect(corners(stripMetadata(before, 'drop')!.bytes)).toBe(corners(before, '-strip'))
    }
  })

  it('stays as it is and is named when it is a film or holds what we would have to guess at', () => {
    const heic = telling('heic', 1)
    const described = Uint8Array.from(heic)
    described.set(new TextEncoder().encode('udes'), text(heic).lastIndexOf('ispe'))
    for (const other of [concat(heic, Uint8Array.of(0, 0, 0, 8), new TextEncoder().encode('moov')), described, heic.subarray(0, heic.length - 1)]) expect(stripMetadata(other)).toBeNull()
  })

  it('is still turned the right way, for all eight ways', () => {
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const before = withSegments(JPEGS.plain!, exifSegment(orientation))
      const kept = stripMetadata(before, 'keep')!
      expect(kept.orientation).toBe(orientation)
      expect(corners(kept.bytes), String(orientation)).toBe(corners(before))
      const dropped = stripMetadata(before, 'drop')!
      expect(dropped.orientation).toBe(orientation)
      expect(corners(dropped.bytes)).toBe(UPRIGHT_CORNERS)
      expect(text(dropped.bytes)).not.toContain('Exif')
    }
  })

  it('keeps its colour profile, its resolution and Adobe’s colour transform, and loses its thumbnail', () => {
    const dense = picture('jpeg', '-units', 'PixelsPerInch', '-density', '300')
    const profile = segment(0xe2, new TextEncoder().encode('ICC_PROFILE\0'), Uint8Array.of(1, 1), new Uint8Array(600).fill(7))
    const thumbnail = segment(0xe0, new TextEncoder().encode('JFIF\0'), Uint8Array.of(1, 2, 1, 1, 44, 1, 44, 1, 1, 66, 66, 66))
    // ImageMagick's own JFIF segment has 18 bytes behind the start mark.
    const before = concat(dense.subarray(0, 2), thumbnail, profile, dense.subarray(20))
    const { bytes, removed } = stripMetadata(before)!
    const density = (file: Uint8Array): string => magick(file, 'identify', '-units', 'PixelsPerInch', '-format', '%x', '-').toString()
    expect(Buffer.from(bytes).includes(Buffer.from(profile))).toBe(true)
    expect(density(bytes)).toBe(density(before))
    expect(text(bytes)).not.toContain('BBB')
    expect(removed).toEqual(['camera'])
    expect(text(stripMetadata(JPEGS['for printing (CMYK)']!)!.bytes)).toContain('Adobe')
  })

  it('is left byte for byte as it was when there is nothing to take out', () => {
    for (const file of [JPEGS.plain!, stripMetadata(PNGS.plain!)!.bytes]) {
      const { bytes, removed } = stripMetadata(file)!
      expect(Buffer.from(bytes).equals(file)).toBe(true)
      expect(removed).toEqual([])
    }
  })

  it('is the same when done twice', () => {
    for (const file of [...Object.values(JPEGS).map((each) => talkative(each, 3)), ...Object.values(PNGS).map((each) => talkativePng(each, 3))]) {
      const once = stripMetadata(file)!
      const twice = stripMetadata(once.bytes)!
      expect(twice.bytes).toEqual(once.bytes)
      expect(twice.orientation).toBe(3)
    }
  })
})

describe('bytes that are no photo', () => {
  it('are named as such, never altered, never a crash', () => {
    for (const other of [new Uint8Array(), picture('gif'), new TextEncoder().encode('Bonjour'), JPEGS.plain!.subarray(0, 20), PNGS.plain!.subarray(0, 60)]) {
      expect(stripMetadata(other)).toBeNull()
    }
  })

  it('never make it throw: garbage, and photos with any byte changed or cut off', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      stripMetadata(bytes)
      stripMetadata(Uint8Array.from([0xff, 0xd8, 0xff, ...bytes]))
      stripMetadata(Uint8Array.from([...PNGS.plain!.subarray(0, 8), ...bytes]))
      readExif(bytes)
    }))
    const files = [talkative(JPEGS.plain!, 6), talkativePng(PNGS.plain!, 6), telling('webp', 6), telling('heic', 6)]
    fc.assert(fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(255), fc.nat(), (file, at, value, cut) => {
      const changed = file.slice(0, file.length - (cut % 50))
      changed[at % changed.length] = value
      const stripped = stripMetadata(changed)
      if (stripped !== null) expect(stripMetadata(stripped.bytes)?.removed).toEqual(stripped.orientation === 1 ? [] : ['camera'])
    }), { numRuns: 2000 })
  })
})
