import { toBase64, utf8 } from '../crypto/index.ts'
import { domainOf } from '../directory/index.ts'

/** RFC 5322, 2.1.1: lines of at most 78 characters where they can be folded. */
const LINE = 76
/** RFC 2047, 2: an encoded word has at most 75 characters; 45 bytes become 60 of base64. */
const WORD_BYTES = 45
/** Quoted parameters cannot be folded. */
const LONGEST_QUOTED = 120

// Bidirectional overrides and control characters let a name or subject look like another.
 
const CONTROLS = /[\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g

/** A value without anything that could end its header. */
export const oneLine = (text: string): string => text.replace(CONTROLS, ' ').trim()

/** ASCII that may stand as it is; what is too long to be folded between words is encoded, which cuts anywhere. */
const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text) && !text.includes('=?') && !/\S{77}| {77}/.test(text)

/** RFC 2047 "B" encoded words, cut between characters. */
export function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (utf8(word + character).length > WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += character
  }
  words.push(word)
  return words.map((one) => `=?UTF-8?B?${toBase64(utf8(one))}?=`).join('\r\n ')
}

/** A text header's value: as it is when ASCII, else in encoded words; folded at spaces. */
export function textValue(text: string): string {
  const line = oneLine(text)
  if (!isPlain(line)) return encodedWords(line)
  let folded = ''
  let width = 0
  // A line of spaces alone would read as the end of the headers: fold before a word only.
  for (const word of line.split(/(?= \S)/)) {
    if (width > 0 && width + word.length > LINE) {
      folded += '\r\n'
      width = 0
    }
    folded += word
    width += word.length
  }
  return folded
}

/** A display name: quoted string (RFC 5322, 3.2.4) or encoded words, which alone can be folded. */
function phrase(name: string): string {
  const line = oneLine(name)
  if (!isPlain(line) || line.length > LINE) return encodedWords(line)
  return /^[\w !#$%&'*+/=?^`{|}~-]*$/.test(line) ? line : `"${line.replace(/["\\]/g, '\\$&')}"`
}

/** An address without anything that could begin another one, its domain in ASCII. */
function bareAddress(address: string): string {
  const bare = oneLine(address).replace(/[<>()[\]\s,;:"\\]/g, '')
  const domain = domainOf(bare)
  return domain === '' ? bare : `${bare.slice(0, bare.lastIndexOf('@'))}@${domain}`
}

/** A mailbox list, one address a line. */
export function addressValue(list: readonly { readonly name: string; readonly address: string }[]): string {
  return list.map(({ name, address }) => {
    const bare = bareAddress(address)
    return name.trim() === '' ? bare : `${phrase(name)} <${bare}>`
  }).join(',\r\n ')
}

/** A parameter of a MIME header: quoted, or in RFC 2231's extended form when it is not ASCII or too long for a line. */
export function parameter(key: string, value: string): string {
  const line = oneLine(value)
  if (isPlain(line) && line.length <= LONGEST_QUOTED) return `;\r\n ${key}="${line.replace(/["\\]/g, '\\$&')}"`
  const bytes = Array.from(utf8(line), (byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9!#$&+.^_`{}|~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  // RFC 2231, 3: a long value is continued in numbered parts, cut between bytes, not within one.
  const parts: string[] = []
  for (const byte of bytes) {
    if (parts.length === 0 || (parts.at(-1) ?? '').length + byte.length > 50) parts.push('')
    parts.push((parts.pop() ?? '') + byte)
  }
  if (parts.length === 1) return `;\r\n ${key}*=UTF-8''${parts[0] ?? ''}`
  return parts.map((part, index) => `;\r\n ${key}*${index}*=${index === 0 ? "UTF-8''" : ''}${part}`).join('')
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 5322, 3.3, in UTC: where the practitioner is, is nobody's business. */
export function dateValue(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${DAYS[date.getUTCDay()] ?? ''}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()} ${
    two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`
}
