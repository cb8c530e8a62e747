// Whether bytes hold a text, in any of the forms in which mail, web and disk write it down.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

const DEPTH = 4
const LIMIT = 64 << 20

/**
 * Which of `needles` stand in `bytes`, as they are or behind: UTF-8, Latin-1, UTF-16, base64 (wrapped, URL-safe), quoted-printable,
 * percent-encoding, JSON and HTML escapes, gzip, zlib, PDF streams, ZIP members, in any nesting up to four deep. Case, line breaks and
 * kinds of spaces do not matter; a number is found with or without its separators.
 * @param {Buffer|Uint8Array|string} bytes
 * @param {readonly string[]} needles
 * @returns {string[]} The needles found, in the order given.
 */
export function seenIn(bytes, needles) {
  const wanted = needles.map((needle) => ({ needle, forms: formsOf(needle), digits: digitsOf(needle) }))
  const found = new Set()
  const known = new Set()
  const queue = [{ data: typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), depth: 0 }]
  while (queue.length > 0 && found.size < needles.length) {
    const { data, depth } = queue.pop()
    const text = data.toString('latin1')
    const flat = flatten(text)
    const numbers = wanted.some(({ digits }) => digits) ? text.replace(/(?<=\d)[\s.\-_/+]|(?<=\d)\xc2?\xa0|(?<=\d)(\xe2\x80\xaf)/g, '') : ''
    for (const { needle, forms, digits } of wanted) {
      if (forms.some((form) => flat.includes(form)) || (digits && numbers.includes(digits))) found.add(needle)
    }
    if (depth >= DEPTH) continue
    for (const next of decoded(data, text)) {
      const key = `${next.length}:${next.subarray(0, 64).toString('latin1')}:${next.subarray(-64).toString('latin1')}`
      if (next.length < 4 || next.length > LIMIT || known.has(key)) continue
      known.add(key)
      queue.push({ data: next, depth: depth + 1 })
    }
  }
  return needles.filter((needle) => found.has(needle))
}

/** Lower case of ASCII, runs of white space as one space; bytes stay bytes (Latin-1 view). */
const flatten = (text) => text.replace(/(?:[\s\x00]|\xc2?\xa0|\xe2\x80\xaf)+/g, ' ').toLowerCase()

/** The Latin-1 views of a needle's encodings. Case is folded before encoding, and the view again like the content's. */
function formsOf(needle) {
  const forms = new Set()
  for (const text of [needle, needle.toLowerCase(), needle.toUpperCase(), needle.normalize('NFD')]) {
    forms.add(flatten(Buffer.from(text, 'utf8').toString('latin1')))
    forms.add(flatten(Buffer.from(text, 'latin1').toString('latin1')))
    forms.add(flatten(escapeHtml(text)))
  }
  return [...forms]
}

