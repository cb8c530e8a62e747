import { spawnSync } from 'node:child_process'
import { concat } from '../../../../../src/crypto/bytes.ts'
import { pngChunk } from '../../../../../src/crypto/envelopes/photo/png-chunks.ts'

/** ImageMagick on bytes. `-` stands for them. */
export function magick(input: Uint8Array | null, program: 'convert' | 'identify', ...args: string[]): Buffer<ArrayBuffer> {
  const { status, stdout, stderr } = spawnSync(program, args, { input: input ?? '', maxBuffer: 256 * 1024 * 1024 })
  if (status !== 0) throw new Error(`${program}: ${stderr.toString()}`)
  return Buffer.from(stdout)
}

/** A picture whose four corners differ: red, green, blue, white from the top left, in reading order. 48 by 32 pixels. */
const CORNERS = ['-size', '24x16', '(', 'xc:red', 'xc:lime', '+append', ')', '(', 'xc:blue', 'xc:white', '+append', ')', '-append']

export const picture = (format: string, ...options: string[]): Uint8Array<ArrayBuffer> => new Uint8Array(magick(null, 'convert', ...CORNERS, ...options, `${format}:-`))

/** Checksum of decoded pixels, as stored: not turned. */
export const pixels = (bytes: Uint8Array): string => magick(bytes, 'identify', '-format', '%w %h %#', '-').toString() + magick(bytes, 'convert', '-', '-depth', '8', 'rgba:-').toString('base64')

/** Colours of the corners after turning as Exif says, in reading order. */
export const corners = (bytes: Uint8Array, ...options: string[]): string => {
  const small = magick(bytes, 'convert', '-', ...options, '-auto-orient', '-resize', '2x2!', '-depth', '8', 'rgb:-')
  const name = (at: number): string => [small[at] ?? 0, small[at + 1] ?? 0, small[at + 2] ?? 0].map((value) => (value > 127 ? '1' : '0')).join('')
  return [0, 3, 6, 9].map(name).join(' ')
}
export const UPRIGHT_CORNERS = '100 010 001 111'

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)
const short = (value: number): number[] => [value >> 8, value & 255]

/** An Exif block with an orientation, an owner's name and a place. */
export function exif(orientation: number): Uint8Array {
  const owner = ascii('Ariane Flobert\0\0')
  return concat(
    Uint8Array.of(
      0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 3,
      0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
      0x01, 0x3b, 0, 2, 0, 0, 0, owner.length, 0, 0, 0, 50,
      0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 66,
      0, 0, 0, 0,
    ),
    owner,
    Uint8Array.of(0, 1, 0, 1, 0, 2, 0, 0, 0, 2, 0x4e, 0, 0, 0, 0, 0, 0, 0),
  )
}

export const segment = (marker: number, ...data: Uint8Array[]): Uint8Array => {
  const body = concat(...data)
  return concat(Uint8Array.of(0xff, marker, ...short(body.length + 2)), body)
}

/** Puts segments behind the start mark of a JPEG. */
export const withSegments = (jpeg: Uint8Array, ...segments: Uint8Array[]): Uint8Array => concat(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2))

export const exifSegment = (orientation: number): Uint8Array => segment(0xe1, ascii('Exif\0\0'), exif(orientation))

/** Everything that phones and editors leave in a JPEG. */
export const talkative = (jpeg: Uint8Array, orientation: number): Uint8Array => concat(withSegments(
  jpeg,
  exifSegment(orientation),
  segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Ariane Flobert</x:xmpmeta>')),
  segment(0xed, ascii('Photoshop 3.0\0Ariane Flobert')),
  segment(0xe2, ascii('MPF\0Ariane Flobert')),
  segment(0xe4, ascii('MakerNote Ariane Flobert')),
  segment(0xfe, ascii('Ariane Flobert')),
), ascii('trailing film of Ariane Flobert'))

/** Puts chunks behind the header of a PNG. */
export const withChunks = (png: Uint8Array, ...chunks: Uint8Array[]): Uint8Array => concat(png.subarray(0, 33), ...chunks, png.subarray(33))

export const talkativePng = (png: Uint8Array, orientation: number): Uint8Array => concat(withChunks(
  png,
  pngChunk('eXIf', exif(orientation)),
  pngChunk('tEXt', ascii('Author\0Ariane Flobert')),
  pngChunk('iTXt', ascii('XML:com.adobe.xmp\0\0\0\0\0Ariane Flobert')),
  pngChunk('tIME', Uint8Array.of(7, 234, 1, 1, 1, 1, 1)),
  pngChunk('prVt', ascii('Ariane Flobert')),
), ascii('Ariane Flobert'))
