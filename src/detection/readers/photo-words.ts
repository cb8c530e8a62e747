import { pngChunks } from '../../crypto/index.ts'
import { decodeText } from './text.ts'
import { tiffWords } from './tiff.ts'
import { xmlText } from './xml.ts'

const latin1 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return text
}

/** XMP as its own text; the markup names programs, not people. */
const xmpWords = (bytes: Uint8Array): string => (xmlText(decodeText(bytes)).split('\n').filter((line) => line.trim() !== '' && !/[<>]/.test(line)).join('\n'))

/** Records of IPTC IIM inside Photoshop's block: 0x1c, record 2, number, length, text. */
function iptcWords(bytes: Uint8Array): string {
  let words = ''
  for (let at = bytes.indexOf(0x1c); at >= 0 && at + 5 <= bytes.length; at = bytes.indexOf(0x1c, at + 1)) {
    if (bytes[at + 1] !== 2) continue
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0)
    if (length > 0 && length < 0x8000 && at + 5 + length <= bytes.length) words += `${decodeText(bytes.subarray(at + 5, at + 5 + length))}\n`
  }
  return words
}

function jpegWords(bytes: Uint8Array): string {
  const words: string[] = []
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) break
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const data = bytes.subarray(at + 4, at + 2 + length)
    const head = latin1(data.subarray(0, 40))
    if (marker === 0xe1 && head.startsWith('Exif\0\0')) words.push(tiffWords(data.subarray(6)))
    else if (marker === 0xe1 && head.startsWith('http://ns.adobe.com/')) words.push(xmpWords(data.subarray(data.indexOf(0x3c))))
    else if (marker === 0xed) words.push(iptcWords(data))
    else if (marker === 0xfe) words.push(decodeText(data))
    at += 2 + Math.max(2, length)
  }
  return words.join('\n')
}

const MOST_INFLATED = 1_000_000

/** Inflates a small text. What does not hold together gives nothing. */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('deflate'))
    const pieces: number[] = []
    for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) {
      pieces.push(...piece.subarray(0, 0x8000))
      if (pieces.length > MOST_INFLATED) break
    }
    return Uint8Array.from(pieces)
  } catch {
    return new Uint8Array()
  }
}

/** Chunks of PNG that hold words (PNG, 11.3.3): keyword, then text, packed or not. */
async function pngWords(bytes: Uint8Array): Promise<string> {
  const words: string[] = []
  for (const { type, data } of pngChunks(bytes)?.chunks ?? []) {
    const keyword = data.indexOf(0)
    if (type === 'eXIf') words.push(tiffWords(data))
    else if (type === 'tEXt') words.push(decodeText(data.subarray(keyword + 1)))
    else if (type === 'zTXt') words.push(decodeText(await inflate(data.subarray(keyword + 2))))
    else if (type === 'iTXt') {
      const packed = data[keyword + 1] === 1
      const language = data.indexOf(0, keyword + 3)
      const text = data.subarray(data.indexOf(0, language + 1) + 1)
      const content = packed ? await inflate(text) : text
      words.push(latin1(data.subarray(0, keyword)).startsWith('XML:') ? xmpWords(content) : decodeText(content))
    }
  }
  return words.join('\n')
}

/** When a program wrote the file. */
const TIME = /^\d{4}[-:]\d{2}[-:]\d{2}[T ][\d:.Z+-]*$/

/** What a picture file says in words beside its pixels: Exif, XMP, IPTC, comments. */
export async function photoWords(format: string, bytes: Uint8Array): Promise<string> {
  const words = format === 'jpeg' ? jpegWords(bytes) : format === 'png' ? await pngWords(bytes) : format === 'tiff' ? tiffWords(bytes) : ''
  return words.split('\n').filter((line) => !TIME.test(line)).join('\n')
}
