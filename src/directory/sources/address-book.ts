/** Larger files are no address book. Bytes. */
export const MOST_BYTES = 20 * 1024 * 1024
/** As many as are remembered at all. */
const MOST_ADDRESSES = 5000
/** Sources: RFC 5321 section 4.5.3.1. */
const LONGEST = 254

const ADDRESS = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+\.[^\s<>,;:"()[\]\\@.]+$/u

/** Addresses of an address book: vCard 2.1 to 4.0, or CSV as mail programs write it. Each once, lower-cased; empty when there is none. */
export function addressesIn(text: string): string[] {
  const found = /^BEGIN:VCARD/im.test(text) ? inVcards(text) : inCsv(text)
  return [...new Set(found.map((address) => address.trim().toLowerCase()))].filter((one) => one.length <= LONGEST && ADDRESS.test(one)).slice(0, MOST_ADDRESSES)
}

/** The text of a file, by its byte order mark. Addresses are ASCII: other old encodings do them no harm. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes)
}

/** `EMAIL` properties, with or without a group and parameters (RFC 6350 section 6.4.2), their folded lines joined (section 3.2). */
function inVcards(text: string): string[] {
  const whole = text.replace(/=\r?\n(?=\S)/gu, '').replace(/\r?\n[ \t]/gu, '')
  return [...whole.matchAll(/^(?:[\w-]+\.)?EMAIL(?:;(?:[^":;\r\n]|"[^"\r\n]*")*)*:(.*)$/gimu)]
    .map(([, value = '']) => value.trim().replace(/^mailto:/iu, '').replace(/=40/gu, '@'))
}

/** Cells that hold an address and nothing else, or a name and an address, or several in one cell: a remark that names one does not count. */
function inCsv(text: string): string[] {
  return cellsOf(text.replace(/^\uFEFF/u, '')).flatMap((cell) => cell.split(/\s*(?::::|[;,])\s*/u))
    .map((piece) => /^[^<>]*<([^<>]+)>$/u.exec(piece.trim())?.[1] ?? piece)
}

/** The cells of all rows (RFC 4180 section 2), parted by what parts the first line. */
function cellsOf(text: string): string[] {
  const first = /^.*/u.exec(text)?.[0] ?? ''
  const count = (sign: string): number => first.split(sign).length
  const delimiter = [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at] ?? ''
      else quoted = false
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (sign === delimiter || sign === '\n' || sign === '\r') {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell]
}
