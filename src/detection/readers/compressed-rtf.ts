import { UnreadError } from './reading.ts'

const COMPRESSED = 0x75465a4c
const PLAIN = 0x414c454d
const HEADER = 16
const MOST_BYTES = 16 * 1024 ** 2
/** What every dictionary begins with ([MS-OXRTFCP], 2.1.2.1). */
const DICTIONARY = '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const SIZE = 4096

/** RTF as Outlook packs it ([MS-OXRTFCP]). @throws UnreadError when it is not that. */
export function inflateRtf(bytes: Uint8Array): Uint8Array {
  if (bytes.length < HEADER) return new Uint8Array()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const raw = Math.min(view.getUint32(4, true), MOST_BYTES)
  const kind = view.getUint32(8, true)
  if (kind === PLAIN) return bytes.subarray(HEADER, HEADER + raw)
  if (kind !== COMPRESSED) throw new UnreadError('damaged')
  const dictionary = new Uint8Array(SIZE)
  for (let at = 0; at < DICTIONARY.length; at += 1) dictionary[at] = DICTIONARY.charCodeAt(at)
  const out = new Uint8Array(raw)
  let length = 0
  let write = DICTIONARY.length
  const put = (byte: number): void => {
    if (length < raw) out[length] = byte
    length += 1
    dictionary[write] = byte
    write = (write + 1) % SIZE
  }
  let at = HEADER
  while (at < bytes.length && length < raw) {
    const control = bytes[at] ?? 0
    at += 1
    for (let bit = 0; bit < 8 && at < bytes.length && length < raw; bit += 1) {
      if ((control >> bit & 1) === 0) {
        put(bytes[at] ?? 0)
        at += 1
        continue
      }
      const token = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      at += 2
      const from = token >> 4
      if (from === write) return out.subarray(0, Math.min(length, raw))
      for (let index = 0; index < (token & 15) + 2; index += 1) put(dictionary[(from + index) % SIZE] ?? 0)
    }
  }
  return out.subarray(0, Math.min(length, raw))
}