const escapeHtml = (text) => text.replace(/'/g, '&#039;')

function digitsOf(needle) {
  const digits = needle.replace(/\D/g, '')
  return digits.length >= 8 && /^[\d\s.\-_/]+$/.test(needle) ? digits : ''
}

/** What texts write behind escapes: quoted-printable, percent signs, JSON, HTML. */
function* unescaped(text) {
  if (/=\r?\n|=[0-9A-F]{2}/i.test(text)) yield latin(text.replace(/=[ \t]*\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex) => char(hex)))
  if (/%[0-9A-Fa-f]{2}/.test(text)) yield latin(text.replace(/\+/g, ' ').replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => char(hex)))
  if (/\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}/.test(text)) {
    yield Buffer.from(text.replace(/\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})/g, (_, u, x) => Buffer.from(char(u ?? x), 'utf8').toString('latin1')).replace(/\\[nrt]/g, ' '), 'latin1')
  }
  if (/&(#\d+|#x[0-9a-f]+|\w+);/i.test(text)) yield latin(unescapeHtml(text))
  if (/<[a-z/][^>]*>/i.test(text)) yield latin(text.replace(/<[^>]*>/g, ''))
}

function* decoded(data, text) {
  if (!isBinary(data)) yield* unescaped(text)
  if (data.length > 1 && (data.indexOf(0) >= 0)) yield latin(data.toString('utf16le'))
  for (const packed of base64Runs(data)) {
    // A database page or a URL may start the run before the encoding does: try each phase.
    for (let shift = 0; shift < 4; shift++) yield Buffer.from(packed.slice(shift), 'base64')
  }
  yield* inflated(data)
}

const SHORTEST_RUN = 16
const IS_BASE64 = Uint8Array.from({ length: 256 }, (_, code) => (/[A-Za-z0-9+/_-]/.test(String.fromCharCode(code)) ? 1 : 0))
const [TAB, LINE_FEED, RETURN, SPACE] = [9, 10, 13, 32]

/** Runs of the base64 alphabet, lines joined. By hand: a regular expression runs out of stack on a mail of some megabytes. */
function* base64Runs(data) {
  for (let at = 0; at < data.length; at++) {
    if (!IS_BASE64[data[at]]) continue
    const lines = []
    for (let from = at; IS_BASE64[data[from]];) {
      let end = from
      while (IS_BASE64[data[end]]) end += 1
      lines.push(data.toString('latin1', from, end))
      at = end
      if (lines[0].length < SHORTEST_RUN) break
      if (data[end] === RETURN) end += 1
      if (data[end] !== LINE_FEED) break
      end += 1
      while (data[end] === SPACE || data[end] === TAB) end += 1
      from = end
    }
    if (lines[0].length >= SHORTEST_RUN) yield lines.join('')
  }
}

/** Whether bytes are no text at all: nothing is written in escapes there. */
function isBinary(data) {
  const step = Math.max(1, Math.floor(data.length / 4096))
  let odd = 0
  let looked = 0
  for (let at = 0; at < data.length; at += step, looked++) {
    const byte = data[at]
    if (byte > 0 && byte < SPACE && byte !== TAB && byte !== LINE_FEED && byte !== RETURN) odd += 1
  }
  return odd > looked / 20
}

/** Unpacks every gzip, zlib and ZIP stream that starts somewhere in the bytes. */
function* inflated(data) {
  for (let at = 0; at < data.length - 6; at++) {
    const [a, b, c] = [data[at], data[at + 1], data[at + 2]]
    let unpack = null
    let from = at
    if (a === 0x1f && b === 0x8b && c === 8) unpack = gunzipSync
    else if (a === 0x78 && (b === 1 || b === 0x5e || b === 0x9c || b === 0xda)) unpack = inflateSync
    else if (a === 0x50 && b === 0x4b && c === 3 && data[at + 3] === 4 && at + 30 < data.length && data.readUInt16LE(at + 8) === 8) {
      unpack = inflateRawSync
      from = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28)
    }
    if (!unpack) continue
    try {
      yield unpack(data.subarray(from), { maxOutputLength: LIMIT, finishFlush: 2 })
    } catch {
      // Only looked like a packed stream.
    }
  }
}

/** Undoes HTTP's content encoding; unknown ones stay as they are. */
export function unpackBody(body, encoding = '') {
  try {
    if (encoding === 'gzip') return gunzipSync(body)
    if (encoding === 'br') return brotliDecompressSync(body)
    if (encoding === 'deflate') return inflateSync(body)
  } catch {
    // Cut short; the raw bytes are still evidence.
  }
  return body
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', eacute: 'é', egrave: 'è', ecirc: 'ê', agrave: 'à', ccedil: 'ç', iuml: 'ï', ouml: 'ö', ocirc: 'ô', ucirc: 'û', Eacute: 'É', rsquo: '’', euml: 'ë', icirc: 'î', acirc: 'â', oelig: 'œ' }

function unescapeHtml(text) {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    const character = name ? NAMED[name] : String.fromCodePoint(Math.min(decimal ? Number(decimal) : parseInt(hex, 16), 0x10ffff))
    return character === undefined ? whole : Buffer.from(character, 'utf8').toString('latin1')
  })
}

const char = (hex) => String.fromCharCode(parseInt(hex, 16))
const latin = (text) => Buffer.from(text, /[^\x00-\xff]/.test(text) ? 'utf8' : 'latin1')
