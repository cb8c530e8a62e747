import type { Storage } from './cfb.ts'
import { type FileText, read, UnreadError } from './reading.ts'
import { decodeCodePage } from './text.ts'

const ENCRYPTED = 0x0100
const OTHER_TABLE = 0x0200
const PIECE = 8
const COMPRESSED = 0x40000000

/** Marks of Word in the text: ends of cells, pages, fields, anchors. */
 
const MARKS = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g

/**
 * Text of a Word 97–2003 document ([MS-DOC], 2.4.1): all its pieces, that is the body, headers, footers, notes, comments
 * and boxes, in this order.
 * @throws UnreadError when it has a password or does not hold together.
 */
export function readDoc(root: Storage): FileText {
  const main = root.streams.get('WordDocument')?.()
  if (!main || main.length < 0x1aa) throw new UnreadError('damaged')
  const head = new DataView(main.buffer, main.byteOffset, main.byteLength)
  const flags = head.getUint16(10, true)
  if ((flags & ENCRYPTED) !== 0) throw new UnreadError('password')
  const table = root.streams.get((flags & OTHER_TABLE) === 0 ? '0Table' : '1Table')?.()
  if (!table) throw new UnreadError('damaged')
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  let at = head.getUint32(0x1a2, true)
  const end = Math.min(table.length, at + head.getUint32(0x1a6, true))
  // Paragraph settings come first; the pieces follow.
  while (at + 5 <= end && table[at] === 1) at += 3 + view.getUint16(at + 1, true)
  if (at + 5 > end || table[at] !== 2) throw new UnreadError('damaged')
  const length = Math.min(view.getUint32(at + 1, true), end - at - 5)
  const start = at + 5
  const count = Math.floor((length - 4) / (4 + PIECE))
  let text = ''
  for (let index = 0; index < count; index += 1) {
    const characters = view.getUint32(start + 4 * index + 4, true) - view.getUint32(start + 4 * index, true)
    const place = view.getUint32(start + 4 * (count + 1) + PIECE * index + 2, true)
    const from = place & ~COMPRESSED
    text += (place & COMPRESSED) === 0
      ? new TextDecoder('utf-16le').decode(main.subarray(from, from + 2 * characters))
      : decodeCodePage(main.subarray(from / 2, from / 2 + characters), 1252)
  }
  return read('doc', text.replace(/\x07/g, '\t').replace(/\r/g, '\n').replace(MARKS, ' '))
}
