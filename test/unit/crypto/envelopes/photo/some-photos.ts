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

const number = (value: number, size: number): number[] => Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** (size - 1 - at)) % 256)
const box = (type: string, ...data: (Uint8Array | number[])[]): Uint8Array => {
  const body = concat(...data.map((part) => Uint8Array.from(part)))
  return concat(Uint8Array.from(number(body.length + 8, 4)), ascii(type), body)
}

/**
 * A HEIC or AVIF file with an Exif block and an XMP text, as phones write them (ISO/IEC 23008-12, annex A). The picture's bytes stay where
 * they are: the former `meta` becomes free space, the new one stands at the end, behind a second `mdat`.
 */
export function talkativeHeif(heif: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(heif.buffer, heif.byteOffset, heif.byteLength)
  const within = (from: number, to: number): { type: string; at: number; end: number }[] => {
    const found = []
    for (let at = from; at < to; at += view.getUint32(at)) found.push({ type: Buffer.from(heif.subarray(at + 4, at + 8)).toString('latin1'), at, end: at + view.getUint32(at) })
    return found
  }
  const meta = within(0, heif.length).find(({ type }) => type === 'meta')!
  const items: readonly (readonly [string, Uint8Array])[] = [
    ['Exif', concat(Uint8Array.of(0, 0, 0, 6), ascii('Exif\0\0'), exif(orientation))], ['mime', ascii('<x:xmpmeta>Ariane Flobert</x:xmpmeta>')],
  ]
  const store = box('mdat', ...items.map(([, data]) => data))
  const added = (type: string, old: Uint8Array): Uint8Array => {
    const of = new DataView(old.buffer, old.byteOffset, old.byteLength)
    if (type === 'iinf') {
      const entries = items.map(([kind], index) => box('infe', [2, 0, 0, 0], number(100 + index, 2), [0, 0], ascii(`${kind}\0${kind === 'mime' ? 'application/rdf+xml\0' : ''}`)))
      return box('iinf', old.subarray(8, 12), number(of.getUint16(12) + items.length, 2), old.subarray(14), ...entries)
    }
    const [version, offsets, lengths, bases] = [of.getUint8(8), of.getUint8(12) >> 4, of.getUint8(12) & 15, of.getUint8(13) >> 4]
    let at = heif.length + 8
    const entries = items.map(([, data], index) => {
      const entry = [...number(100 + index, 2), ...(version === 0 ? [] : [0, 0]), 0, 0, ...number(0, bases), 0, 1, ...number(at, offsets), ...number(data.length, lengths)]
      at += data.length
      return entry
    })
    return box('iloc', old.subarray(8, 14), number(of.getUint16(14) + items.length, 2), old.subarray(16), ...entries)
  }
  const parts = within(meta.at + 12, meta.end).map(({ type, at, end }) => (type === 'iinf' || type === 'iloc' ? added(type, heif.subarray(at, end)) : heif.subarray(at, end)))
  const freed = Uint8Array.from(heif)
  freed.set(ascii('free'), meta.at + 4)
  return concat(freed, store, box('meta', [0, 0, 0, 0], ...parts))
}
