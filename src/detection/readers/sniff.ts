import { looksLikeOpenpgp } from '../../crypto/index.ts'
import type { FileFormat } from './reading.ts'

/** First bytes, in latin-1, of the formats that have fixed ones. */
const MAGIC: readonly (readonly [FileFormat, number, string])[] = [
  ['png', 0, '\x89PNG'], ['jpeg', 0, '\xff\xd8\xff'], ['gif', 0, 'GIF8'], ['tiff', 0, 'II*\0'], ['tiff', 0, 'MM\0*'], ['webp', 8, 'WEBP'],
  ['bmp', 0, 'BM'], ['heic', 4, 'ftyp'], ['zip', 0, 'PK\x03\x04'], ['zip', 0, 'PK\x05\x06'], ['ole', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['gzip', 0, '\x1f\x8b'], ['7z', 0, '7z\xbc\xaf\x27\x1c'], ['rar', 0, 'Rar!'], ['dicom', 128, 'DICM'], ['rtf', 0, '{\\rtf'],
  ['openpgp', 0, '-----BEGIN PGP MESSAGE-----'],
]
/** Readers accept a PDF header anywhere in the first kilobyte (ISO 32000-1, implementation note 13 of PDF 1.7). */
const PDF_WINDOW = 1024
const SAMPLE = 4096

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** Whether bytes can be text: hardly any control characters but blanks and line ends, or a UTF-16 pattern. */
function looksLikeText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  let control = 0
  let zeroes = 0
  for (const byte of bytes) {
    if (byte === 0) zeroes += 1
    else if (byte < 32 && ![9, 10, 12, 13, 27, 28, 29, 30, 31].includes(byte)) control += 1
  }
  if (control > bytes.length / 100) return false
  return zeroes === 0 || Math.abs(zeroes - bytes.length / 2) < bytes.length / 6
}

/** Two header lines of a mail, one of them telling. */
const MAIL_HEAD = /^(?:from [^\n]*\n)?(?:[a-z][a-z\d-]{1,60}:[^\n]*\r?\n(?:[ \t]+[^\n]*\r?\n)*){2}/i
const MAIL_HEADER = /^(?:return-path|received|delivered-to|mime-version|message-id|from|date|subject|content-type|x-[\w-]+|dkim-signature):/im
const TELLING_HEADER = /^(?:mime-version|message-id|received|return-path|content-type):/im

/** Tells a file's format by its first bytes, never by its name. Archives and compound files are looked into by their readers. */
export function sniff(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) return 'empty'
  const head = latin1(bytes.subarray(0, PDF_WINDOW))
  for (const [format, offset, magic] of MAGIC) if (head.startsWith(magic, offset)) return format
  if (head.includes('%PDF-')) return 'pdf'
  if (!looksLikeText(bytes.subarray(0, SAMPLE))) return looksLikeOpenpgp(bytes.subarray(0, SAMPLE)) ? 'openpgp' : 'unknown'
  const start = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*/, '').replaceAll('\0', '')
  if (/^(?:<!--[^]*?-->\s*)?<(?:!doctype html|html|head|body|div|table|p|meta)\b/i.test(start)) return 'html'
  if (/^<\?xml|^<(?:\w+:)?clinicaldocument/i.test(start)) return /<(?:\w+:)?ClinicalDocument\b/.test(latin1(bytes.subarray(0, SAMPLE))) ? 'cda' : 'xml'
  if (MAIL_HEAD.test(start) && MAIL_HEADER.test(start) && TELLING_HEADER.test(latin1(bytes.subarray(0, SAMPLE)))) return 'eml'
  return 'text'
}
